using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Reminders that somebody of the office sends by hand, with the words of those that time sends.</summary>
internal static class Reminding
{
    internal static Decision Remind(Application state, DateTimeOffset now)
    {
        var today = SwedishTime.DayOf(now);
        var key = FormattableString.Invariant($"by-hand/{today:yyyy-MM-dd}");
        IReadOnlyList<ApplicationEvent> reminders = state switch
        {
            { Stage: ApplicationStage.SupplementRequested } => [new SupplementReminderSent($"{key}/supplement")],
            { Stage: ApplicationStage.PartnerReview, Review: { } review } =>
            [
                .. review
                    .Referrals.Where(referral => referral.Opinion is null)
                    .Select(referral => new OpinionReminderSent($"{key}/opinion/{referral.Id}", referral.Id)),
            ],
            { Stage: ApplicationStage.Agreement, Agreement.AcceptedBy: null } =>
            [
                new AgreementReminderSent($"{key}/agreement", Last: false),
            ],
            { Stage: ApplicationStage.Active } =>
            [
                .. state
                    .Reports.Where(report => report.IsAwaited && IsNear(report, today))
                    .Select(report => new ReportReminderSent(
                        $"{key}/report/{report.Id}",
                        report.Id,
                        today.DayNumber - report.DueOn.DayNumber
                    )),
            ],
            _ => [],
        };
        return reminders.Count == 0
            ? Refusals.NobodyToRemind()
            : Decision.Of([
                .. reminders.Where(reminder =>
                    !state.DuesDone.Contains(((IDoneByTime)reminder).Key!, StringComparer.Ordinal)
                ),
            ]);
    }

    // A report that covers days yet to come cannot be written; nobody is reminded of it.
    private static bool IsNear(Report report, DateOnly today) =>
        report.Covers.End < today || report.Status == ReportStatus.Returned;
}
