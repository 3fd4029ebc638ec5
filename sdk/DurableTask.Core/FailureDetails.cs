namespace DurableTask.Core;

/// <summary>A failure as the core library describes it.</summary>
public class FailureDetails
{
    /// <summary>A failure.</summary>
    /// <param name="errorType">Full name of the exception's type.</param>
    /// <param name="errorMessage">Its message.</param>
    /// <param name="stackTrace">Where it was thrown.</param>
    /// <param name="innerFailure">The failure behind it.</param>
    /// <param name="isNonRetriable">Whether trying again is pointless.</param>
    /// <param name="properties">More about it.</param>
    public FailureDetails(
        string errorType,
        string errorMessage,
        string? stackTrace,
        FailureDetails? innerFailure,
        bool isNonRetriable,
        IDictionary<string, object?>? properties = null
    )
    {
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
        Properties = properties;
    }

    /// <summary>Full name of the exception's type.</summary>
    public string ErrorType { get; }

    /// <summary>Its message.</summary>
    public string ErrorMessage { get; }

    /// <summary>Where it was thrown.</summary>
    public string? StackTrace { get; }

    /// <summary>The failure behind it.</summary>
    public FailureDetails? InnerFailure { get; }

    /// <summary>Whether trying again is pointless.</summary>
    public bool IsNonRetriable { get; }

    /// <summary>More about it.</summary>
    public IDictionary<string, object?>? Properties { get; }

    /// <summary>Type and message on one line.</summary>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
