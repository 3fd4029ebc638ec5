using System.Collections.Immutable;
using System.Globalization;
using Functions.Embedded.Discovery;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Triggers.Timers;

/// <summary>A timer function and when it runs.</summary>
internal sealed record TimerFunction(
    DiscoveredFunction Function,
    TimerSchedule Schedule,
    bool RunOnStartup,
    bool UseMonitor,
    TimerRetry Retry
)
{
    internal static ImmutableArray<TimerFunction> Read(
        IEnumerable<DiscoveredFunction> functions,
        IConfiguration settings,
        Problems problems
    ) => [.. functions.Select(f => Read(f, settings, problems)).OfType<TimerFunction>()];

    private static TimerFunction? Read(DiscoveredFunction function, IConfiguration settings, Problems problems)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var where = $"The schedule of {Problems.NameOf(function.Method)}";
        var expression = Settings.Resolve(trigger.Schedule, settings, where, problems)!;
        if (expression.Contains('%', StringComparison.Ordinal))
        {
            return null;
        }

        if (TimerSchedule.Read(expression, out var reason) is not { } schedule)
        {
            problems.Add(
                function.Method,
                $"has the schedule '{expression}', which is no NCrontab expression of six fields (second minute hour day month weekday): {reason}"
            );
            return null;
        }

        return new TimerFunction(
            function,
            schedule,
            trigger.RunOnStartup,
            trigger.UseMonitor && schedule.CanBeMonitored,
            TimerRetry.Of(function.Retry)
        );
    }
}

/// <summary>How a failed timer function is run again.</summary>
/// <param name="MaxCount">Attempts after the first; -1: without end.</param>
/// <param name="First">Wait before the second attempt.</param>
/// <param name="Longest">Longest wait; each is twice the one before.</param>
internal sealed record TimerRetry(int MaxCount, TimeSpan First, TimeSpan Longest)
{
    private static TimerRetry None { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero);

    internal static TimerRetry Of(RetryAttribute? attribute) =>
        attribute switch
        {
            FixedDelayRetryAttribute fix => new(fix.MaxRetryCount, Span(fix.DelayInterval), Span(fix.DelayInterval)),
            ExponentialBackoffRetryAttribute grow => new(
                grow.MaxRetryCount,
                Span(grow.MinimumInterval),
                Span(grow.MaximumInterval)
            ),
            _ => None,
        };

    /// <summary>The wait before the next attempt; null: there is none.</summary>
    /// <param name="failures">Attempts that have failed.</param>
    internal TimeSpan? DelayAfter(int failures)
    {
        if (MaxCount >= 0 && failures > MaxCount)
        {
            return null;
        }

        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 30));
        return doubled < Longest ? doubled : Longest;
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
