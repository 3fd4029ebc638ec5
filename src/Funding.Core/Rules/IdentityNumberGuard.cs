using System.Globalization;
using System.Text.RegularExpressions;

namespace Funding.Core;

/// <summary>Finds Swedish personal identity numbers in free text, so that nobody's number is stored by mistake.</summary>
/// <remarks>
/// Folkbokföringslag (1991:481) 18 §: six or eight digits for the date of birth, three digits and a check digit; coordination numbers
/// (lag 2022:1697) add 60 to the day. Found with or without century, dash, plus sign or space.
/// </remarks>
public static partial class IdentityNumberGuard
{
    /// <summary>Whether the text holds something that is a valid personal identity or coordination number.</summary>
    public static bool FindsIn(string text)
    {
        // A long number of another kind can hide a match from the engine's left-to-right search: every start is tried.
        for (var match = Candidate().Match(text); match.Success; match = Candidate().Match(text, match.Index + 1))
        {
            if (IsValid(match.Groups["date"].Value, match.Groups["serial"].Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsValid(string date, string serial)
    {
        var six = date[^6..];
        if (!Luhn.IsValid(six + serial))
        {
            return false;
        }

        var day = int.Parse(six[4..], NumberStyles.None, CultureInfo.InvariantCulture);
        var birth = FormattableString.Invariant($"{six[..4]}{(day > 60 ? day - 60 : day):D2}");
        string[] centuries = date.Length == 8 ? [date[..2]] : ["18", "19", "20"];
        return centuries.Any(century =>
            DateOnly.TryParseExact(
                century + birth,
                "yyyyMMdd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        );
    }

    [GeneratedRegex(
        @"(?<![0-9])(?<date>(?:18|19|20)[0-9]{6}|[0-9]{6})\s?[-+\u2010-\u2015\u2212]?\s?(?<serial>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Candidate();
}
