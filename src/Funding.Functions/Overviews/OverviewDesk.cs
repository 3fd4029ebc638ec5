using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Files.Scanning;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;

namespace Funding.Functions.Overviews;

/// <summary>Puts the overview together from what is counted and summed already: as many storage reads for ten cases as for a hundred thousand.</summary>
public sealed class OverviewDesk
{
    private const int MeetingsRead = 50;
    private const int MeetingsShown = 5;
    private const int YearsBack = 1;
    private const int YearsAhead = 2;

    /// <summary>Most undelivered changes that are counted.</summary>
    internal const int MostUndelivered = 100;

    private readonly OverviewStore _overviews;
    private readonly Funds _funds;
    private readonly MeetingViews _meetings;
    private readonly OutboxDispatcher _dispatcher;
    private readonly IFileScanner _scanner;
    private readonly TimeProvider _time;

    internal OverviewDesk(
        OverviewStore overviews,
        Funds funds,
        MeetingViews meetings,
        OutboxDispatcher dispatcher,
        IFileScanner scanner,
        TimeProvider time
    ) =>
        (_overviews, _funds, _meetings, _dispatcher, _scanner, _time) = (
            overviews,
            funds,
            meetings,
            dispatcher,
            scanner,
            time
        );

    /// <summary>The day in Sweden.</summary>
    internal DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    /// <summary>How everything stands for somebody.</summary>
    internal async Task<Overview> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (now, today) = (_time.GetUtcNow(), Today);
        var stages = _overviews.StagesAsync(cancellationToken);
        var deadlines = _overviews.DeadlinesBeforeAsync(today.AddDays(SoonDeadlines.Days), cancellationToken);
        var tasks = _overviews.CountTasksAsync(actor, today, cancellationToken);
        var years = Task.WhenAll(
            Enumerable
                .Range(today.Year - YearsBack, YearsBack + 1 + YearsAhead)
                .Select(year => _funds.LedgerAsync(year, cancellationToken))
        );
        var calendar = _meetings.ListAsync(MeetingViews.Calendar, null, MeetingsRead, cancellationToken);
        var undelivered = _dispatcher.ListTroubledAsync(MostUndelivered, cancellationToken);
        await Task.WhenAll(stages, deadlines, tasks, years, calendar, undelivered);
        return new(
            today,
            await stages,
            SoonDeadlines.Of(await deadlines, today),
            await tasks,
            [.. (await years).Where(year => year.Year == today.Year || IsUsed(year))],
            [
                .. (await calendar)
                    .Items.Where(row => row.EndsAt > now && row.Stage != MeetingStage.Cancelled)
                    .OrderBy(row => row.StartsAt)
                    .Take(MeetingsShown),
            ],
            await undelivered,
            _scanner.Scans
        );
    }

    private static bool IsUsed(FundLedger year) => year.Frame is not null || year.Committed != Money.Zero;
}
