namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which attempt a call is.</summary>
public abstract class RetryContext
{
    /// <summary>Attempts before this one.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Attempts that may follow the first; -1: without end.</summary>
    public abstract int MaxRetryCount { get; }
}
