using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// Finds submitted cases for the office, a page at a time. Every filter has a list of its own or is combined with one; what a list does
/// not answer is asked of its rows, and never of more than so many for a page. So a page costs no more reads the more cases there are.
/// </summary>
public sealed class CaseFinder
{
    /// <summary>Most reads of rows for one page, besides one for each further word.</summary>
    internal const int MostReads = 4;

    /// <summary>Rows in one read when not all of them may be shown.</summary>
    internal const int RowsAtOnce = 250;

    /// <summary>How far cases are counted.</summary>
    internal const int MostCounted = 500;

    private readonly ViewStore _views;
    private readonly TimeProvider _time;

    internal CaseFinder(ViewStore views, TimeProvider time) => (_views, _time) = (views, time);

    /// <summary>A page of the cases that the filter lets through.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="from">Where the page begins, from the page before; null for the first.</param>
    /// <param name="size">Most rows.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FormatException">The page begins nowhere.</exception>
    internal async Task<FoundCases> FindAsync(
        CaseFilter filter,
        string? from,
        int size,
        CancellationToken cancellationToken
    )
    {
        if (await WayAsync(filter, from, cancellationToken) is not { } way)
        {
            return new FoundCases([], null, 0, false);
        }
        var range = from is null ? way.Range : way.Range with { After = Within(way, PlaceOf(from)) };
        var most = way.IsWhole ? size + 1 : RowsAtOnce;
        List<KeyedRow<ViewRow>> found = [];
        var looked = 0;
        for (var reads = 1; ; reads++)
        {
            var rows = await _views.ReadAsync(range, most, cancellationToken);
            foreach (var row in rows)
            {
                looked++;
                if (way.Accepts(row))
                {
                    found.Add(row);
                }
                if (found.Count > size)
                {
                    return Page(found[size - 1].Key, unfinished: false);
                }
            }
            if (rows.Count < most)
            {
                return Page(null, unfinished: false);
            }
            range = range with { After = rows[^1].Key };
            if (reads >= MostReads || (way.IsWhole && found.Count >= size))
            {
                return Page(range.After, unfinished: found.Count < size);
            }
        }

        FoundCases Page(string? last, bool unfinished) =>
            new(
                [.. found.Take(size).Select(row => row.Row)],
                last is null ? null : Place(way.Word, last),
                looked,
                unfinished
            );
    }

    /// <summary>How many cases the filter lets through, when one read tells; null when that would take looking at the rows.</summary>
    internal async Task<CaseCount?> CountAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        if (SearchWords.Asked(filter.Text).Count > 0 || filter.Text.Length > 0)
        {
            return null;
        }
        var way = CaseWay.Of(filter, Today);
        if (!way.IsWhole)
        {
            return null;
        }
        var count = await _views.CountAsync(way.Range, MostCounted + 1, cancellationToken);
        return count > MostCounted ? new CaseCount(MostCounted, false) : new CaseCount(count, true);
    }

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    // With several words the rows of the one that fewest cases have are read; a look at each tells which that is.
    private async Task<CaseWay?> WayAsync(CaseFilter filter, string? from, CancellationToken cancellationToken)
    {
        var asked = SearchWords.Asked(filter.Text);
        if (asked.Count == 0)
        {
            // What holds no letter or digit is found nowhere.
            return filter.Text.Length > 0 ? null : CaseWay.Of(filter, Today);
        }
        if (from is not null)
        {
            var word = from.Split('!')[0];
            return asked.Contains(word, StringComparer.Ordinal)
                ? CaseWay.Of(filter, asked, word, Today)
                : throw new FormatException("Not a page of these words.");
        }
        if (asked.Count == 1)
        {
            return CaseWay.Of(filter, asked, asked[0], Today);
        }
        var looks = await Task.WhenAll(
            asked.Select(async word =>
                (word, Rows: await _views.CountAsync(WordList.Of(word), RowsAtOnce, cancellationToken))
            )
        );
        var (rarest, _) = looks.MinBy(look => (look.Rows, -look.word.Length));
        return CaseWay.Of(filter, asked, rarest, Today);
    }

    // A page begins after a row, whose key is said with the word whose rows are read.
    private static string Place(string? word, string key) => $"{word}!{key}";

    private static string PlaceOf(string from) =>
        from.IndexOf('!', StringComparison.Ordinal) is >= 0 and var end
            ? from[(end + 1)..]
            : throw new FormatException("Not a page of a list.");

    private static string Within(CaseWay way, string key) =>
        string.CompareOrdinal(key, way.Range.After) >= 0 && string.CompareOrdinal(key, way.Range.Before) < 0
            ? key
            : throw new FormatException("Not a page of this list.");
}
