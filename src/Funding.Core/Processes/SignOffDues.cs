using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>What time does while the signatory has been asked to sign off.</summary>
internal static class SignOffDues
{
    internal static IEnumerable<PlannedDue> Of(Application state)
    {
        var asked = state.SignOff!;
        return PlannedDue.Reminders(
            FormattableString.Invariant($"sign-off/{asked.Round}"),
            state.Rules.SignOffReminderDays,
            SwedishTime.DayOf(asked.AskedAt),
            asked.AskedAt,
            (key, _) => [new SignOffReminderSent(key)]
        );
    }
}
