using System.Text;

namespace Funding.Core;

/// <summary>
/// Words as they are looked for: lower case, without accents but with å, ä and ö, which are letters of their own. What a hyphen joins is
/// found with and without it, and by its parts; short numbers are filled up to four digits, as in case numbers.
/// </summary>
public static class SearchWords
{
    private const int Longest = 40;
    private const int DigitsOfNumber = 4;

    /// <summary>Most words of one case that can be found.</summary>
    public const int MostOfCase = 32;

    /// <summary>Most words of a question; further ones are left out.</summary>
    public const int MostOfQuestion = 5;

    /// <summary>The words of a case by which it is found, in order and without repeats.</summary>
    /// <param name="number">The case number, if it has one.</param>
    /// <param name="texts">Title, names and addresses; the most important first.</param>
    public static IReadOnlyList<string> Of(CaseNumber? number, params IEnumerable<string?> texts)
    {
        IEnumerable<string> ofNumber = number is null ? [] : OfNumber(Folded(number.ToString()));
        return
        [
            .. ofNumber
                .Concat(texts.OfType<string>().SelectMany(Pieces).SelectMany(WithParts))
                .Distinct(StringComparer.Ordinal)
                .Take(MostOfCase)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The words that somebody asks for; each must be the beginning of one of a case's words.</summary>
    public static IReadOnlyList<string> Asked(string text) =>
        [
            .. Pieces(text)
                .Select(Folded)
                .Where(word => word.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Take(MostOfQuestion),
        ];

    /// <summary>Whether every asked word begins one of the words.</summary>
    public static bool Match(IReadOnlyList<string> words, IReadOnlyList<string> asked) =>
        asked.All(one => words.Any(word => word.StartsWith(one, StringComparison.Ordinal)));

    // KAL-2026-0042 is found by the whole, by 2026-0042 and by 0042.
    private static IEnumerable<string> OfNumber(string folded)
    {
        var digits = folded.AsSpan().IndexOfAnyInRange('0', '9');
        return digits < 0 || folded.Length < digits + 5 ? [folded] : [folded, folded[digits..], folded[(digits + 4)..]];
    }

    private static IEnumerable<string> WithParts(string piece)
    {
        var whole = Folded(piece);
        var parts = piece.Split(
            ['-', '‑', '–', '/', '@', '.', '_', '\'', '’'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        IEnumerable<string> words =
            parts.Length < 2 ? [whole]
            : piece.Contains('@', StringComparison.Ordinal) ? [whole]
            : [whole, .. parts.Select(Folded)];
        return words.Where(word => word.Length > 0);
    }

    private static IEnumerable<string> Pieces(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters and digits alone, in lower case.</summary>
    private static string Folded(string piece)
    {
        var folded = new StringBuilder();
        foreach (var rune in piece.ToLowerInvariant().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case 'å' or 'ä' or 'ö':
                    folded.Append(rune);
                    break;
                case 'æ':
                    folded.Append('ä');
                    break;
                case 'ø':
                    folded.Append('ö');
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                default:
                    Append(rune);
                    break;
            }
        }

        var word = folded.Length <= Longest ? folded.ToString() : folded.ToString(0, Longest);
        return word.Length is > 0 and < DigitsOfNumber && word.All(char.IsAsciiDigit)
            ? word.PadLeft(DigitsOfNumber, '0')
            : word;

        void Append(Rune rune)
        {
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
            {
                if (Rune.IsLetterOrDigit(part) && part.IsBmp)
                {
                    folded.Append(part);
                }
            }
        }
    }
}
