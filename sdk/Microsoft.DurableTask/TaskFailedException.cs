using CoreExceptions = DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>A called activity or sub-orchestration failed with an exception of its own.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure with its exception.</summary>
    /// <param name="taskName">Name of the failed task.</param>
    /// <param name="taskId">Its number within the orchestration.</param>
    /// <param name="innerException">The exception.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Sentence(taskName, taskId, MessageOf(innerException)), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>A failure with its stored description.</summary>
    /// <param name="taskName">Name of the failed task.</param>
    /// <param name="taskId">Its number within the orchestration.</param>
    /// <param name="failureDetails">The description.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Sentence(taskName, taskId, failureDetails?.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    /// <summary>Name of the failed task.</summary>
    public string TaskName { get; }

    /// <summary>Number of the failed task within the orchestration.</summary>
    public int TaskId { get; }

    /// <summary>How it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    private static string? MessageOf(Exception? exception) =>
        (exception as CoreExceptions.OrchestrationException)?.FailureDetails?.ErrorMessage ?? exception?.Message;

    private static string Sentence(string taskName, int taskId, string? cause) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception{(cause is null ? "." : $": {cause}")}";
}
