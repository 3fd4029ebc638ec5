using System.Text.RegularExpressions;

namespace Funding.Local.Demo;

/// <summary>A mail as its receiver finds it in the local mailbox.</summary>
internal sealed partial record DeliveredMail(
    string Id,
    string To,
    string Name,
    string Subject,
    string Kind,
    DateTimeOffset At,
    string Text,
    string Address = ""
)
{
    /// <summary>The path of the personal or sign-in link in the mail, or null when there is none.</summary>
    internal string? Link => LinkPattern().Match(Text) is { Success: true } match ? match.Groups["path"].Value : null;

    [GeneratedRegex(
        @"https?://[^/\s]+(?<path>/((meeting-)?link/[0-9a-fA-F-]+|sign-in)/[A-Za-z0-9_-]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LinkPattern();
}
