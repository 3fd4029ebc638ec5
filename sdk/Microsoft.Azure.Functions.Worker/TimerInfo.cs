namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function knows of its schedule.</summary>
public class TimerInfo
{
    /// <summary>Last and next times; null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the function runs later than it should have.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Times of a schedule.</summary>
public class ScheduleStatus
{
    /// <summary>The last time it ran.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next time it is to run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was written down.</summary>
    public DateTime LastUpdated { get; set; }
}
