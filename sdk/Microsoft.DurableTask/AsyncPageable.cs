namespace Microsoft.DurableTask;

/// <summary>A long list that is fetched page by page.</summary>
/// <typeparam name="T">Type of its values.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The list by page.</summary>
    /// <param name="continuationToken">Where to begin; null: at the beginning.</param>
    /// <param name="pageSizeHint">Wished size of a page.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}
