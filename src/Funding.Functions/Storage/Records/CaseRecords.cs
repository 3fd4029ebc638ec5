using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Storage.Records;

/// <summary>Reads the register of a case's documents, and the documents that the system has drawn up.</summary>
public sealed partial class CaseRecords
{
    private const int RowsAtOnce = 200;
    private readonly StorageClients _clients;
    private readonly AggregateRows<Application, ApplicationCommand, ApplicationEvent> _rows;
    private readonly RecordStore _records;
    private readonly ILogger<CaseRecords> _logger;

    internal CaseRecords(
        StorageClients clients,
        AggregateRows<Application, ApplicationCommand, ApplicationEvent> rows,
        RecordStore records,
        ILogger<CaseRecords> logger
    ) => (_clients, _rows, _records, _logger) = (clients, rows, records, logger);

    /// <summary>A page of the register, in the order of its numbers.</summary>
    /// <param name="application">The case.</param>
    /// <param name="continuation">From the page before; null for the first.</param>
    /// <param name="pageSize">Most entries.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<RegisterEntry>> ListAsync(
        Application application,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var after = continuation is null ? 0 : int.Parse(continuation, NumberStyles.None, CultureInfo.InvariantCulture);
        if (application.Registered is { } all && after >= all)
        {
            return new([], null);
        }
        var page = application.Registered is null
            ? null
            : await KeptAsync(application.Id, after, pageSize, cancellationToken);
        // A case that began before registers were kept has no rows for its beginning: its trail tells.
        page ??= await CountedAsync(application.Id, after, pageSize, cancellationToken);
        var more = page.Count > pageSize;
        List<RegisterEntry> entries = [.. page.Take(pageSize)];
        return new(entries, more ? entries[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The whole register, for what takes a case out.</summary>
    internal async Task<IReadOnlyList<RegisterEntry>> ListAllAsync(
        Application application,
        CancellationToken cancellationToken
    )
    {
        List<RegisterEntry> entries = [];
        string? from = null;
        do
        {
            var page = await ListAsync(application, from, RowsAtOnce, cancellationToken);
            entries.AddRange(page.Items);
            from = page.Continuation;
        } while (from is not null);
        return entries;
    }

    /// <summary>A document that the system has drawn up; null when there is none that the reader may see, or not yet.</summary>
    internal async Task<RecordReading?> ReadAsync(
        Application application,
        CaseRecord? record,
        CancellationToken cancellationToken
    )
    {
        if (record is not { Sha256: { } sha256 })
        {
            return null;
        }
        var reading = await _records.ReadAsync(application.Id, record.Id, sha256, cancellationToken);
        if (reading is RecordReading.Altered)
        {
            LogAltered(application.Id.Value, record.Id);
        }
        return reading;
    }

    /// <summary>The document of a meeting's approved minutes; null when there is none yet.</summary>
    internal async Task<RecordReading?> ReadAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        if (meeting.StoredMinutes is not { } minutes)
        {
            return null;
        }
        var reading = await _records.ReadAsync(meeting.Id, minutes.Id, minutes.Sha256, cancellationToken);
        if (reading is RecordReading.Altered)
        {
            LogAltered(meeting.Id.Value, minutes.Id);
        }
        return reading;
    }

    // Up to one more than the page; null when the rows do not begin where the page does.
    private async Task<List<RegisterEntry>?> KeptAsync(
        ApplicationId id,
        int after,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (id.ToString(), RegisterRows.Key(after), "register}");
        var rows = _clients.Applications.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"),
            pageSize + 1,
            cancellationToken: cancellationToken
        );
        List<RegisterEntry> entries = [];
        await foreach (var row in rows)
        {
            entries.AddRange(RegisterRows.Read(row).Where(entry => entry.Number > after));
            if (entries.Count > pageSize)
            {
                break;
            }
        }
        return entries.Count > 0 && entries[0].Number == after + 1 ? entries : null;
    }

    private async Task<List<RegisterEntry>> CountedAsync(
        ApplicationId id,
        int after,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var trail = await _rows.TrailAsync(id, cancellationToken);
        return [.. DocumentRegister.OfTrail(trail).Entries.Skip(after).Take(pageSize + 1)];
    }

    [LoggerMessage(
        EventId = 3101,
        Level = LogLevel.Error,
        Message = "The stored document {RecordId} of {Owner} is not the one that was registered."
    )]
    private partial void LogAltered(Guid owner, string recordId);
}
