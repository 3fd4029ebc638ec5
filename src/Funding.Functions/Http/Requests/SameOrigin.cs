using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// Keeps other sites from using a signed-in person's cookie. The cookie is SameSite=Lax; this is the second lock,
/// for browsers and sister domains where the first one does not hold.
/// </summary>
internal static class SameOrigin
{
    /// <summary>
    /// False when a browser says that another site made the request. Callers that are no browsers send neither header.
    /// </summary>
    public static bool Holds(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            // Said by every browser of today, and more exact: our pages send no referrer, and then Origin is "null".
            return site is "same-origin" or "none";
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
