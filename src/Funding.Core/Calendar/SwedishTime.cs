using System.Globalization;

namespace Funding.Core;

/// <summary>Days and clock times as they are in Sweden.</summary>
public static class SwedishTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The calendar day in Sweden.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>Eight in the morning: when reminders go out and payments fall due. In UTC.</summary>
    public static DateTimeOffset Morning(DateOnly day) => On(day, new TimeOnly(8, 0));

    /// <summary>The midnight that ends the day: a deadline has passed from then on. In UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => On(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>The moment as people read it: <c>2027-04-30 16:00</c>.</summary>
    public static string Text(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day as people read it: <c>2027-04-30</c>.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment that is this time of day in Sweden. In UTC.</summary>
    public static DateTimeOffset On(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
