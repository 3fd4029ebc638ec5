using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A Swedish organisation number with a valid check digit; text form <c>NNNNNN-NNNN</c>.</summary>
/// <remarks>Ten digits, the third at least 2 (lag 1974:174 om identitetsbeteckning för juridiska personer); read with or without dash and the prefix 16.</remarks>
[JsonConverter(typeof(TextValueConverter<OrganisationNumber>))]
public sealed record OrganisationNumber : IParsable<OrganisationNumber>
{
    private readonly string text;

    private OrganisationNumber(string digits) => text = $"{digits[..6]}-{digits[6..]}";

    /// <summary>Reads the number; throws <see cref="FormatException"/> when it is not valid.</summary>
    public static OrganisationNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("Not an organisation number.");

    /// <summary>Reads the number; false when it is not valid.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out OrganisationNumber result
    )
    {
        result = null;
        var digits = (s ?? "").Trim().Replace("-", "", StringComparison.Ordinal);
        if (digits.Length == 12 && digits.StartsWith("16", StringComparison.Ordinal))
        {
            digits = digits[2..];
        }

        if (digits.Length != 10 || digits[0] == '0' || digits[2] < '2' || !Luhn.IsValid(digits))
        {
            return false;
        }

        result = new OrganisationNumber(digits);
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out OrganisationNumber)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, [MaybeNullWhen(false)] out OrganisationNumber result) =>
        TryParse(s, null, out result);

    /// <summary><c>NNNNNN-NNNN</c>.</summary>
    public override string ToString() => text;
}
