using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Execution;

/// <summary>Repeats a failed activity or sub-orchestration as its options say; the waits are durable timers.</summary>
internal static class Retrying
{
    /// <summary>Runs attempts until one ends well or there are to be no more; then the last failure is thrown.</summary>
    /// <exception cref="StepFailedException">The last attempt failed.</exception>
    public static Task<string?> RunAsync(
        TaskOrchestrationContext context,
        TaskRetryOptions? retry,
        bool ofSubOrchestration,
        Func<Task<string?>> attempt
    ) =>
        retry switch
        {
            { Policy: { } policy } => ByPolicyAsync(context, policy, ofSubOrchestration, attempt),
            { Handler: { } handler } => ByHandlerAsync(context, handler, attempt),
            _ => attempt(),
        };

    private static async Task<string?> ByPolicyAsync(
        TaskOrchestrationContext context,
        RetryPolicy policy,
        bool ofSubOrchestration,
        Func<Task<string?>> attempt
    )
    {
        var begun = context.CurrentUtcDateTime;
        for (var failures = 0; ; )
        {
            try
            {
                return await attempt();
            }
            catch (StepFailedException e)
                when (++failures < policy.MaxNumberOfAttempts
                    && IsRetried(policy, e.Failure, ofSubOrchestration)
                    && !IsOver(policy.RetryTimeout, context.CurrentUtcDateTime - begun)
                )
            {
                // The filter has decided; the wait follows outside of it.
            }

            await context.CreateTimer(context.CurrentUtcDateTime + Delay(policy, failures), CancellationToken.None);
        }
    }

    private static async Task<string?> ByHandlerAsync(
        TaskOrchestrationContext context,
        AsyncRetryHandler handler,
        Func<Task<string?>> attempt
    )
    {
        var begun = context.CurrentUtcDateTime;
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (StepFailedException e) when (!e.Failure.Final)
            {
                var passed = context.CurrentUtcDateTime - begun;
                var asked = new RetryContext(context, failures, e.Failure.ToDetails(), passed, CancellationToken.None);
                if (!await handler(asked))
                {
                    throw;
                }
            }
        }
    }

    private static bool IsRetried(RetryPolicy policy, Failure failure, bool ofSubOrchestration)
    {
        if (failure.Final)
        {
            return false;
        }

        try
        {
            return policy.Handle(failure.ToCoreException(ofSubOrchestration));
        }
#pragma warning disable CA1031 // As in the genuine engine: a predicate that throws must not hide the task's own failure.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static bool IsOver(TimeSpan limit, TimeSpan passed) => limit != Timeout.InfiniteTimeSpan && passed >= limit;

    private static TimeSpan Delay(RetryPolicy policy, int failures)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failures - 1);
        return delay < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(delay) : longest;
    }
}
