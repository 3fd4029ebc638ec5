namespace Funding.Core;

/// <summary>Something that time will do, with what happens then.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="At">When.</param>
/// <param name="Then">What happens.</param>
internal sealed record PlannedDue(string Key, DateTimeOffset At, Func<IReadOnlyList<ApplicationEvent>> Then)
{
    /// <summary>What it reminds of; an earlier reminder is left out when a later one for the same thing is due already.</summary>
    internal string? ReminderOf { get; init; }

    /// <summary>
    /// Reminders on business days relative to a deadline. Those that would have gone out before the thing was asked for are left out.
    /// </summary>
    internal static IEnumerable<PlannedDue> Reminders(
        string of,
        IReadOnlyList<int> days,
        DateOnly deadline,
        DateTimeOffset since,
        Func<string, int, IReadOnlyList<ApplicationEvent>> then
    ) =>
        days.Select(day =>
                (Key: FormattableString.Invariant($"{of}/remind/{day}"), Day: day, At: MorningOf(deadline, day))
            )
            .Where(r => r.At > since)
            .Select(r => new PlannedDue(r.Key, r.At, () => then(r.Key, r.Day)) { ReminderOf = of });

    /// <summary>The morning so many business days after the deadline (before it when negative).</summary>
    internal static DateTimeOffset MorningOf(DateOnly deadline, int businessDays) =>
        SwedishTime.Morning(BusinessDays.Shift(deadline, businessDays));
}
