namespace Funding.Core;

/// <summary>Counting in Swedish business days.</summary>
public static class BusinessDays
{
    /// <summary>The day itself when offices are open, else the next such day.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (SwedishHolidays.IsClosed(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself when offices are open, else the last such day before.</summary>
    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (SwedishHolidays.IsClosed(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>So many business days after the day (before it when negative); zero is the last business day on or before it.</summary>
    public static DateOnly Shift(DateOnly day, int businessDays)
    {
        if (businessDays <= 0)
        {
            day = OnOrBefore(day);
        }

        for (var left = Math.Abs(businessDays); left > 0; left--)
        {
            day = businessDays > 0 ? OnOrAfter(day.AddDays(1)) : OnOrBefore(day.AddDays(-1));
        }

        return day;
    }
}
