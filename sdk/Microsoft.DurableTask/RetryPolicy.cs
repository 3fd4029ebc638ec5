using System.ComponentModel;
using CoreExceptions = DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>Retries at growing intervals.</summary>
public class RetryPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">Time before the second attempt; more than zero.</param>
    /// <param name="backoffCoefficient">Growth of the interval from one attempt to the next; at least 1.</param>
    /// <param name="maxRetryInterval">The longest interval; null: one hour.</param>
    /// <param name="retryTimeout">Time after which no attempt is made; null: no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null
    )
    {
        Demand(maxNumberOfAttempts > 0, maxNumberOfAttempts, nameof(maxNumberOfAttempts), "at least 1");
        Demand(firstRetryInterval > TimeSpan.Zero, firstRetryInterval, nameof(firstRetryInterval), "more than zero");
        Demand(!(backoffCoefficient < 1.0), backoffCoefficient, nameof(backoffCoefficient), "at least 1");
        Demand(Reaches(maxRetryInterval), maxRetryInterval, nameof(maxRetryInterval), "at least the first interval");
        Demand(Reaches(retryTimeout), retryTimeout, nameof(retryTimeout), "at least the first interval");

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;

        bool Reaches(TimeSpan? limit) =>
            limit is null || limit == Timeout.InfiniteTimeSpan || limit >= firstRetryInterval;
    }

    /// <summary>Attempts in all, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Time before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Growth of the interval from one attempt to the next.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest interval.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Time after which no attempt is made.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>What a runtime asks before each retry: the core library's exception of the failed task, with its details.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    /// <summary>Says which failures are tried again; by default all are.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init =>
            Handle = exception =>
            {
                var details = exception
                    is CoreExceptions.TaskFailedException
                        or CoreExceptions.SubOrchestrationFailedException
                    ? ((CoreExceptions.OrchestrationException)exception).FailureDetails
                    : null;
                return value(
                    TaskFailureDetails.FromCore(details)
                        ?? throw new InvalidOperationException("The exception of a failed task has no failure details.")
                );
            };
    }

    private static void Demand<T>(bool holds, T actual, string name, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, actual, $"{name} must be {range}.");
        }
    }
}
