namespace Funding.Functions.Storage;

/// <summary>
/// Lets writers of one key in this process go one at a time, so that they do not spend transactions on conflicts with
/// each other. It is a saving only: what is right is decided by ETags, which hold between processes too.
/// </summary>
internal sealed class Gates : IDisposable
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the turn; disposing the result passes it on.</summary>
    public async Task<Turn> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var stripe = _stripes[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_stripes.Length];
        await stripe.WaitAsync(cancellationToken);
        return new Turn(stripe);
    }

    public void Dispose()
    {
        foreach (var stripe in _stripes)
        {
            stripe.Dispose();
        }
    }

    internal readonly struct Turn(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
