using Funding.Functions.Settings;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// How our cookies are kept: out of reach of scripts and other sites, and, wherever the site is reached over https, sent
/// over https only and bound to exactly this host by the prefix <c>__Host-</c>, so that no sister domain can plant one.
/// </summary>
internal sealed class SiteCookies(FundingSettings settings)
{
    private const string HostOnly = "__Host-";

    // On one machine the site is reached over http, where a browser would neither take nor send such a cookie.
    private readonly bool _isLoopback =
        settings.SiteBaseAddress.IsLoopback
        && string.Equals(settings.SiteBaseAddress.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);

    /// <summary>The cookie's value, or null when there is none.</summary>
    internal string? Read(HttpContext context, string name, int longest) =>
        context.Request.Cookies.TryGetValue(NameOf(context, name), out var value) && value.Length <= longest
            ? value
            : null;

    /// <summary>Hands a cookie out: until the browser is closed, or for a time.</summary>
    internal void Write(HttpContext context, string name, string value, TimeSpan? lifetime = null) =>
        context.Response.Cookies.Append(NameOf(context, name), value, Options(context, lifetime));

    /// <summary>Takes a cookie back.</summary>
    internal void Delete(HttpContext context, string name) =>
        context.Response.Cookies.Delete(NameOf(context, name), Options(context, null));

    private string NameOf(HttpContext context, string name) => IsSecure(context) ? HostOnly + name : name;

    private bool IsSecure(HttpContext context) => !_isLoopback || context.Request.IsHttps;

    private CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = lifetime,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = IsSecure(context),
        };
}
