using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Funding.Pages.Formatting;

/// <summary>Reads what people type: <c>1 250 000,50</c>, <c>1.250.000 kr</c>, <c>2027-03-12</c>, <c>12 mars 2027</c>.</summary>
public static partial class Typed
{
    /// <summary>Kronor with at most two decimals. Groups of three may be parted by space, point, comma or apostrophe.</summary>
    public static bool TryAmount(string? typed, out decimal amount)
    {
        amount = 0;
        var text = Plain(typed);
        text =
            text.EndsWith("kr", StringComparison.OrdinalIgnoreCase) ? text[..^2]
            : text.EndsWith("kronor", StringComparison.OrdinalIgnoreCase) ? text[..^6]
            : text.EndsWith("sek", StringComparison.OrdinalIgnoreCase) ? text[..^3]
            : text;
        var match = AmountPattern().Match(text);
        if (!match.Success)
            return false;
        var whole = new StringBuilder();
        foreach (var letter in match.Groups["whole"].Value)
        {
            if (char.IsAsciiDigit(letter))
                whole.Append(letter);
        }

        // Beyond any budget, and small enough that no sum of a whole form can overflow.
        if (whole.Length > 12)
            return false;
        var fraction = match.Groups["fraction"].Value;
        amount = decimal.Parse(
            fraction.Length == 0 ? whole.ToString() : $"{whole}.{fraction}",
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );
        return true;
    }

    /// <summary>A whole number such as a number of participants.</summary>
    public static bool TryCount(string? typed, out int count)
    {
        count = 0;
        return TryAmount(typed, out var amount)
            && amount == decimal.Truncate(amount)
            && amount <= int.MaxValue
            && (count = (int)amount) >= 0;
    }

    /// <summary>A number with decimals such as an indicator's outcome.</summary>
    public static bool TryNumber(string? typed, out decimal number) => TryAmount(typed, out number);

    /// <summary>A day: as the browser's date control sends it, or written in Swedish or English.</summary>
    public static bool TryDate(string? typed, out DateOnly date)
    {
        var text = typed?.Trim() ?? "";
        return DateOnly.TryParseExact(
                text,
                ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out date
            )
            || DateOnly.TryParseExact(text, "d MMMM yyyy", Formats.CultureOf("sv"), DateTimeStyles.None, out date)
            || DateOnly.TryParseExact(text, "d MMMM yyyy", Formats.CultureOf("en"), DateTimeStyles.None, out date);
    }

    private static string Plain(string? typed)
    {
        var text = new StringBuilder();
        foreach (var letter in typed ?? "")
        {
            if (!char.IsWhiteSpace(letter) && letter is not '\u200b' and not '\ufeff')
                text.Append(letter);
        }

        return text.ToString();
    }

    // Two decimals at most: a point or comma before exactly three digits parts thousands, and nothing is ambiguous.
    [GeneratedRegex(
        @"^(?<whole>\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’]\d{3})+)(?:[.,](?<fraction>\d{1,2}))?(?::-|,-)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AmountPattern();
}
