namespace DurableTask.Core.Exceptions;

/// <summary>A failure within the core library, with its stored description.</summary>
public class OrchestrationException : Exception
{
    /// <summary>A failure without a message.</summary>
    public OrchestrationException() { }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened.</param>
    public OrchestrationException(string message)
        : base(message) { }

    /// <summary>A failure behind which there is another.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The other failure.</param>
    public OrchestrationException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>The stored description.</summary>
    public FailureDetails? FailureDetails { get; set; }
}

#nullable disable
/// <summary>An activity failed: what a retry policy's predicate is asked about.</summary>
public class TaskFailedException : OrchestrationException
{
    /// <inheritdoc cref="OrchestrationException()"/>
    public TaskFailedException() { }

    /// <inheritdoc cref="OrchestrationException(string)"/>
    /// <param name="reason">What happened.</param>
    public TaskFailedException(string reason)
        : base(reason) { }
}

/// <summary>A sub-orchestration failed: what a retry policy's predicate is asked about.</summary>
public class SubOrchestrationFailedException : OrchestrationException
{
    /// <inheritdoc cref="OrchestrationException()"/>
    public SubOrchestrationFailedException() { }

    /// <inheritdoc cref="OrchestrationException(string)"/>
    /// <param name="reason">What happened.</param>
    public SubOrchestrationFailedException(string reason)
        : base(reason) { }
}
