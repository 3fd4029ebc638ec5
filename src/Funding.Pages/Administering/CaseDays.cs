using Funding.Core;
using Funding.Pages.Reading;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Administering;

/// <summary>A day that matters for a case.</summary>
/// <param name="Text">What it is for.</param>
/// <param name="On">The day.</param>
/// <param name="IsLate">Whether it has passed and what it is for has not been done.</param>
public sealed record CaseDay(string Text, DateOnly On, bool IsLate);

/// <summary>The days that matter for a case now, the nearest first.</summary>
public static class CaseDays
{
    /// <summary>Those that are still to come, and those that have passed without what they are for.</summary>
    public static IReadOnlyList<CaseDay> Of(IStringLocalizer<Texts> texts, Application application, DateOnly today) =>
        [
            .. All(texts, application)
                .Select(day => new CaseDay(day.Text, day.On, day.On < today))
                .OrderBy(day => day.On),
        ];

    private static IEnumerable<(string Text, DateOnly On)> All(IStringLocalizer<Texts> t, Application a)
    {
        switch (a.Stage)
        {
            case ApplicationStage.SupplementRequested when a.Supplement is { } supplement:
                yield return (t["StaffCase.Day.Supplement"], supplement.Deadline);
                break;
            case ApplicationStage.PartnerReview when a.Review is { } round:
                yield return (t["StaffCase.Day.Review"], round.Deadline);
                break;
            case ApplicationStage.BoardDecision when a.Matter is { } matter:
                yield return (t["StaffCase.Day.Vote"], SwedishTime.DayOf(matter.ClosesAt));
                break;
            case ApplicationStage.MinutesApproval when a.Decision is { } decision:
                yield return (
                    t["StaffCase.Day.Minutes"],
                    SwedishTime.DayOf(decision.DecidedAt).AddDays(a.Rules.MinutesDays)
                );
                break;
            case ApplicationStage.Active:
                foreach (var report in a.Reports.Where(report => report.IsAwaited))
                {
                    yield return (t["StaffCase.Day.Report", t.ReportName(report.Id)], report.DueOn);
                }
                foreach (var instalment in a.Instalments)
                {
                    if (instalment is { Status: InstalmentStatus.Planned, Date: { } date })
                    {
                        yield return (t["StaffCase.Day.Instalment", instalment.Number], date);
                    }
                }
                break;
            case ApplicationStage.Settlement when a.Settlement is { RecoveryDueOn: { } due } made:
                if (made.Repaid < made.Recovery)
                {
                    yield return (t["StaffCase.Day.Recovery"], due);
                }
                break;
        }
    }
}
