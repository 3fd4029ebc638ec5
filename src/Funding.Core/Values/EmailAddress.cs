using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>An address that mail can be sent to, in lower case; without display name.</summary>
[JsonConverter(typeof(TextValueConverter<EmailAddress>))]
public sealed record EmailAddress : IParsable<EmailAddress>
{
    private readonly string text;

    private EmailAddress(string text) => this.text = text;

    /// <summary>Reads an address; throws <see cref="FormatException"/> when it is none.</summary>
    public static EmailAddress Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("Not an e-mail address.");

    /// <summary>Reads an address; false when it is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out EmailAddress result
    )
    {
        result = null;
        var trimmed = (s ?? "").Trim();
        if (
            trimmed.Length is 0 or > 254
            || trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !MailAddress.TryCreate(trimmed, out var address)
            || !string.Equals(address.Address, trimmed, StringComparison.Ordinal)
            || !address.Host.Contains('.', StringComparison.Ordinal)
            || address.Host.EndsWith('.')
        )
        {
            return false;
        }

        result = new EmailAddress(trimmed.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out EmailAddress)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, [MaybeNullWhen(false)] out EmailAddress result) =>
        TryParse(s, null, out result);

    /// <summary>What stands after the at sign: the organisation that gives the address.</summary>
    public string Domain => text[(text.LastIndexOf('@') + 1)..];

    /// <summary>The address so that only whoever has it knows it again: <c>m***@kalmar.example</c>.</summary>
    public string Masked => $"{text[..1]}***@{Domain}";

    /// <summary>The address.</summary>
    public override string ToString() => text;
}
