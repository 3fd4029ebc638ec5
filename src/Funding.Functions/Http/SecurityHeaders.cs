using Funding.Functions.Settings;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http;

/// <summary>
/// The one place that sets the headers by which browsers keep answers from being misused, on every answer whatever wrote it:
/// page, API, file, style sheet, problem or redirect. An answer may be stricter than this, never laxer.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>What a page may load: our own files, and nothing that stands in the page itself.</summary>
    internal const string Page =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What anything else may load: nothing, and it runs in no frame.</summary>
    internal const string Nothing = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sees to it that the answer has them when it goes.</summary>
    internal static void SetOnAnswer(HttpContext httpContext, FundingSettings settings)
    {
        // What is sent without any of our answers (a fault on the way) has them too.
        Set(httpContext, settings);
        httpContext.Response.OnStarting(() =>
        {
            Set(httpContext, settings);
            return Task.CompletedTask;
        });
    }

    private static void Set(HttpContext httpContext, FundingSettings settings)
    {
        var headers = httpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Addresses of personal links are secrets: they must not travel on in Referer.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), publickey-credentials-get=(self), publickey-credentials-create=(self), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        if (
            headers.ContentSecurityPolicy.Count == 0
            || string.Equals(headers.ContentSecurityPolicy, Nothing, StringComparison.Ordinal)
        )
        {
            headers.ContentSecurityPolicy = IsPage(httpContext) ? Page : Nothing;
        }
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
        // Browsers take it over https alone; the worker may not see that the front end speaks it.
        if (httpContext.Request.IsHttps || settings.SiteBaseAddress.Scheme == Uri.UriSchemeHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }

    private static bool IsPage(HttpContext httpContext) =>
        httpContext.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
