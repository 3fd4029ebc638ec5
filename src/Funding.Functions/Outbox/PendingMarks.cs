using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Outbox;

/// <summary>A change whose outbox may not be delivered yet.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Version">The version that the change leads to.</param>
/// <param name="ChangeId">The change.</param>
/// <param name="Due">When the sweep looks at it.</param>
/// <param name="Attempts">How many sweeps failed to deliver something.</param>
/// <param name="Reason">Why, the last time: a code or a kind of fault, without personal data.</param>
internal sealed record PendingMark(
    AggregateRef Of,
    long Version,
    string ChangeId,
    DateTimeOffset Due,
    int Attempts,
    string? Reason = null
)
{
    internal string RowKey =>
        string.Create(CultureInfo.InvariantCulture, $"{Due.UtcTicks:D19}|{Of.Partition}|{Version:D10}|{ChangeId}");
}

/// <summary>
/// The partition <c>outbox</c> of the table <c>Pending</c>. Its keys begin with the time at which the sweep is to look, so
/// that the sweep reads the marks that are due and no others.
/// </summary>
internal sealed class PendingMarks(StorageClients clients, TimeProvider time)
{
    private const string Partition = "outbox";

    /// <summary>How long whoever made a change has to deliver it before the sweep takes over.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);

    /// <summary>Written before the commit.</summary>
    public async Task<PendingMark> WriteAsync(
        AggregateRef of,
        long version,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var mark = new PendingMark(of, version, changeId, time.GetUtcNow() + Grace, 0);
        // Upsert: the client's own repeat of a request whose answer was lost must not fail.
        await clients.Pending.UpsertEntityAsync(Row(mark), TableUpdateMode.Replace, cancellationToken);
        return mark;
    }

    /// <summary>Everything that the change asked for is done, or the change never came about.</summary>
    public Task RemoveAsync(PendingMark mark, CancellationToken cancellationToken) =>
        // Deleting what is gone is not an error: the client answers 404 quietly.
        clients.Pending.DeleteEntityAsync(Partition, mark.RowKey, ETag.All, cancellationToken);

    /// <summary>Something failed. Looks again later: 2, 4, 8 … minutes, at most an hour.</summary>
    public Task PostponeAsync(PendingMark mark, string fault, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(mark.Attempts + 1, 10)));
        var later = mark with
        {
            Attempts = mark.Attempts + 1,
            Reason = fault,
            Due = time.GetUtcNow() + (wait < _longestWait ? wait : _longestWait),
        };
        return MoveAsync(mark, later, cancellationToken);
    }

    /// <summary>Nothing failed, but another dispatcher, alive or dead, has claimed mails. Looks again when no claim of now lasts.</summary>
    public Task AwaitClaimsAsync(PendingMark mark, CancellationToken cancellationToken) =>
        MoveAsync(mark, mark with { Due = time.GetUtcNow() + Grace }, cancellationToken);

    /// <summary>The marks that are due, oldest first.</summary>
    public async IAsyncEnumerable<PendingMark> DueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture) + "~";
        var rows = clients.Pending.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {until}"),
            maxPerPage: 100,
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            yield return Mark(row);
        }
    }

    /// <summary>Up to <paramref name="limit"/> changes that a sweep could not deliver wholly: staff must know.</summary>
    public async Task<IReadOnlyList<PendingMark>> TroubledAsync(int limit, CancellationToken cancellationToken)
    {
        var troubled = new List<PendingMark>();
        var rows = clients.Pending.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Attempts gt {0}"),
            maxPerPage: limit,
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            troubled.Add(Mark(row));
            if (troubled.Count == limit)
            {
                break;
            }
        }
        return troubled;
    }

    private async Task MoveAsync(PendingMark mark, PendingMark later, CancellationToken cancellationToken)
    {
        try
        {
            await clients.Pending.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Delete, Row(mark)),
                    new(TableTransactionActionType.UpsertReplace, Row(later)),
                ],
                cancellationToken
            );
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another sweep has moved or removed it.
        }
    }

    private static TableEntity Row(PendingMark mark) =>
        new(Partition, mark.RowKey)
        {
            // Of what kind only where it is not an application, as the marks of the first release know no other; the
            // name of the column is from then too.
            ["Kind"] = mark.Of.Kind == AggregateKind.Application ? null : mark.Of.Kind.ToString(),
            ["ApplicationId"] = mark.Of.Id,
            ["Version"] = mark.Version,
            ["ChangeId"] = mark.ChangeId,
            ["Due"] = mark.Due,
            ["Attempts"] = mark.Attempts,
            ["Reason"] = mark.Reason,
            ETag = ETag.All,
        };

    private static PendingMark Mark(TableEntity row) =>
        new(
            new AggregateRef(
                row.GetString("Kind") is { } kind ? Enum.Parse<AggregateKind>(kind) : AggregateKind.Application,
                row.GetGuid("ApplicationId")!.Value
            ),
            row.GetInt64("Version")!.Value,
            row.GetString("ChangeId"),
            row.GetDateTimeOffset("Due")!.Value,
            row.GetInt32("Attempts") ?? 0,
            row.GetString("Reason")
        );
}
