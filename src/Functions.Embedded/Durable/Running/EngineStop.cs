namespace Functions.Embedded.Durable.Running;

/// <summary>How far the engine is on its way to an end.</summary>
internal sealed class EngineStop : IDisposable
{
    private readonly CancellationTokenSource _activities = new();
    private readonly CancellationTokenSource _everything = new();
    private volatile bool _begun;

    public EngineStop()
    {
        // Tokens outlive their sources: an activity that was left alone may look at them after all else is gone.
        Activities = _activities.Token;
        Everything = _everything.Token;
    }

    /// <summary>Nothing new is begun: no instance, no activity, no timer.</summary>
    public bool HasBegun => _begun;

    /// <summary>Activities are asked to end; those that do run again after the next start.</summary>
    public CancellationToken Activities { get; }

    /// <summary>Everything ends where it is.</summary>
    public CancellationToken Everything { get; }

    public void Begin() => _begun = true;

    public Task AskActivitiesAsync() => _activities.CancelAsync();

    public async Task EndAsync()
    {
        _begun = true;
        await _everything.CancelAsync().ConfigureAwait(false);
        await _activities.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _activities.Dispose();
        _everything.Dispose();
    }
}
