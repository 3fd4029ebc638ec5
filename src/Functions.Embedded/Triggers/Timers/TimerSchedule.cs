using System.Globalization;
using NCrontab;

namespace Functions.Embedded.Triggers.Timers;

/// <summary>When a timer function runs: an NCrontab expression of six fields, in UTC.</summary>
internal sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions _sixFields = new() { IncludingSeconds = true };

    // The Functions host does not keep status for what runs more often than this.
    private static readonly TimeSpan _leastMonitored = TimeSpan.FromMinutes(1);
    private readonly CrontabSchedule _schedule;

    private TimerSchedule(CrontabSchedule schedule)
    {
        _schedule = schedule;
        var first = After(DateTimeOffset.UnixEpoch);
        CanBeMonitored = After(first) - first >= _leastMonitored;
    }

    /// <summary>Whether the time of the last run is worth remembering.</summary>
    internal bool CanBeMonitored { get; }

    /// <summary>Reads an expression; null, with the reason, when it is none.</summary>
    internal static TimerSchedule? Read(string expression, out string reason)
    {
        try
        {
            reason = "";
            return new TimerSchedule(CrontabSchedule.Parse(expression, _sixFields));
        }
        catch (CrontabException e)
        {
            reason = e.Message;
            return null;
        }
    }

    /// <summary>The next time after the given one.</summary>
    internal DateTimeOffset After(DateTimeOffset time)
    {
        var next = _schedule.GetNextOccurrence(time.UtcDateTime);
        return new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_schedule}");
}
