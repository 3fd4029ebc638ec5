namespace DurableTask.Core.Exceptions;

/// <summary>An instance could not be started because there is one with its id.</summary>
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    /// <summary>A failure without a message.</summary>
    public OrchestrationAlreadyExistsException() { }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened.</param>
    public OrchestrationAlreadyExistsException(string message)
        : base(message) { }

    /// <summary>A failure behind which there is another.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The other failure.</param>
    public OrchestrationAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException) { }
}
