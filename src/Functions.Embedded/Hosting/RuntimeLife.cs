namespace Functions.Embedded.Hosting;

/// <summary>Tells what runs that it shall end, and how.</summary>
internal sealed class RuntimeLife : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();

    internal RuntimeLife()
    {
        Stopping = _stopping.Token;
        Abandoned = _abandoned.Token;
    }

    /// <summary>End soon; what is half done may be finished.</summary>
    internal CancellationToken Stopping { get; }

    /// <summary>End here; write nothing more.</summary>
    internal CancellationToken Abandoned { get; }

    internal void Stop() => _stopping.Cancel();

    internal void Abandon()
    {
        _abandoned.Cancel();
        _stopping.Cancel();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
