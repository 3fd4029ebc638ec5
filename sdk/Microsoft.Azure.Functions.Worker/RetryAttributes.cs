namespace Microsoft.Azure.Functions.Worker;

/// <summary>Lets the host run a failed function again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Retries.</summary>
    public RetryAttribute() { }

    /// <summary>Attempts after the first; -1: without end.</summary>
    public int MaxRetryCount { get; set; }
}

/// <summary>Retries at one interval.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Retries at one interval.</summary>
    /// <param name="maxRetryCount">Attempts after the first; -1: without end.</param>
    /// <param name="delayInterval">The interval, as <c>hh:mm:ss</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is no time span, or negative.</exception>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        if (!TimeSpan.TryParse(delayInterval, out var delay) || delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(delayInterval));
        }

        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The interval.</summary>
    public string DelayInterval { get; }
}

/// <summary>Retries at growing intervals.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Retries at growing intervals.</summary>
    /// <param name="maxRetryCount">Attempts after the first; -1: without end.</param>
    /// <param name="minimumInterval">The shortest interval, as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest interval, as <c>hh:mm:ss</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An interval is no time span, or negative.</exception>
    /// <exception cref="ArgumentException">The shortest interval is longer than the longest.</exception>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        if (!TimeSpan.TryParse(minimumInterval, out var minimum) || minimum < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(minimumInterval));
        }

        if (!TimeSpan.TryParse(maximumInterval, out var maximum) || maximum < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(maximumInterval));
        }

        if (minimum > maximum)
        {
            throw new ArgumentException("The shortest interval is longer than the longest.", nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The shortest interval.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest interval.</summary>
    public string MaximumInterval { get; }
}
