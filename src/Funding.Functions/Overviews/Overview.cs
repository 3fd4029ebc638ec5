using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;

namespace Funding.Functions.Overviews;

/// <summary>How everything stands, on one page.</summary>
/// <param name="Today">The day in Sweden that it is of.</param>
/// <param name="Stages">How many submitted cases there are in each stage.</param>
/// <param name="Deadlines">Deadlines that have passed or come within the week.</param>
/// <param name="Tasks">How many tasks the reader has.</param>
/// <param name="Years">The fund, year by year.</param>
/// <param name="Meetings">The next meetings, earliest first.</param>
/// <param name="Undelivered">Changes with effects that could not be delivered.</param>
/// <param name="FilesAreScanned">Whether attached files are looked through for malicious code.</param>
internal sealed record Overview(
    DateOnly Today,
    IReadOnlyDictionary<ApplicationStage, long> Stages,
    SoonDeadlines Deadlines,
    CountedTasks Tasks,
    IReadOnlyList<FundLedger> Years,
    IReadOnlyList<MeetingRow> Meetings,
    IReadOnlyList<PendingMark> Undelivered,
    bool FilesAreScanned
);

/// <summary>Deadlines that have passed or come within the week.</summary>
/// <param name="Overdue">How many have passed.</param>
/// <param name="ThisWeek">How many come within the next seven days, today among them.</param>
/// <param name="AreMore">Whether there are more than were counted.</param>
/// <param name="First">The first of them, the most overdue first.</param>
internal sealed record SoonDeadlines(int Overdue, int ThisWeek, bool AreMore, IReadOnlyList<DeadlineLine> First)
{
    /// <summary>How many days are soon.</summary>
    internal const int Days = 7;

    private const int MostShown = 10;
    private const int MostCounted = 1000;

    /// <summary>Of the deadlines before the end of the week, earliest first.</summary>
    internal static SoonDeadlines Of(IReadOnlyList<DeadlineLine> lines, DateOnly today)
    {
        var overdue = lines.Count(line => line.Deadline.On < today);
        return new(overdue, lines.Count - overdue, lines.Count >= MostCounted, [.. lines.Take(MostShown)]);
    }
}
