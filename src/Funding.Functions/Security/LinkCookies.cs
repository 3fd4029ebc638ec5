using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// What a browser holds in place of a link's secret: for each link that was opened an encrypted cookie, sent to the link's
/// own pages alone, for an hour after it was last used. The address then has the link's public id, which opens nothing.
/// </summary>
internal sealed class LinkCookies(IDataProtectionProvider protection, TimeProvider time)
{
    internal const string Prefix = "funding-link-";
    private const int IdLength = 16;
    internal static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("funding-link");

    /// <summary>The link's name in addresses. Made from the hash of a secret that cannot be guessed, it tells nothing.</summary>
    internal static string PublicIdOf(string hash) => hash[..IdLength];

    /// <summary>Whether the text can be a public id; secrets are longer.</summary>
    internal static bool IsPublicId(string text) =>
        text.Length == IdLength && text.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f');

    /// <summary>Remembers a link.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The link's address, below which its pages are.</param>
    /// <param name="hash">The link's key.</param>
    internal void Write(HttpContext context, string path, string hash) =>
        context.Response.Cookies.Append(
            Prefix + PublicIdOf(hash),
            _protector.Protect($"{hash}|{time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)}"),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Idle,
                Path = path,
                // Lax and not strict: the browser comes from a mail.
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            }
        );

    /// <summary>The key of a link that this browser has opened, or null. Keeps one in use from running out.</summary>
    internal string? Read(HttpContext context, string path, string publicId)
    {
        if (!context.Request.Cookies.TryGetValue(Prefix + publicId, out var value) || value.Length > 1024)
        {
            return null;
        }
        string[] parts;
        try
        {
            parts = _protector.Unprotect(value).Split('|');
        }
        catch (CryptographicException)
        {
            // Forged, cut, or from a key ring that is gone.
            return null;
        }
        var now = time.GetUtcNow();
        if (
            parts is not [var hash, var ticks]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var written)
            || !string.Equals(PublicIdOf(hash), publicId, StringComparison.Ordinal)
        )
        {
            return null;
        }
        var age = now - new DateTimeOffset(written, TimeSpan.Zero);
        if (age >= Idle)
        {
            return null;
        }
        if (age >= _renewAfter)
        {
            Write(context, path, hash);
        }
        return hash;
    }
}
