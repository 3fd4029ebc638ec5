namespace Functions.Embedded.Durable.Running;

/// <summary>The engine's own share of the work in progress.</summary>
internal sealed class EngineWork(WorkInProgress everybodys)
{
    private readonly WorkInProgress _own = new();

    public IDisposable Begin() => new Both(everybodys.Begin(), _own.Begin());

    /// <summary>Completes when neither the engine nor anybody else is busy.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) => everybodys.WhenIdleAsync(cancellationToken);

    /// <summary>Completes when the engine is not busy.</summary>
    public Task OwnIdleAsync(CancellationToken cancellationToken) => _own.WhenIdleAsync(cancellationToken);

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            other.Dispose();
            one.Dispose();
        }
    }
}
