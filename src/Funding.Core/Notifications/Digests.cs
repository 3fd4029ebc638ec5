namespace Funding.Core;

/// <summary>When the day's collected mails go out.</summary>
public static class Digests
{
    private static readonly TimeOnly _hour = new(7, 0);

    /// <summary>The day whose digest takes a mail that comes up now: today's until seven in the morning in Sweden, then tomorrow's.</summary>
    public static DateOnly DayFor(DateTimeOffset now)
    {
        var today = SwedishTime.DayOf(now);
        return now < SwedishTime.On(today, _hour) ? today : today.AddDays(1);
    }

    /// <summary>The latest day whose digest is to have gone out.</summary>
    public static DateOnly LatestDue(DateTimeOffset now) => DayFor(now).AddDays(-1);
}
