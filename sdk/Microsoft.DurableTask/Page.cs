namespace Microsoft.DurableTask;

/// <summary>One page of a long list.</summary>
/// <typeparam name="T">Type of its values.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>A page.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="continuationToken">Where the next page begins; null on the last page.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The values on this page.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; null on the last page.</summary>
    public string? ContinuationToken { get; }
}
