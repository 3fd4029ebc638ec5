using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Reads and deletes instances; <see cref="InstanceWriter"/> writes them.</summary>
internal sealed class InstanceStore(HubStorage storage, PayloadStore payloads)
{
    private const int RowsPerTransaction = 100;

    /// <summary>The instance row alone: one point read.</summary>
    public async Task<(InstanceRecord Record, ETag ETag)?> ReadAsync(
        string instanceId,
        bool withPayloads,
        CancellationToken cancellationToken
    )
    {
        var row = await storage
            .History.GetEntityIfExistsAsync<TableEntity>(
                Keys.Of(instanceId),
                Keys.Instance,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        if (!row.HasValue)
        {
            return null;
        }

        var record = withPayloads
            ? await WithPayloadsAsync(row.Value!, cancellationToken).ConfigureAwait(false)
            : InstanceRow.Read(row.Value!);
        return (record, row.Value!.ETag);
    }

    /// <summary>The instance with its history: one query.</summary>
    public async Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken)
    {
        TableEntity? instance = null;
        var rows = new List<TableEntity>();
        await foreach (var row in Partition(instanceId, select: null, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(row.RowKey, Keys.Instance, StringComparison.Ordinal))
            {
                instance = row;
            }
            else
            {
                rows.Add(row);
            }
        }

        if (instance is null)
        {
            return null;
        }

        var record = await WithPayloadsAsync(instance, cancellationToken).ConfigureAwait(false);
        var history = new List<HistoryEvent>(record.HistoryCount);
        var outgoing = new List<OutgoingEvent>();
        var obsolete = new List<string>();
        var blobs = new List<string>();
        foreach (var row in rows)
        {
            var (execution, sequence) = Keys.Numbers(row.RowKey);
            var isHistory = row.RowKey.StartsWith(Keys.HistoryPrefix, StringComparison.Ordinal);
            if (isHistory && execution < record.Execution)
            {
                obsolete.Add(row.RowKey);
            }
            else if (execution > record.Execution || (execution == record.Execution && sequence >= record.HistoryCount))
            {
                // Left behind by a commit that did not come to its end; a later one overwrites it.
            }
            else if (isHistory)
            {
                history.Add(await ReadEventAsync(row, blobs, cancellationToken).ConfigureAwait(false));
            }
            else
            {
                var payload = await payloads
                    .ReadAsync(row, HistoryRow.Payload, cancellationToken)
                    .ConfigureAwait(false);
                outgoing.Add(HistoryRow.ReadOutgoing(row, payload));
            }
        }

        return history.Count == record.HistoryCount
            ? new StoredInstance(record, instance.ETag, history, outgoing, obsolete, blobs)
            : throw new InvalidDataException(
                $"Instance '{instanceId}' has {history.Count} of {record.HistoryCount} history rows: its partition in table '{storage.History.Name}' was changed by hand."
            );
    }

    /// <summary>Deletes an instance and everything that belongs to it. May be repeated after a crash.</summary>
    public async Task PurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        await payloads.DeleteAllAsync(Keys.Of(instanceId), cancellationToken).ConfigureAwait(false);
        var keys = new List<string>();
        await foreach (var row in Partition(instanceId, ["RowKey"], cancellationToken).ConfigureAwait(false))
        {
            keys.Add(row.RowKey);
        }

        // The instance row last: while it is there the purge can be repeated.
        keys.Sort((one, two) => Rank(one).CompareTo(Rank(two)));
        await DeleteAsync(instanceId, keys, cancellationToken).ConfigureAwait(false);

        static bool Rank(string key) => string.Equals(key, Keys.Instance, StringComparison.Ordinal);
    }

    /// <summary>Deletes rows that are known to exist.</summary>
    public async Task DeleteAsync(string instanceId, IEnumerable<string> rowKeys, CancellationToken cancellationToken)
    {
        var partition = Keys.Of(instanceId);
        foreach (var chunk in rowKeys.Chunk(RowsPerTransaction))
        {
            var deletions = chunk.Select(key => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(partition, key)
            ));
            await storage.History.SubmitTransactionAsync(deletions, cancellationToken).ConfigureAwait(false);
        }
    }

    private AsyncPageable<TableEntity> Partition(
        string instanceId,
        IEnumerable<string>? select,
        CancellationToken cancellationToken
    ) =>
        storage.History.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Of(instanceId)}"),
            select: select,
            cancellationToken: cancellationToken
        );

    private async Task<InstanceRecord> WithPayloadsAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var failure = await payloads.ReadAsync(row, InstanceRow.Failure, cancellationToken).ConfigureAwait(false);
        return InstanceRow.Read(row) with
        {
            Input = await payloads.ReadAsync(row, InstanceRow.Input, cancellationToken).ConfigureAwait(false),
            Output = await payloads.ReadAsync(row, InstanceRow.Output, cancellationToken).ConfigureAwait(false),
            Failure = failure is null ? null : JsonSerializer.Deserialize(failure, HistoryJson.Default.Failure),
        };
    }

    private async Task<HistoryEvent> ReadEventAsync(
        TableEntity row,
        List<string> blobs,
        CancellationToken cancellationToken
    )
    {
        foreach (var property in (ReadOnlySpan<string>)[HistoryRow.Event, HistoryRow.Payload])
        {
            if (PayloadStore.BlobOf(row, property) is { } blob)
            {
                blobs.Add(blob);
            }
        }

        var json = await payloads.ReadAsync(row, HistoryRow.Event, cancellationToken).ConfigureAwait(false);
        var payload = await payloads.ReadAsync(row, HistoryRow.Payload, cancellationToken).ConfigureAwait(false);
        return HistoryJson.Read(json!, payload);
    }
}
