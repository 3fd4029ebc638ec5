using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>Reads the overviews across cases. A page is one storage transaction, however many cases there are.</summary>
public sealed partial class OverviewStore
{
    /// <summary>Most rows that one transaction of Table Storage gives.</summary>
    private const int MostRows = 1000;

    // A page is filled when others' tasks stand between one's own, but not for ever.
    private const int MostLooks = 5;
    private readonly StorageClients _clients;

    internal OverviewStore(StorageClients clients) => _clients = clients;

    /// <summary>How many cases there are in each stage: exact for what has been delivered to the lists.</summary>
    internal async Task<IReadOnlyDictionary<ApplicationStage, long>> StagesAsync(CancellationToken cancellationToken)
    {
        var counts = Enum.GetValues<ApplicationStage>().ToDictionary(stage => stage, _ => 0L);
        foreach (var row in await RowsAsync(OverviewIndex.Counts, null, 100, cancellationToken))
        {
            foreach (var stage in counts.Keys.ToList())
            {
                counts[stage] += row.GetInt64(stage.ToString()) ?? 0;
            }
        }
        return counts;
    }

    /// <summary>A page of what waits for somebody, the earliest deadline first and what has none last.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<TaskLine>> TasksAsync(
        Actor actor,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        Check(continuation);
        List<TaskLine> own = [];
        for (var look = 0; look < MostLooks; look++)
        {
            var (rows, next) = await MergedAsync(actor, continuation, pageSize - own.Count, cancellationToken);
            own.AddRange(rows.Where(row => row.Task.IsFor(actor)));
            continuation = next;
            if (next is null || own.Count == pageSize)
            {
                break;
            }
        }
        return new(own, continuation);
    }

    /// <summary>The first of somebody's tasks, to count: at most a thousand of each list.</summary>
    internal async Task<CountedTasks> CountTasksAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(
            StaffAudiences
                .Of(actor)
                .Select(audience => RowsAsync(OverviewLists.Tasks(audience), null, MostRows, cancellationToken))
        );
        var own = lists
            .SelectMany(rows => rows)
            .Select(row => Read(row, OverviewJson.Default.TaskLine).Task)
            .Where(task => task.IsFor(actor) && task.IsOpenOn(today))
            .ToList();
        return new(own.Count, own.Count(task => task.IsOverdueOn(today)), lists.Any(rows => rows.Count == MostRows));
    }

    /// <summary>The deadlines before a day, earliest first; at most a thousand.</summary>
    internal async Task<IReadOnlyList<DeadlineLine>> DeadlinesBeforeAsync(
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await RangeAsync(
                    OverviewLists.Deadlines,
                    OverviewLists.DeadlinesBefore(day),
                    MostRows,
                    cancellationToken
                )
            ).Select(row => Read(row, OverviewJson.Default.DeadlineLine)),
        ];

    /// <summary>A page of the payments in a state; <see cref="InstalmentStatus.Paid"/> is read by month instead.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<PaymentLine>> PaymentsAsync(
        InstalmentStatus status,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            OverviewLists.Payments(status),
            continuation,
            pageSize,
            OverviewJson.Default.PaymentLine,
            cancellationToken
        );

    /// <summary>A page of what the bank paid in a month, by day.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<PaymentLine>> PaidAsync(
        DateOnly month,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            OverviewLists.Paid(month),
            continuation,
            pageSize,
            OverviewJson.Default.PaymentLine,
            cancellationToken
        );

    /// <summary>A page of the reports that are awaited, by the last day, or to be read, by the day they came.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<ReportLine>> ReportsAsync(
        bool submitted,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            submitted ? OverviewLists.SubmittedReports : OverviewLists.AwaitedReports,
            continuation,
            pageSize,
            OverviewJson.Default.ReportLine,
            cancellationToken
        );

    /// <summary>A page of the projects that are being settled, by the last day to pay back.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<SettlementLine>> SettlementsAsync(
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            OverviewLists.Settlements,
            continuation,
            pageSize,
            OverviewJson.Default.SettlementLine,
            cancellationToken
        );

    /// <summary>A page of the cases registered in a year, by number.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<RegisteredLine>> RegisterAsync(
        int year,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        PageAsync(
            OverviewLists.Register(year),
            continuation,
            pageSize,
            OverviewJson.Default.RegisteredLine,
            cancellationToken
        );

    // The lists of all one's roles as one: each is in the same order, so the key of the last row shown says where all go on.
    private async Task<(IReadOnlyList<TaskLine> Rows, string? Next)> MergedAsync(
        Actor actor,
        string? continuation,
        int size,
        CancellationToken cancellationToken
    )
    {
        var lists = await Task.WhenAll(
            StaffAudiences.Of(actor).Select(audience => KeyedAsync(OverviewLists.Tasks(audience)))
        );
        var merged = lists.SelectMany(rows => rows).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        var shown = merged.Take(size).ToList();
        return (
            [.. shown.Select(row => Read(row.Row, OverviewJson.Default.TaskLine))],
            merged.Count > size ? shown[^1].Key : null
        );

        async Task<IEnumerable<(string Key, TableEntity Row)>> KeyedAsync(string prefix)
        {
            // One more than is shown tells whether there is a next page.
            var rows = await RowsAsync(prefix, continuation, size + 1, cancellationToken);
            return rows.Select(row => (row.RowKey[prefix.Length..], row));
        }
    }

    private async Task<StoredPage<T>> PageAsync<T>(
        string prefix,
        string? continuation,
        int pageSize,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        Check(continuation);
        var rows = await RowsAsync(prefix, continuation, pageSize + 1, cancellationToken);
        return new(
            [.. rows.Take(pageSize).Select(row => Read(row, type))],
            rows.Count > pageSize ? rows[pageSize - 1].RowKey[prefix.Length..] : null
        );
    }

    private Task<IReadOnlyList<TableEntity>> RowsAsync(
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    ) => RangeAsync(prefix + after, prefix + "~", most, cancellationToken);

    private async Task<IReadOnlyList<TableEntity>> RangeAsync(
        string from,
        string to,
        int most,
        CancellationToken cancellationToken
    )
    {
        var page = await _clients
            .Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {OverviewIndex.Partition} and RowKey gt {from} and RowKey lt {to}"
                ),
                most,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return page.Values;
    }

    private static T Read<T>(TableEntity row, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(row.GetString("Row"), type)!;

    private static void Check(string? continuation)
    {
        if (continuation is not null && !Continuation().IsMatch(continuation))
        {
            throw new FormatException("Not a continuation of an overview.");
        }
    }

    [GeneratedRegex("^[0-9A-Za-z|-]{1,300}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Continuation();
}

/// <summary>How many tasks somebody has.</summary>
/// <param name="Open">Those that can be done now.</param>
/// <param name="Overdue">Those that should have been done.</param>
/// <param name="AreMore">Whether there are more than were counted.</param>
internal sealed record CountedTasks(int Open, int Overdue, bool AreMore);
