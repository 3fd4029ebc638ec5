using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Funding.Functions.Security;

/// <summary>
/// Addresses as they may be written down: the secret of a personal link, or of a link for signing in, is cut out. Whatever
/// traces requests has noted the address before any code of ours runs; it is corrected before it is sent anywhere.
/// </summary>
internal static partial class SecretPaths
{
    private static readonly string[] _tags =
    [
        "url.path",
        "url.full",
        "http.target",
        "http.url",
        "http.path",
        "http.route",
    ];

    /// <summary>The address without its secret.</summary>
    internal static string Redact(string address) => Secret().Replace(address, "${way}***");

    /// <summary>Takes secrets out of what the trace of this request has noted so far.</summary>
    internal static void Redact(Activity? activity)
    {
        for (var traced = activity; traced is not null; traced = traced.Parent)
        {
            foreach (var tag in _tags)
            {
                if (traced.GetTagItem(tag) is string address)
                {
                    traced.SetTag(tag, Redact(address));
                }
            }
            traced.DisplayName = Redact(traced.DisplayName);
        }
    }

    // Public ids of links (16 digits) stay: they open nothing, and tell which link it was. A route's template stays too.
    [GeneratedRegex(
        "(?<way>/(?:link|meeting-link|links|meeting-links)/[^/?#]+/|/(?:sign-in|unsubscribe)/)(?![0-9a-f]{16}(?:[/?#]|$))(?!\\{)[^/?#\\s]+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Secret();
}
