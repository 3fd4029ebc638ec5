using System.Globalization;
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
);

/// <summary>Reads what mails an application, a meeting, … has sent.</summary>
public sealed class MailLog
{
    private readonly StorageClients _clients;

    internal MailLog(StorageClients clients) => _clients = clients;

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
        );
}
