namespace Funding.Core;

/// <summary>Days that are not working days in Sweden.</summary>
/// <remarks>
/// Lag (1989:253) om allmänna helgdagar; lag (1930:173) om beräkning av lagstadgad tid puts Saturdays, Midsummer Eve, Christmas Eve
/// and New Year's Eve on a par with them.
/// </remarks>
public static class SwedishHolidays
{
    /// <summary>Whether offices are closed that day: weekends, public holidays and the three eves.</summary>
    public static bool IsClosed(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsFixed(day) || IsMovable(day);

    /// <summary>Easter Sunday of the year (Gregorian computus).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var fullMoon = epact - (epact / 28 * (1 - (epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + fullMoon + 2 - century + (century / 4)) % 7;
        var offset = fullMoon - weekday;
        var month = 3 + ((offset + 40) / 44);
        return new DateOnly(year, month, offset + 28 - (31 * (month / 4)));
    }

    private static bool IsFixed(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 24) or (12, 25) or (12, 26) or (12, 31);

    /// <summary>Good Friday, Easter Monday, Ascension Day and Midsummer Eve; the other movable ones fall on a weekend.</summary>
    private static bool IsMovable(DateOnly day) =>
        (day.DayNumber - EasterSunday(day.Year).DayNumber) is -2 or 1 or 39
        || (day is { Month: 6, Day: >= 19 and <= 25, DayOfWeek: DayOfWeek.Friday });
}
