using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// What happened in a request that whoever looks into an incident needs to know: noted here by whoever decides it, and
/// written once, when the answer goes, by <see cref="Http.SecurityLogMiddleware"/>.
/// </summary>
/// <remarks>Codes only, from our own source: never an address, a name, a secret or anything that was sent.</remarks>
internal static class SecurityEvents
{
    internal const string SignedIn = "signed-in";
    internal const string SignedOut = "signed-out";
    internal const string SessionEnded = "session-ended";
    internal const string SessionsEnded = "sessions-ended";
    internal const string SessionRenewed = "session-renewed";
    internal const string UnknownWorkAccount = "unknown-work-account";
    internal const string BadForm = "bad-form";
    private static readonly object _refused = new();
    private static readonly object _happened = new();

    /// <summary>The request is refused. The first reason counts: what follows is how it is shown.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="code">A refusal's or problem's code.</param>
    internal static void Refused(HttpContext httpContext, string code) => httpContext.Items.TryAdd(_refused, code);

    /// <summary>Something that changes who may do what was done.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="code">What, in kebab-case.</param>
    internal static void Happened(HttpContext httpContext, string code)
    {
        if (httpContext.Items.TryGetValue(_happened, out var earlier))
        {
            ((List<string>)earlier!).Add(code);
        }
        else
        {
            httpContext.Items[_happened] = new List<string> { code };
        }
    }

    /// <summary>Why the request was refused, or null.</summary>
    internal static string? RefusalOf(HttpContext httpContext) =>
        httpContext.Items.TryGetValue(_refused, out var code) ? (string?)code : null;

    /// <summary>What was done.</summary>
    internal static IReadOnlyList<string> Of(HttpContext httpContext) =>
        httpContext.Items.TryGetValue(_happened, out var codes) ? (List<string>)codes! : [];
}
