using System.Globalization;
using System.Text;

namespace Funding.Core;

/// <summary>Ids made of words: letters without their marks, words joined by hyphens.</summary>
internal static class Slug
{
    private const int Longest = 40;

    /// <summary>The words as an id of a–z, 0–9 and hyphens (<c>Åsa Öberg</c> to <c>asa-oberg</c>).</summary>
    /// <param name="words">What people read.</param>
    /// <param name="otherwise">The id of words that leave nothing.</param>
    internal static string Of(string words, string otherwise)
    {
        var id = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                id.Append(c);
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && id is { Length: > 0 }
                && id[^1] != '-'
            )
            {
                id.Append('-');
            }
        }
        var whole = id.ToString().Trim('-');
        var cut = whole.Length > Longest ? whole[..Longest].Trim('-') : whole;
        return cut.Length == 0 ? otherwise : cut;
    }

    /// <summary>The same as one word for JSON (<c>Antal unga</c> to <c>antalUnga</c>), beginning with a letter.</summary>
    internal static string Name(string words, string otherwise)
    {
        var parts = Of(words, otherwise).Split('-');
        var name = string.Concat(parts.Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
        return char.IsAsciiLetterLower(name[0]) ? name : otherwise + name;
    }
}
