using System.Text.RegularExpressions;

namespace Funding.Functions.Privacy;

/// <summary>Takes what tells of a person, or lets somebody act, out of a line that others have written.</summary>
internal static partial class Redaction
{
    internal static string Of(string line) =>
        Address().Replace(Query().Replace(Mail().Replace(Secret().Replace(line, "${way}***"), "***"), "?***"), "***");

    // Whatever comes after these stands for a person or is a secret.
    [GeneratedRegex(
        @"(?<way>/(?:link|meeting-link|links|meeting-links)/[^/?#\s]+/|/(?:sign-in|unsubscribe)/)[^/?#\s""']+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"[^\s@<>""'/=:(),;]+(?:@|%40|=40)[^\s@<>""'/=:(),;]+\.[^\s@<>""'/=:(),;]+",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Mail();

    [GeneratedRegex(@"\?[^\s""']+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Query();

    // 127.0.0.1 and 0.0.0.0 are the machine's own.
    [GeneratedRegex(@"\b(?!127\.|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
