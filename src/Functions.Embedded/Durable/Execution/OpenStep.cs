using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Execution;

/// <summary>A step whose end the orchestrator waits for.</summary>
internal sealed class OpenStep
{
    // Continuations run at once, on the orchestrator's thread: their order is the order of the history.
    private readonly TaskCompletionSource<string?> _source = new();

    /// <summary>Gives the serialized result, or throws <see cref="StepFailedException"/>.</summary>
    public Task<string?> Result => _source.Task;

    /// <summary>Ends it well.</summary>
    public void Complete(string? result) => _source.TrySetResult(result);

    /// <summary>Ends it badly.</summary>
    public void Fail(int id, Failure failure) => _source.TrySetException(new StepFailedException(id, failure));

    /// <summary>Ends it as cancelled; false if it has ended already.</summary>
    public bool TryCancel() => _source.TrySetCanceled();
}

/// <summary>An attempt of a step failed; retries see this before the orchestrator sees a TaskFailedException.</summary>
internal sealed class StepFailedException(int id, Failure failure) : Exception(failure.Message)
{
    public int Id { get; } = id;

    public Failure Failure { get; } = failure;
}
