using Azure;

namespace Funding.Functions.Storage;

/// <summary>One page of a list.</summary>
/// <param name="Items">What it shows.</param>
/// <param name="Continuation">Where the next page begins; null at the end.</param>
internal sealed record StoredPage<T>(IReadOnlyList<T> Items, string? Continuation);

/// <summary>Reading one page and no more.</summary>
internal static class FirstPages
{
    internal static async Task<Page<T>> FirstPageAsync<T>(
        this AsyncPageable<T> rows,
        CancellationToken cancellationToken
    )
        where T : notnull
    {
        await foreach (var page in rows.AsPages().WithCancellation(cancellationToken))
        {
            return page;
        }
        throw new InvalidOperationException("A query answers with at least one page, be it empty.");
    }
}
