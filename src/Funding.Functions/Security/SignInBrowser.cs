using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// What the browser that asked for a sign-in link keeps, and no other has: which link it asked for, and a secret whose hash
/// stands with the link. Everybody who asks gets one, whether the address is somebody's or not.
/// </summary>
/// <param name="Link">The link's hash.</param>
/// <param name="Secret">The browser's secret.</param>
internal sealed record SignInBrowser(string Link, string Secret)
{
    private const string Cookie = "funding-sign-in";
    private const int Hash = 64;

    /// <summary>The browser of a request, or null when it has not asked, or too long ago.</summary>
    internal static SignInBrowser? Of(HttpContext context, SiteCookies cookies) =>
        cookies.Read(context, Cookie, 200) is { Length: > Hash } value
        && value[Hash] == '.'
        && value.Take(Hash).All(char.IsAsciiHexDigitLower)
        && SecretToken.TryHash(value[(Hash + 1)..], out _)
            ? new SignInBrowser(value[..Hash], value[(Hash + 1)..])
            : null;

    /// <summary>Gives it to the browser, for as long as the link works.</summary>
    internal void Write(HttpContext context, SiteCookies cookies) =>
        cookies.Write(context, Cookie, $"{Link}.{Secret}", SignInLinks.Lifetime);

    /// <summary>Takes it back: the link is used.</summary>
    internal static void Forget(HttpContext context, SiteCookies cookies) => cookies.Delete(context, Cookie);
}
