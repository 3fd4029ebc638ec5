namespace Funding.Functions.Activities;

/// <summary>When an orchestration is to look again.</summary>
internal static class Waking
{
    private static readonly TimeSpan _clockDifference = TimeSpan.FromSeconds(1);

    /// <summary>At the date; when the orchestration has reached it already, because the clock that woke it is ahead of ours, a little later.</summary>
    internal static DateTimeOffset At(DateTimeOffset due, DateTime reachedUtc)
    {
        var reached = new DateTimeOffset(DateTime.SpecifyKind(reachedUtc, DateTimeKind.Utc));
        return due > reached ? due : reached + _clockDifference;
    }
}
