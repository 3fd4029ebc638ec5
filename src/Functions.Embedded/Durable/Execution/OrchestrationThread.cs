namespace Functions.Embedded.Durable.Execution;

/// <summary>
/// Runs an orchestrator's code on the thread that plays it, in one order. Continuations that come from any other thread
/// (of something that is not durable) are refused and remembered.
/// </summary>
internal sealed class OrchestrationThread(Action strayed) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];
    private Thread? _owner;
    private volatile bool _strayed;

    /// <summary>Whether the caller is the orchestrator's own code.</summary>
    public bool IsCurrent => Thread.CurrentThread == _owner;

    /// <summary>Whether something came back from another thread while the orchestrator was played.</summary>
    public bool Strayed => _strayed;

    /// <summary>Takes the calling thread for as long as <paramref name="play"/> runs.</summary>
    public void Run(Action play)
    {
        var before = Current;
        SetSynchronizationContext(this);
        _owner = Thread.CurrentThread;
        try
        {
            play();
        }
        finally
        {
            _owner = null;
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs the continuations that are ready, and those that they make ready.</summary>
    public void Pump()
    {
        while (_ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            _strayed = true;
            strayed();
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            throw new InvalidOperationException(OrchestrationRun.IllegalAwait);
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
