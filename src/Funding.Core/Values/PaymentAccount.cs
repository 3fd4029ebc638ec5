using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The giro that a payee's account belongs to.</summary>
[JsonConverter(typeof(CamelCaseEnum<PaymentAccountKind>))]
public enum PaymentAccountKind
{
    /// <summary>Bankgirot: seven or eight digits.</summary>
    Bankgiro,

    /// <summary>Plusgirot: two to eight digits.</summary>
    Plusgiro,
}

/// <summary>Where money is sent: a bankgiro or plusgiro number with a valid check digit; text form <c>bankgiro 991-2346</c>.</summary>
[JsonConverter(typeof(TextValueConverter<PaymentAccount>))]
public sealed record PaymentAccount : IParsable<PaymentAccount>
{
    private PaymentAccount(PaymentAccountKind kind, string number) => (Kind, Number) = (kind, number);

    /// <summary>Bankgiro or plusgiro.</summary>
    public PaymentAccountKind Kind { get; }

    /// <summary>The number as it is printed: <c>991-2346</c>, <c>12345-5</c>.</summary>
    public string Number { get; }

    /// <summary>Reads a bankgiro number with or without its dash; null when the check digit or length is wrong.</summary>
    public static PaymentAccount? Bankgiro(string? number)
    {
        var digits = Digits(number);
        return digits.Length is 7 or 8 && Luhn.IsValid(digits)
            ? new PaymentAccount(PaymentAccountKind.Bankgiro, $"{digits[..^4]}-{digits[^4..]}")
            : null;
    }

    /// <summary>Reads a plusgiro number with or without its dash; null when the check digit or length is wrong.</summary>
    public static PaymentAccount? Plusgiro(string? number)
    {
        var digits = Digits(number);
        return digits.Length is >= 2 and <= 8 && Luhn.IsValid(digits)
            ? new PaymentAccount(PaymentAccountKind.Plusgiro, $"{digits[..^1]}-{digits[^1..]}")
            : null;
    }

    /// <summary>Reads the text form; throws <see cref="FormatException"/> when it is none.</summary>
    public static PaymentAccount Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("Not a bankgiro or plusgiro.");

    /// <summary>Reads the text form; false when it is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out PaymentAccount result
    )
    {
        var parts = (s ?? "").Trim().Split(' ', 2);
        result = parts switch
        {
            ["bankgiro", var number] => Bankgiro(number),
            ["plusgiro", var number] => Plusgiro(number),
            _ => null,
        };
        return result is not null;
    }

    /// <summary>The kind and the number.</summary>
    public override string ToString() => $"{(Kind == PaymentAccountKind.Bankgiro ? "bankgiro" : "plusgiro")} {Number}";

    private static string Digits(string? number)
    {
        var text = (number ?? "").Trim();
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.All(char.IsAsciiDigit) ? digits : "";
    }
}
