using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage.Notifications;

/// <summary>A mail of a meeting that did not reach its receiver.</summary>
/// <param name="Mail">Which of the meeting's, <c>3-1</c>.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="ToName">Whose it was.</param>
/// <param name="Why">What became of it.</param>
/// <param name="At">When that was known.</param>
internal sealed record ReturnedMeetingMail(
    string Mail,
    MeetingId Meeting,
    string Subject,
    string ToName,
    MailReturn Why,
    DateTimeOffset At
);

/// <summary>
/// What came back of the meetings' mails and nobody has put aside yet, in the partition <c>returned-mails</c> of <c>Views</c>. A mail that is told of
/// again is one; one that has been put aside stays so.
/// </summary>
public sealed class ReturnedMeetingMails
{
    /// <summary>Most that are shown at a time.</summary>
    internal const int Most = 50;

    private const string Partition = "returned-mails";
    private const string Waiting = "waiting|";
    private const string Handled = "handled|";
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal ReturnedMeetingMails(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    internal async Task KeepAsync(
        EffectId id,
        string subject,
        string toName,
        MailReturn why,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(id.Of.Id, id.Name);
        var handled = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Handled + key,
            ["RowKey"],
            cancellationToken
        );
        if (handled.HasValue)
        {
            return;
        }
        var row = new TableEntity(Partition, Waiting + key)
        {
            ["Meeting"] = id.Of.Id,
            ["Mail"] = id.Name,
            ["Subject"] = subject,
            ["ToName"] = toName,
            ["Why"] = why.ToString(),
            ["At"] = _time.GetUtcNow(),
        };
        try
        {
            await _clients.Views.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // Told of before.
        }
    }

    /// <summary>Those that wait, one more than <see cref="Most"/> at most.</summary>
    internal async Task<IReadOnlyList<ReturnedMeetingMail>> ListAsync(CancellationToken cancellationToken)
    {
        var (from, to) = (Waiting, "waiting}");
        List<ReturnedMeetingMail> mails = [];
        await foreach (
            var row in _clients.Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {to}"),
                Most + 1,
                cancellationToken: cancellationToken
            )
        )
        {
            mails.Add(Read(row));
            if (mails.Count > Most)
            {
                break;
            }
        }
        return mails;
    }

    /// <summary>Puts one aside, with who did so; one that nobody waits for is left as it is.</summary>
    internal async Task HandleAsync(Guid meeting, string mail, string person, CancellationToken cancellationToken)
    {
        var key = KeyOf(meeting, mail);
        var waiting = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Waiting + key,
            cancellationToken: cancellationToken
        );
        if (!waiting.HasValue)
        {
            return;
        }
        try
        {
            await _clients.Views.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Delete, waiting.Value!),
                    new(
                        TableTransactionActionType.UpsertReplace,
                        new TableEntity(Partition, Handled + key) { ["By"] = person, ["At"] = _time.GetUtcNow() }
                    ),
                ],
                cancellationToken
            );
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            // Somebody else has put it aside meanwhile.
        }
    }

    private static string KeyOf(Guid meeting, string mail) => $"{meeting:D}|{mail}";

    private static ReturnedMeetingMail Read(TableEntity row) =>
        new(
            row.GetString("Mail"),
            new MeetingId(row.GetGuid("Meeting")!.Value),
            row.GetString("Subject"),
            row.GetString("ToName"),
            Enum.Parse<MailReturn>(row.GetString("Why")),
            row.GetDateTimeOffset("At")!.Value
        );
}
