using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Funding.Functions.Security;

/// <summary>
/// The secret of a personal link: 256 random bits, base64url in the address. Only its SHA-256 is stored; the hash needs no
/// salt or stretching because the secret cannot be guessed.
/// </summary>
internal static class SecretToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    /// <summary>A new secret, as it stands in an address.</summary>
    internal static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The key under which a secret would be found; of what cannot be one, a key that nothing is found under.</summary>
    internal static string HashOf(string? token) =>
        TryHash(token, out var hash)
            ? hash
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"malformed {token}")));

    /// <summary>The key under which a secret is found, or false when the text cannot be a secret at all.</summary>
    internal static bool TryHash(string? token, [NotNullWhen(true)] out string? hash)
    {
        hash = null;
        if (token?.Length != Characters)
        {
            return false;
        }
        Span<byte> secret = stackalloc byte[Bytes];
        if (
            !Base64Url.IsValid(token.AsSpan(), out var length)
            || length != Bytes
            || !Base64Url.TryDecodeFromChars(token, secret, out _)
        )
        {
            return false;
        }
        hash = Convert.ToHexStringLower(SHA256.HashData(secret));
        return true;
    }
}
