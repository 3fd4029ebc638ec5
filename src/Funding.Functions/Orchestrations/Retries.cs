using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>How long orchestrations put up with activities that fail.</summary>
internal static class Retries
{
    // 5 s, 10 s, 20 s … 640 s are 8 waits and 1 275 s together; then 191 waits of 15 min. 200 attempts in all:
    // 1 275 s + 191 × 900 s = 173 175 s, two days and five minutes. Storage that is away for a weekend's night costs no
    // case its process; a fault of ours that takes longer fails the instance, which the next nudge starts again.
    /// <summary>Tries again for two days.</summary>
    public static TaskOptions Patient { get; } =
        TaskOptions.FromRetryPolicy(
            new RetryPolicy(
                maxNumberOfAttempts: 200,
                firstRetryInterval: TimeSpan.FromSeconds(5),
                backoffCoefficient: 2,
                maxRetryInterval: TimeSpan.FromMinutes(15)
            )
        );
}
