using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using TaskFailedException = Microsoft.DurableTask.TaskFailedException;

namespace Functions.Embedded.Durable.History;

/// <summary>A failure as it is stored.</summary>
/// <param name="Type">Full name of the exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">Where it was thrown.</param>
/// <param name="Inner">The failure behind it.</param>
/// <param name="Final">Whether trying again is pointless.</param>
internal sealed record Failure(string Type, string Message, string? Stack, Failure? Inner, bool Final = false)
{
    private const int LongestText = 2000;
    private const int DeepestInner = 4;

    /// <summary>Describes an exception; a failed task within an orchestrator keeps the task's own failure as the inner one.</summary>
    public static Failure Of(Exception exception) => Of(exception, DeepestInner);

    /// <summary>As orchestrators and clients see it.</summary>
    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), null);

    /// <summary>As a retry policy's predicate is asked about it.</summary>
    public Exception ToCoreException(bool ofSubOrchestration) =>
        ofSubOrchestration
            ? new SubOrchestrationFailedException(Message) { FailureDetails = ToCore() }
            : new global::DurableTask.Core.Exceptions.TaskFailedException(Message) { FailureDetails = ToCore() };

    private static Failure Of(Exception exception, int depth) =>
        new(
            exception.GetType().ToString(),
            Cut(exception.Message),
            exception.StackTrace is { } stack ? Cut(stack) : null,
            depth == 0 ? null
                : exception is TaskFailedException { FailureDetails: { } details } ? Of(details, depth - 1)
                : exception.InnerException is { } inner ? Of(inner, depth - 1)
                : null
        );

    private static Failure Of(TaskFailureDetails details, int depth) =>
        new(
            details.ErrorType,
            details.ErrorMessage,
            details.StackTrace,
            depth == 0 || details.InnerFailure is null ? null : Of(details.InnerFailure, depth - 1)
        );

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private FailureDetails ToCore() => new(Type, Message, Stack, Inner?.ToCore(), Final);
}
