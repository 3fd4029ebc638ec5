using System.Security.Cryptography;
using System.Text;
using Funding.Functions.Settings;

namespace Funding.Functions.Email;

/// <summary>The headers that every mail carries, whichever way it leaves.</summary>
internal static class MailHeaders
{
    /// <summary>Name and value; values are plain ASCII on one line.</summary>
    internal static IEnumerable<(string Name, string Value)> Of(Mail mail)
    {
        // RFC 3834: no vacation message answers what nobody wrote. Exchange asks for a header of its own.
        yield return ("Auto-Submitted", "auto-generated");
        yield return ("X-Auto-Response-Suppress", "All");
        if (mail.Unsubscribe is { } address)
        {
            yield return ("Precedence", "bulk");
            yield return ("List-Unsubscribe", $"<{address}>");
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /// <summary>The same for the same mail however often it is sent, so that a mailbox may know a repeat. Without its angle brackets.</summary>
    internal static string MessageId(Mail mail, FundingSettings settings) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Id)))[..32]}@{settings.SiteBaseAddress.Host}";
}
