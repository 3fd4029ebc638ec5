using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Storage;

/// <summary>Aggregates of one kind: load, change, read the trail.</summary>
/// <typeparam name="TState">Their state.</typeparam>
/// <typeparam name="TCommand">What can be asked of them.</typeparam>
/// <typeparam name="TEvent">What happens to them.</typeparam>
public abstract class AggregateStore<TState, TCommand, TEvent>
    where TState : class
    where TEvent : class
{
    private readonly TableClient _table;
    private readonly AggregateRows<TState, TCommand, TEvent> _rows;
    private readonly AggregateCommits<TState, TCommand, TEvent> _commits;
    private readonly OutboxDispatcher _dispatcher;

    private protected AggregateStore(
        StorageClients clients,
        AggregateRows<TState, TCommand, TEvent> rows,
        AggregateCommits<TState, TCommand, TEvent> commits,
        OutboxDispatcher dispatcher
    ) => (_table, _rows, _commits, _dispatcher) = (clients.TableOf(rows.Kind), rows, commits, dispatcher);

    /// <summary>The state, or null when there is none.</summary>
    internal async Task<Stored<TState>?> LoadAsync(AggregateRef id, CancellationToken cancellationToken) =>
        (await _rows.LoadAsync(id, cancellationToken)).Stored;

    /// <summary>
    /// Lets the domain decide, saves what it decides in one transaction, and delivers the effects. When this returns, the
    /// change is in storage; an effect that could not be delivered yet is delivered by the sweep.
    /// </summary>
    internal async Task<ChangeResult<TState, TEvent>> ChangeAsync(
        DurableTaskClient client,
        AggregateRef id,
        TCommand command,
        Actor actor,
        ChangeOptions? options,
        CancellationToken cancellationToken
    )
    {
        var outcome = await _commits.CommitAsync(id, command, actor, options ?? new ChangeOptions(), cancellationToken);
        if (outcome.Commit is { } commit)
        {
            await _dispatcher.DeliverAsync(client, commit);
        }
        return outcome.Result;
    }

    /// <summary>A page of the audit trail, oldest first.</summary>
    /// <param name="id">Which.</param>
    /// <param name="continuation">From the page before; null for the first.</param>
    /// <param name="pageSize">Most entries, at most 1000.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<TrailEntry<TEvent>>> ReadTrailAsync(
        AggregateRef id,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var after = continuation is null
            ? 0
            : long.Parse(continuation, NumberStyles.None, CultureInfo.InvariantCulture);
        var page = await EventsAsync(id, after, pageSize, cancellationToken);
        List<TrailEntry<TEvent>> entries = [];
        foreach (var row in page.Values)
        {
            entries.Add((await _rows.ReadEventAsync(row, cancellationToken)).Entry);
        }
        return new(
            entries,
            page.ContinuationToken is null ? null : entries[^1].Sequence.ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Lines of the audit trail, latest first: those before one of them.</summary>
    /// <param name="id">Which.</param>
    /// <param name="before">The line that they come before; the version and one for the latest.</param>
    /// <param name="count">How many lines back, at most 1000.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="type">Only events of this kind; null for all.</param>
    internal async Task<IReadOnlyList<TrailEntry<TEvent>>> ReadTrailBackAsync(
        AggregateRef id,
        long before,
        int count,
        CancellationToken cancellationToken,
        Type? type = null
    )
    {
        var (partition, from, to) = (
            id.Partition,
            AggregateRows.Event(Math.Max(1, before - count)),
            AggregateRows.Event(before)
        );
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"
        );
        if (type is not null)
        {
            filter += TableClient.CreateQueryFilter($" and Type eq {type.Name}");
        }
        List<TrailEntry<TEvent>> entries = [];
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, 1000, cancellationToken: cancellationToken))
        {
            entries.Add((await _rows.ReadEventAsync(row, cancellationToken)).Entry);
        }
        entries.Reverse();
        return entries;
    }

    /// <summary>The first event whose row has been altered, or null when the whole chain of hashes holds.</summary>
    internal async Task<long?> FindBrokenEventAsync(AggregateRef id, CancellationToken cancellationToken)
    {
        var (hash, sequence) = ("", 0L);
        Page<TableEntity> page;
        do
        {
            page = await EventsAsync(id, sequence, 500, cancellationToken);
            foreach (var row in page.Values)
            {
                var (entry, json) = await _rows.ReadEventAsync(row, cancellationToken);
                sequence++;
                hash = AggregateRows.Hash(hash, sequence, json);
                if (entry.Sequence != sequence || !string.Equals(hash, entry.Hash, StringComparison.Ordinal))
                {
                    return sequence;
                }
            }
        } while (page.ContinuationToken is not null);
        var state = await _rows.LoadAsync(id, cancellationToken);
        return string.Equals(state.TrailHash, hash, StringComparison.Ordinal) ? null : sequence + 1;
    }

    private async Task<Page<TableEntity>> EventsAsync(
        AggregateRef id,
        long after,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (id.Partition, AggregateRows.Event(after), "event}");
        return await _table
            .QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
    }
}
