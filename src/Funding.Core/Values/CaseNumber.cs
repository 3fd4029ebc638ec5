using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A case number such as <c>KAL-2026-0042</c>: association, year and a number without gaps within them.</summary>
[JsonConverter(typeof(TextValueConverter<CaseNumber>))]
public sealed record CaseNumber : IParsable<CaseNumber>
{
    /// <summary>A number in the register; throws <see cref="ArgumentException"/> when a part is out of range.</summary>
    public CaseNumber(string association, int year, int number)
    {
        if (!IsAssociation(association) || year is < 2000 or > 2999 || number < 1)
        {
            throw new ArgumentException($"No case number: {association}-{year}-{number}.", nameof(association));
        }

        (Association, Year, Number) = (association, year, number);
    }

    /// <summary>The association's code: two to five capital letters.</summary>
    public string Association { get; }

    /// <summary>The year of registration.</summary>
    public int Year { get; }

    /// <summary>The running number, from 1.</summary>
    public int Number { get; }

    /// <summary>Reads the text form; throws <see cref="FormatException"/> when it is none.</summary>
    public static CaseNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("Not a case number.");

    /// <summary>Reads the text form; false when it is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out CaseNumber result
    )
    {
        result = null;
        var parts = (s ?? "").Trim().Split('-');
        if (
            parts.Length != 3
            || !IsAssociation(parts[0])
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < 2000 or > 2999
            || number < 1
            || parts[2].Length < 4
        )
        {
            return false;
        }

        result = new CaseNumber(parts[0], year, number);
        return true;
    }

    /// <summary>The text form, the number with at least four digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Association}-{Year}-{Number:D4}");

    private static bool IsAssociation(string code) => code.Length is >= 2 and <= 5 && code.All(char.IsAsciiLetterUpper);
}
