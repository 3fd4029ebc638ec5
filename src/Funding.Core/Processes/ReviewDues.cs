using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Reminders to partners who have not answered, then their managers.</summary>
internal static class ReviewDues
{
    internal static IEnumerable<PlannedDue> Of(ReviewRound round, AssociationRules rules)
    {
        var of = FormattableString.Invariant($"review/{round.Round}");
        var escalate = $"{of}/escalate";
        List<Referral> missing = [.. round.Referrals.Where(r => r.Opinion is null)];
        return
        [
            .. PlannedDue.Reminders(
                of,
                rules.ReviewReminderDays,
                round.Deadline,
                round.StartedAt,
                (key, _) => [.. missing.Select(r => new OpinionReminderSent(key, r.Id))]
            ),
            new PlannedDue(
                escalate,
                PlannedDue.MorningOf(round.Deadline, 1),
                () => [.. missing.Select(r => new OpinionEscalated(escalate, r.Id))]
            )
            {
                ReminderOf = of,
            },
        ];
    }
}
