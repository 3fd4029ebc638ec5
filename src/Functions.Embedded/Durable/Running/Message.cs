using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Running;

/// <summary>Something for an instance to take up in a turn.</summary>
internal abstract record Message
{
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the turn that took it up has been stored.</summary>
    public Task Taken => _taken.Task;

    public void Accept() => _taken.TrySetResult();

    public void Refuse(Exception reason)
    {
        _taken.TrySetException(reason);

        // Not everybody waits for the outcome.
        _ = _taken.Task.Exception;
    }
}

/// <summary>The first message of an instance.</summary>
internal sealed record Start(ExecutionStarted Started) : Message;

/// <summary>An event; one that an orchestrator sent says from which incarnation and in what order.</summary>
internal sealed record Raise(string Name, string? Payload, string? Sender = null, long Order = 0) : Message;

internal sealed record Suspend(string? Reason) : Message;

internal sealed record Resume(string? Reason) : Message;

internal sealed record Terminate(string? Output, bool Recursive) : Message;

/// <summary>An activity or sub-orchestration ended.</summary>
internal sealed record TaskEnded(int Execution, int Id, string? Result, Failure? Failure) : Message;

internal sealed record TimerDue(int Execution, int Id) : Message;

/// <summary>Look whether there is something to do.</summary>
internal sealed record Wake : Message;
