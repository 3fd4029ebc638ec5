using System.Security.Cryptography;
using System.Text;

namespace Funding.Functions.Security;

/// <summary>
/// The short code beside a sign-in link, for whoever reads the mail elsewhere than in the browser that asked: eight
/// characters that cannot be mistaken for each other, 39 bits, of which five tries are given.
/// </summary>
internal static class SignInCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 8;
    private const int Longest = 40;

    /// <summary>A new code, in two groups of four as it is read.</summary>
    internal static string Create()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>The code as typed, without what does not matter: case, spaces, hyphens; null when it cannot be one.</summary>
    internal static string? Read(string? typed)
    {
        if (typed is null or { Length: > Longest })
        {
            return null;
        }
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>What is stored of a code: worth nothing without the secret that only the asking browser has.</summary>
    internal static string Seal(string code, string browserSecret) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(browserSecret), Encoding.UTF8.GetBytes(Read(code)!))
        );

    /// <summary>Whether it is the code that was sealed, in the same time for every wrong one.</summary>
    internal static bool Opens(string code, string browserSecret, string sealedCode) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Seal(code, browserSecret)),
            Encoding.UTF8.GetBytes(sealedCode)
        );
}
