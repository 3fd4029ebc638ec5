using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// The end-to-end id of one payment: <c>{case number}-{instalment}-{attempt}</c>, at most 35 characters. The same payment always has the same id.
/// </summary>
[JsonConverter(typeof(TextValueConverter<PaymentId>))]
public sealed record PaymentId : IParsable<PaymentId>
{
    private PaymentId(CaseNumber caseNumber, int instalment, int attempt) =>
        (CaseNumber, Instalment, Attempt) = (caseNumber, instalment, attempt);

    /// <summary>The case.</summary>
    public CaseNumber CaseNumber { get; }

    /// <summary>The instalment's number.</summary>
    public int Instalment { get; }

    /// <summary>1 for the first try.</summary>
    public int Attempt { get; }

    /// <summary>The id of an instalment's nth payment.</summary>
    public static PaymentId Of(CaseNumber caseNumber, int instalment, int attempt) =>
        new(caseNumber, instalment, attempt);

    /// <summary>Reads the text form; throws <see cref="FormatException"/> when it is none.</summary>
    public static PaymentId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("Not a payment id.");

    /// <summary>Reads the text form; false when it is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out PaymentId result
    )
    {
        var parts = (s ?? "").Trim().Split('-');
        result =
            parts.Length == 5
            && CaseNumber.TryParse(string.Join('-', parts[..3]), provider, out var caseNumber)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var instalment)
            && int.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            && instalment > 0
            && attempt > 0
                ? new PaymentId(caseNumber, instalment, attempt)
                : null;
        return result is not null;
    }

    /// <summary>The text form.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CaseNumber}-{Instalment}-{Attempt}");
}
