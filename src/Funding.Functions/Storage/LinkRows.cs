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
        if (row.GetDateTimeOffset("UsedAt") is not null)
        {
            return new LinkAnswer.Bad(LinkRefusals.Used);
        }
        if (row.GetDateTimeOffset("RevokedAt") is not null)
        {
            return new LinkAnswer.Bad(LinkRefusals.Revoked);
        }
        var expires = row.GetDateTimeOffset("Expires")!.Value;
        return now >= expires
            ? new LinkAnswer.Bad(LinkRefusals.Expired)
            : new LinkAnswer.Good(
                new Link(
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
                    expires
                )
            );
    }
}
