using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Storage;

/// <summary>
/// The index of instances. Changes that come while others are being stored are stored together afterwards, in one
/// transaction: many instances that start or end at the same time cost little.
/// </summary>
internal sealed partial class InstanceIndex(TableClient table, ILogger<InstanceIndex> log, CancellationToken stopped)
{
    private const int ChangesPerTransaction = 50;
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<Change> _waiting = [];
    private bool _storing;

    /// <summary>Notes an instance that is about to be created, in place of an ended one with its id if there is one.</summary>
    public Task AddLiveAsync(string instanceId, bool replacesDone) =>
        StoreAsync(instanceId, IndexRow.Live(instanceId), replacesDone ? IndexRow.Done(instanceId) : null);

    /// <summary>Notes that an instance has ended.</summary>
    public Task MoveToDoneAsync(InstanceRecord record) =>
        StoreAsync(record.Id, IndexRow.Done(record), IndexRow.Live(record.Id));

    /// <summary>Forgets an instance whose creation did not happen.</summary>
    public Task RemoveLiveAsync(string instanceId) => StoreAsync(instanceId, null, IndexRow.Live(instanceId));

    /// <summary>Forgets an ended instance.</summary>
    public Task RemoveDoneAsync(string instanceId) => StoreAsync(instanceId, null, IndexRow.Done(instanceId));

    /// <summary>Ids of the instances that may have something to do.</summary>
    public async IAsyncEnumerable<string> LiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = table.QueryAsync<TableEntity>(
            Range(IndexRow.LivePrefix),
            select: ["RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return IndexRow.IdOf(row);
        }
    }

    /// <summary>A page of the ended instances that match a filter, in the order of their ids.</summary>
    public async Task<(IReadOnlyList<IndexedInstance> Instances, string? ContinuationToken)> DoneAsync(
        string instanceIdPrefix,
        string? filter,
        string? continuationToken,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var range = Range(IndexRow.DonePrefix + Keys.Escape(instanceIdPrefix));
        var pages = table
            .QueryAsync<TableEntity>(
                filter is null ? range : $"{range} and {filter}",
                pageSize,
                cancellationToken: cancellationToken
            )
            .AsPages(continuationToken, pageSize);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            return (page.Values.Select(IndexRow.Read).ToList(), page.ContinuationToken);
        }

        return ([], null);
    }

    private static string Range(string from)
    {
        // The first key that does not begin with the prefix: its last character counted up.
        var to = from[..^1] + (char)(from[^1] + 1);
        return TableClient.CreateQueryFilter(
            $"PartitionKey eq {IndexRow.Partition} and RowKey ge {from} and RowKey lt {to}"
        );
    }

    private Task StoreAsync(string instanceId, TableEntity? written, TableEntity? deleted)
    {
        var change = new Change(instanceId, written, deleted);
        lock (_gate)
        {
            _waiting.AddLast(change);
            if (!_storing)
            {
                _storing = true;
                _ = Task.Run(StoreAllAsync, CancellationToken.None);
            }
        }

        return change.Stored.Task;
    }

    private async Task StoreAllAsync()
    {
        while (Next() is { Count: > 0 } changes)
        {
            try
            {
                await StoreAsync(changes).ConfigureAwait(false);
                changes.ForEach(change => change.Stored.TrySetResult());
            }
#pragma warning disable CA1031 // Those who wait for the changes are told.
            catch (Exception e)
#pragma warning restore CA1031
            {
                changes.ForEach(change => change.Stored.TrySetException(e));
            }
        }
    }

    private List<Change> Next()
    {
        lock (_gate)
        {
            var changes = new List<Change>();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            for (var node = _waiting.First; node is not null && changes.Count < ChangesPerTransaction; )
            {
                var next = node.Next;
                if (ids.Add(node.Value.InstanceId))
                {
                    changes.Add(node.Value);
                    _waiting.Remove(node);
                }

                node = next;
            }

            _storing = changes.Count > 0;
            return changes;
        }
    }

    private async Task StoreAsync(List<Change> changes)
    {
        while (true)
        {
            try
            {
                await table
                    .SubmitTransactionAsync(changes.SelectMany(change => change.Actions()), stopped)
                    .ConfigureAwait(false);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // A row to be deleted was gone already (a repeated request, a repeated recovery): one by one, then.
                await StoreOneByOneAsync(changes).ConfigureAwait(false);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 0 or 408 or 429 or >= 500)
            {
                LogRetry(log, e);
                await Task.Delay(_retryDelay, TimeProvider.System, stopped).ConfigureAwait(false);
            }
        }
    }

    private async Task StoreOneByOneAsync(List<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.Written is { } written)
            {
                await table.UpsertEntityAsync(written, TableUpdateMode.Replace, stopped).ConfigureAwait(false);
            }

            if (change.Deleted is { } deleted)
            {
                await table.DeleteEntityAsync(deleted, cancellationToken: stopped).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Storing the index of instances failed; it is tried again.")]
    private static partial void LogRetry(ILogger log, Exception exception);

    private sealed record Change(string InstanceId, TableEntity? Written, TableEntity? Deleted)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IEnumerable<TableTransactionAction> Actions()
        {
            if (Written is not null)
            {
                yield return new(TableTransactionActionType.UpsertReplace, Written);
            }

            if (Deleted is not null)
            {
                yield return new(TableTransactionActionType.Delete, Deleted);
            }
        }
    }
}
