using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Funding.Functions.Settings;

namespace Funding.Functions.Email.Delivering;

/// <summary>
/// SendGrid's signature of a batch of events: ECDSA on P-256 with SHA-256 over the time and the body as it came. The
/// platform checks it; SendGrid's own package brings an implementation of elliptic curves along, which is not used.
/// </summary>
internal sealed class EventSignature(FundingSettings settings, TimeProvider time) : IDisposable
{
    internal const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    internal const string TimeHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // The service tries for a day to deliver a batch. What comes again changes nothing, so a day is not too long.
    private static readonly TimeSpan _oldest = TimeSpan.FromHours(25);
    private static readonly TimeSpan _ahead = TimeSpan.FromMinutes(5);
    private readonly ECDsa? _key = KeyOf(settings);

    /// <summary>Whether events are taken at all.</summary>
    internal bool HasKey => _key is not null;

    /// <summary>Whether the service has signed this, and not too long ago.</summary>
    internal bool Holds(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (
            _key is null
            || timestamp is not { Length: > 0 and <= 20 }
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) is var age
                && (age > _oldest || age < -_ahead)
            || Decoded(signature) is not { } decoded
        )
        {
            return false;
        }
        var signed = new byte[timestamp.Length + body.Length];
        Encoding.ASCII.GetBytes(timestamp, signed);
        body.CopyTo(signed.AsSpan(timestamp.Length));
        return _key.VerifyData(signed, decoded, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => _key?.Dispose();

    private static byte[]? Decoded(string? signature)
    {
        var bytes = new byte[128];
        return signature is { Length: > 0 and <= 160 } && Convert.TryFromBase64String(signature, bytes, out var length)
            ? bytes[..length]
            : null;
    }

    private static ECDsa? KeyOf(FundingSettings settings)
    {
        if (settings.SendGridEventKey is not { } text)
        {
            return null;
        }
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
        return key;
    }
}
