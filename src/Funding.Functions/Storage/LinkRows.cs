using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>Rows <c>link|{hash}</c> in its aggregate's partition.</summary>
internal static class LinkRows
{
    internal const string Prefix = "link|";

    internal static TableEntity New(AggregateRef of, string hash, PersonRef person, PersonalLink link) =>
        new(of.Partition, Prefix + hash)
        {
            ["PersonId"] = person.Id,
            ["PersonName"] = person.Name,
            ["PersonEmail"] = person.Email.ToString(),
            ["Purpose"] = link.Purpose.ToString(),
            ["Target"] = link.Target,
            ["Round"] = link.Round,
            ["Expires"] = link.ExpiresAt,
        };

    internal static LinkAnswer Read(AggregateKind kind, TableEntity row, DateTimeOffset now)
    {
        var link = new Link(
            new AggregateRef(kind, Guid.ParseExact(row.PartitionKey, "D")),
            row.RowKey[Prefix.Length..],
            new PersonRef(
                row.GetString("PersonId"),
                row.GetString("PersonName"),
                EmailAddress.Parse(row.GetString("PersonEmail"), CultureInfo.InvariantCulture)
            ),
            Enum.Parse<LinkPurpose>(row.GetString("Purpose")),
            row.GetString("Target"),
            row.GetInt32("Round")!.Value,
            row.GetDateTimeOffset("Expires")!.Value
        );
        return row.GetDateTimeOffset("UsedAt") is { } usedAt ? new LinkAnswer.Bad(LinkRefusals.Used, link, usedAt)
            : row.GetDateTimeOffset("RevokedAt") is not null ? new LinkAnswer.Bad(LinkRefusals.Revoked, link)
            : now >= link.ExpiresAt ? new LinkAnswer.Bad(LinkRefusals.Expired, link)
            : new LinkAnswer.Good(link);
    }

    /// <summary>The person's links that a new one replaces, as they stand.</summary>
    internal static async Task<IReadOnlyList<TableEntity>> EarlierAsync(
        TableClient table,
        AggregateRef of,
        PersonRef person,
        PersonalLink link,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (of.Partition, Prefix, "link}");
        var (personId, purpose, target) = (person.Id, link.Purpose.ToString(), link.Target);
        List<TableEntity> earlier = [];
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to} and PersonId eq {personId} and Purpose eq {purpose} and Target eq {target} and Expires gt {now}"
            ),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (Read(of.Kind, row, now) is LinkAnswer.Good)
            {
                earlier.Add(row);
            }
        }
        return earlier;
    }

    /// <summary>Takes a link back, unless it has been used meanwhile.</summary>
    internal static TableTransactionAction Void(TableEntity row, DateTimeOffset now) =>
        new(
            TableTransactionActionType.UpdateMerge,
            new TableEntity(row.PartitionKey, row.RowKey) { ["RevokedAt"] = now },
            row.ETag
        );
}
