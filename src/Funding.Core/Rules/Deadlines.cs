namespace Funding.Core;

/// <summary>How deadlines are set.</summary>
internal static class Deadlines
{
    /// <summary>The day asked for, or the default number of days from now moved to a business day.</summary>
    internal static DateOnly Of(DateOnly? wanted, int days, DateTimeOffset now) =>
        wanted ?? BusinessDays.OnOrAfter(SwedishTime.DayOf(now).AddDays(days));

    /// <summary>Whether a deadline can be set: after today and within a year.</summary>
    internal static bool IsPossible(DateOnly deadline, DateTimeOffset now)
    {
        var today = SwedishTime.DayOf(now);
        return deadline > today && deadline <= today.AddYears(1);
    }
}
