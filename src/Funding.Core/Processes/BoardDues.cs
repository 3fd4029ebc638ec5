using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Reminders to those who have not voted, and the item's closing.</summary>
internal static class BoardDues
{
    internal static IEnumerable<PlannedDue> Of(Application state)
    {
        var matter = state.Matter!;
        var of = FormattableString.Invariant($"ballot/{matter.BallotVersion}");
        List<string> silent =
        [
            .. matter.Seats.Where(s => s.Holder is not null && matter.BallotOf(s.Id) is null).Select(s => s.Id),
        ];
        return
        [
            .. PlannedDue
                .Reminders(
                    of,
                    state.Rules.BallotReminderDays,
                    SwedishTime.DayOf(matter.ClosesAt),
                    matter.OpenedAt,
                    (key, _) => [new BallotReminderSent(key, silent)]
                )
                .Where(r => silent.Count > 0 && r.At < matter.ClosesAt),
            // The closing overtakes reminders that a stop has delayed.
            new PlannedDue($"{of}/close", matter.ClosesAt, () => Deciding.TimeIsOut(state)) { ReminderOf = of },
        ];
    }
}
