using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Functions.Embedded.Durable.History;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Storage;

/// <summary>
/// Commits turns: one entity-group transaction each, with the instance row's ETag as the fence. Rows beyond what one
/// transaction holds are written before it; until the instance row counts them they do not exist.
/// </summary>
internal sealed partial class InstanceWriter(TableClient table, PayloadStore payloads, ILogger<InstanceWriter> log)
{
    private const int MaxActions = 99;
    private const int MaxBytes = 3_000_000;
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Stores a turn. Tries again while storage fails, and finds out when it is not known whether a try succeeded.</summary>
    /// <exception cref="StaleInstanceException">Somebody else changed the instance.</exception>
    public async Task<Committed> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var turn = Guid.NewGuid().ToString("N");
        var blobs = new List<string>();
        var rows = await RowsAsync(commit, blobs, cancellationToken).ConfigureAwait(false);
        var instance = await InstanceAsync(commit, turn, cancellationToken).ConfigureAwait(false);
        var last = await WriteEarlierAsync(rows, cancellationToken).ConfigureAwait(false);
        var obsolete = commit.Obsolete.Take(MaxActions - last.Count).ToList();
        last.AddRange(
            obsolete.Select(key => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(instance.PartitionKey, key)
            ))
        );
        last.Add(
            commit.BuildsOn is { } etag
                ? new TableTransactionAction(Update(commit), instance, etag)
                : new TableTransactionAction(TableTransactionActionType.Add, instance)
        );
        var stored = await SubmitAsync(last, commit, turn, cancellationToken).ConfigureAwait(false);
        return new Committed(stored, obsolete.Count, blobs);
    }

    private async Task<ETag> SubmitAsync(
        List<TableTransactionAction> actions,
        Commit commit,
        string turn,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            RequestFailedException failure;
            try
            {
                var response = await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
                return response.Value[^1].Headers.ETag!.Value;
            }
            catch (RequestFailedException e)
            {
                failure = e;
            }

            var now = await ReadBackAsync(commit, cancellationToken).ConfigureAwait(false);
            if (string.Equals(now?.GetString(InstanceRow.Turn), turn, StringComparison.Ordinal))
            {
                return now!.ETag;
            }

            if (now?.ETag != commit.BuildsOn)
            {
                throw new StaleInstanceException($"Instance '{commit.Record.Id}' was changed by another owner.");
            }

            if (failure.Status is >= 400 and < 500 and not (408 or 429))
            {
                throw failure;
            }

            LogRetry(log, commit.Record.Id, failure);
            await Task.Delay(_retryDelay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TableEntity?> ReadBackAsync(Commit commit, CancellationToken cancellationToken)
    {
        var row = await table
            .GetEntityIfExistsAsync<TableEntity>(
                Keys.Of(commit.Record.Id),
                Keys.Instance,
                [InstanceRow.Turn],
                cancellationToken
            )
            .ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private async Task<List<TableTransactionAction>> WriteEarlierAsync(
        List<(TableEntity Row, int Bytes)> rows,
        CancellationToken cancellationToken
    )
    {
        var chunk = new List<TableTransactionAction>();
        var bytes = 0;
        foreach (var (row, size) in rows)
        {
            if (chunk.Count == MaxActions || (chunk.Count > 0 && bytes + size > MaxBytes))
            {
                await table.SubmitTransactionAsync(chunk, cancellationToken).ConfigureAwait(false);
                chunk.Clear();
                bytes = 0;
            }

            // A commit that was interrupted may have left a row with this key.
            chunk.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            bytes += size;
        }

        return chunk;
    }

    private async Task<List<(TableEntity Row, int Bytes)>> RowsAsync(
        Commit commit,
        List<string> blobs,
        CancellationToken cancellationToken
    )
    {
        var partition = Keys.Of(commit.Record.Id);
        var rows = new List<(TableEntity, int)>(commit.Events.Count + commit.Outgoing.Count);
        var sequence = commit.Record.HistoryCount - commit.Events.Count;
        foreach (var happened in commit.Events)
        {
            var row = new TableEntity(partition, Keys.History(commit.Record.Execution, sequence++));
            var json = HistoryJson.Write(happened);
            await WriteAsync(row, HistoryRow.Event, json, blobs, cancellationToken).ConfigureAwait(false);
            await WriteAsync(row, HistoryRow.Payload, happened.Payload, blobs, cancellationToken).ConfigureAwait(false);
            rows.Add((row, SizeOf(row)));
        }

        foreach (var outgoing in commit.Outgoing)
        {
            var row = HistoryRow.WriteOutgoing(partition, outgoing);
            await payloads
                .WriteAsync(row, HistoryRow.Payload, outgoing.Payload, cancellationToken)
                .ConfigureAwait(false);
            rows.Add((row, SizeOf(row)));
        }

        return rows;
    }

    private async Task WriteAsync(
        TableEntity row,
        string property,
        string? text,
        List<string> blobs,
        CancellationToken cancellationToken
    )
    {
        if (await payloads.WriteAsync(row, property, text, cancellationToken).ConfigureAwait(false) is { } blob)
        {
            blobs.Add(blob);
        }
    }

    private async Task<TableEntity> InstanceAsync(Commit commit, string turn, CancellationToken cancellationToken)
    {
        var row = InstanceRow.Write(commit.Record, turn);
        if (commit.WritesInput)
        {
            await payloads
                .WriteAsync(row, InstanceRow.Input, commit.Record.Input, cancellationToken)
                .ConfigureAwait(false);
        }

        if (commit.WritesOutput)
        {
            var failure = commit.Record.Failure is { } failed
                ? JsonSerializer.Serialize(failed, HistoryJson.Default.Failure)
                : null;
            await payloads.WriteAsync(row, InstanceRow.Failure, failure, cancellationToken).ConfigureAwait(false);
            await payloads
                .WriteAsync(row, InstanceRow.Output, commit.Record.Output, cancellationToken)
                .ConfigureAwait(false);
        }

        return row;
    }

    /// <summary>A merge leaves payloads as they are; a restarted instance keeps nothing.</summary>
    private static TableTransactionActionType Update(Commit commit) =>
        commit is { WritesInput: true, WritesOutput: true }
            ? TableTransactionActionType.UpdateReplace
            : TableTransactionActionType.UpdateMerge;

    /// <summary>A little more than what the row takes in a request: JSON within MIME, of which quotes are escaped.</summary>
    private static int SizeOf(TableEntity row) =>
        1000 + (4 * row.Sum(property => (property.Value as string)?.Length ?? 0));

    [LoggerMessage(LogLevel.Warning, "Storing a turn of instance '{InstanceId}' failed; it is tried again.")]
    private static partial void LogRetry(ILogger log, string instanceId, Exception exception);
}
