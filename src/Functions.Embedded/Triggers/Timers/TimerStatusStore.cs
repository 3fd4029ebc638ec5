using Azure;
using Azure.Data.Tables;

namespace Functions.Embedded.Triggers.Timers;

/// <summary>When a timer function last ran and was to run next. UTC.</summary>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

/// <summary>Remembers, beyond a restart, when timer functions ran: one row for each.</summary>
internal sealed class TimerStatusStore(TableClient table)
{
    private const string Partition = "timer";

    /// <summary>All that is known, in one request; nothing when the table is not there yet.</summary>
    internal async Task<IReadOnlyDictionary<string, TimerStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TimerStatus>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var rows = table.QueryAsync<TableEntity>(
                $"PartitionKey eq '{Partition}'",
                cancellationToken: cancellationToken
            );
            await foreach (var row in rows)
            {
                found[row.RowKey] = new TimerStatus(
                    row.GetDateTimeOffset(nameof(TimerStatus.Last)) ?? default,
                    row.GetDateTimeOffset(nameof(TimerStatus.Next)) ?? default,
                    row.GetDateTimeOffset(nameof(TimerStatus.LastUpdated)) ?? default
                );
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The first start.
        }

        return found;
    }

    internal async Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, function)
        {
            [nameof(TimerStatus.Next)] = status.Next,
            [nameof(TimerStatus.LastUpdated)] = status.LastUpdated,
        };
        if (status.Last != default)
        {
            row[nameof(TimerStatus.Last)] = status.Last;
        }

        try
        {
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }
}
