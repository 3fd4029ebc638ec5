using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>Makes paged lists.</summary>
public static class Pageable
{
    /// <summary>A list from a function that fetches one page.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="pageFunc">Fetches the page that begins at a continuation token (null: the first).</param>
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new FromFunction<T>((token, _, cancellation) => pageFunc(token, cancellation));
    }

    /// <summary>A list from a function that fetches one page.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="pageFunc">Fetches the page that begins at a continuation token (null: the first), of about a given size.</param>
    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new FromFunction<T>(pageFunc);
    }

    private sealed class FromFunction<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch) : AsyncPageable<T>
        where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(
            string? continuationToken = default,
            int? pageSizeHint = default
        ) => Fetch(continuationToken, pageSizeHint);

        private async IAsyncEnumerable<Page<T>> Fetch(
            string? token,
            int? size,
            [EnumeratorCancellation] CancellationToken cancellation = default
        )
        {
            do
            {
                var page = await fetch(token, size, cancellation);
                yield return page;
                token = page.ContinuationToken;
            } while (token is not null);
        }
    }
}
