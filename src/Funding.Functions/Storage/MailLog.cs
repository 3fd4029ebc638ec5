using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>Where a mail is.</summary>
internal enum MailStatus
{
    /// <summary>Not handed over yet.</summary>
    Queued,

    /// <summary>Handed over.</summary>
    Sent,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>Optional, and put down for the receiver's daily digest.</summary>
    Collected,

    /// <summary>Optional, and the receiver has chosen not to get it.</summary>
    NotWanted,
}

/// <summary>What the mail service has told of a mail that it took: each says more than the one before.</summary>
internal enum MailFate
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>The receiver's server does not take it yet; the service goes on trying.</summary>
    Deferred,

    /// <summary>The receiver's server has taken it.</summary>
    Delivered,

    /// <summary>The service did not send it: mail to the address has come back or been complained of before.</summary>
    Dropped,

    /// <summary>It came back.</summary>
    Bounced,

    /// <summary>Its receiver has reported it as spam.</summary>
    Spam,
}

/// <summary>One mail of an application, a meeting, …, for the record. Personal links are left out of the text.</summary>
/// <param name="Id">The effect it comes from, within its aggregate.</param>
/// <param name="Template">Which text.</param>
/// <param name="ToName">To whom.</param>
/// <param name="ToAddress">Their address.</param>
/// <param name="Status">Where it is.</param>
/// <param name="QueuedAt">When it was decided on.</param>
/// <param name="SentAt">When it was handed over.</param>
/// <param name="Subject">Empty until it is sent.</param>
/// <param name="Text">Empty until it is sent.</param>
/// <param name="Attempts">How often it could not be handed over.</param>
/// <param name="Error">Why not, the last time.</param>
internal sealed record LoggedMail(
    string Id,
    MailTemplate Template,
    string ToName,
    string ToAddress,
    MailStatus Status,
    DateTimeOffset QueuedAt,
    DateTimeOffset? SentAt,
    string Subject,
    string Text,
    int Attempts,
    string? Error
)
{
    /// <summary>What the mail service has told of it since.</summary>
    public MailFate Fate { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? FateAt { get; init; }

    /// <summary>Whether what it says has been kept, so that it can be sent again.</summary>
    public bool IsKept { get; init; }
}

/// <summary>Reads what mails an application, a meeting, … has sent.</summary>
public sealed class MailLog
{
    private const int Tries = 10;
    private readonly StorageClients _clients;
    private readonly LongTexts _texts;

    internal MailLog(StorageClients clients, LongTexts texts) => (_clients, _texts) = (clients, texts);

    /// <summary>A page, oldest first.</summary>
    internal async Task<StoredPage<LoggedMail>> ListAsync(
        AggregateRef of,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (of.Partition, OutboxRows.MailPrefix + continuation, "mail}");
        var page = await _clients
            .TableOf(of.Kind)
            .QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return new(
            [.. page.Values.Select(Read)],
            page.ContinuationToken is null ? null : page.Values[^1].RowKey[OutboxRows.MailPrefix.Length..]
        );
    }

    /// <summary>The mails of the events before one of them, latest first.</summary>
    /// <param name="of">Whose.</param>
    /// <param name="before">The event that they come before; the version and one for the latest.</param>
    /// <param name="events">How many events back.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<IReadOnlyList<LoggedMail>> ListBackAsync(
        AggregateRef of,
        long before,
        int events,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (of.Partition, Key(Math.Max(1, before - events)), Key(before));
        List<LoggedMail> mails = [];
        await foreach (
            var row in _clients
                .TableOf(of.Kind)
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter(
                        $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"
                    ),
                    1000,
                    cancellationToken: cancellationToken
                )
        )
        {
            mails.Add(Read(row));
        }
        mails.Reverse();
        return mails;
    }

    /// <summary>One mail, and what it says where that was kept; null when there is none.</summary>
    internal async Task<(LoggedMail Mail, Effect.SendMail? Effect)?> FindAsync(
        EffectId id,
        CancellationToken cancellationToken
    )
    {
        var row = await RowAsync(id, cancellationToken);
        if (row is null)
        {
            return null;
        }
        var mail = Read(row);
        return (
            mail,
            mail.IsKept
                ? JsonSerializer.Deserialize(
                    await _texts.ReadAsync(row, OutboxRows.EffectColumn, cancellationToken),
                    CoreJson.Default.Effect
                ) as Effect.SendMail
                : null
        );
    }

    /// <summary>
    /// Records what the mail service tells. It tells in any order, and more than once: what says less than is known already
    /// changes nothing.
    /// </summary>
    /// <returns>Whether the mail is there and has been handed over; one that is being handed over can be told of later.</returns>
    internal async Task<bool> RecordAsync(
        EffectId id,
        MailFate fate,
        DateTimeOffset at,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await RowAsync(id, cancellationToken) is not { } row || row.GetBoolean("Undelivered") is true)
            {
                return false;
            }
            var known = Read(row);
            var isNews = fate > known.Fate || (fate == MailFate.Deferred && known.Fate == fate && at > known.FateAt);
            if (!isNews)
            {
                return true;
            }
            try
            {
                await _clients
                    .TableOf(id.Of.Kind)
                    .UpdateEntityAsync(
                        new TableEntity(row.PartitionKey, row.RowKey)
                        {
                            ["Fate"] = fate.ToString(),
                            ["FateAt"] = at,
                            ["FateEvent"] = eventId,
                        },
                        row.ETag,
                        TableUpdateMode.Merge,
                        cancellationToken
                    );
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Another event of the same mail came first.
            }
        }
        throw new StorageConflictException("The mail's row was changed by others every time.");
    }

    private async Task<TableEntity?> RowAsync(EffectId id, CancellationToken cancellationToken)
    {
        var row = await _clients
            .TableOf(id.Of.Kind)
            .GetEntityIfExistsAsync<TableEntity>(
                id.Of.Partition,
                OutboxRows.MailPrefix + id.Key,
                cancellationToken: cancellationToken
            );
        return row.HasValue ? row.Value : null;
    }

    private static string Key(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{OutboxRows.MailPrefix}{sequence:D8}");

    private static LoggedMail Read(TableEntity row) =>
        new(
            row.RowKey[OutboxRows.MailPrefix.Length..],
            Enum.Parse<MailTemplate>(row.GetString("Template"), ignoreCase: false),
            row.GetString("ToName"),
            row.GetString("ToAddress"),
            row.GetString("Status") is { } status ? Enum.Parse<MailStatus>(status) : MailStatus.Queued,
            row.GetDateTimeOffset("QueuedAt")!.Value,
            row.GetDateTimeOffset("SentAt"),
            row.GetString("Subject") ?? "",
            EntityText.Read(row, "Text") ?? "",
            row.GetInt32("Attempts") ?? 0,
            row.GetString("LastError")
        )
        {
            Fate = Enum.TryParse<MailFate>(row.GetString("Fate"), out var fate) ? fate : MailFate.Unknown,
            FateAt = row.GetDateTimeOffset("FateAt"),
            IsKept =
                row.GetBoolean("Undelivered") is not true
                && row.Keys.Any(name => name.StartsWith(OutboxRows.EffectColumn, StringComparison.Ordinal)),
        };
}
