namespace Funding.Functions.Storage;

/// <summary>
/// The rows by which cases are found: one per word, the latest submitted first within a word. The words that begin alike stand next to
/// each other, and the word that is exactly what was asked for stands first.
/// </summary>
internal static class WordList
{
    private const string Prefix = "word|";

    // Before every letter and digit: an exact word comes before longer ones.
    private const char End = '!';

    internal static IEnumerable<string> Keys(ViewRow row) =>
        Words(row)
            .Select(word =>
                $"{Prefix}{KeyText.OfWord(word)}{End}{ViewList.Ticks(row.SubmittedAt ?? row.CreatedAt)}|{row.Id}"
            );

    /// <summary>The keys of the words that begin so.</summary>
    internal static KeyRange Of(string asked)
    {
        var from = Prefix + KeyText.OfWord(asked);
        return new KeyRange(from, from[..^1] + (char)(from[^1] + 1));
    }

    internal static IReadOnlyList<string> Words(ViewRow row) =>
        row.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the key is that of the first of the case's words that begin so: then it is shown once, though several do.</summary>
    internal static bool IsFirst(string key, ViewRow row, string asked)
    {
        var first = Words(row).First(word => word.StartsWith(asked, StringComparison.Ordinal));
        // Keys are in the order of their ASCII text, where å, ä and ö are others than in the words' own.
        foreach (var word in Words(row))
        {
            if (
                word.StartsWith(asked, StringComparison.Ordinal)
                && string.CompareOrdinal(KeyText.OfWord(word) + End, KeyText.OfWord(first) + End) < 0
            )
            {
                first = word;
            }
        }
        return key.StartsWith($"{Prefix}{KeyText.OfWord(first)}{End}", StringComparison.Ordinal);
    }
}

/// <summary>Keys between two, neither of them included.</summary>
internal sealed record KeyRange(string After, string Before)
{
    /// <summary>All keys that begin so.</summary>
    internal static KeyRange Of(string prefix) => new(prefix, prefix + "~");
}
