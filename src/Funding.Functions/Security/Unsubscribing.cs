using System.Security.Cryptography;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Settings;
using Funding.Functions.Storage.Notifications;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Security;

/// <summary>What somebody takes leave of.</summary>
/// <param name="Address">Whose mails.</param>
/// <param name="Topic">Which; null for all that come in the daily digest.</param>
internal sealed record Leave(EmailAddress Address, MailTopic? Topic);

/// <summary>
/// Addresses by which the receiver of an optional mail takes leave of mails like it, without signing in (RFC 8058). What
/// they name is encrypted and signed by the app's keys: the address tells nothing of a person, and nobody can make one up.
/// They can do nothing but turn optional mails off, and do not run out.
/// </summary>
public sealed class Unsubscribing
{
    internal const string Path = "unsubscribe";
    private readonly FundingSettings _settings;
    private readonly IDataProtector _protector;
    private readonly PreferenceStore _preferences;
    private readonly DirectoryStore _directory;

    internal Unsubscribing(
        FundingSettings settings,
        IDataProtectionProvider protection,
        PreferenceStore preferences,
        DirectoryStore directory
    ) =>
        (_settings, _protector, _preferences, _directory) = (
            settings,
            protection.CreateProtector("unsubscribe"),
            preferences,
            directory
        );

    internal Uri AddressFor(EmailAddress to, MailTopic? topic) =>
        new($"{_settings.SiteBaseAddress.ToString().TrimEnd('/')}/{Path}/{_protector.Protect($"{topic}|{to}")}");

    /// <summary>What an address is for; null when it is none of ours.</summary>
    internal Leave? Read(string token)
    {
        try
        {
            var parts = _protector.Unprotect(token).Split('|', 2);
            MailTopic? topic = parts[0].Length == 0 ? null : Enum.Parse<MailTopic>(parts[0]);
            return new Leave(EmailAddress.Parse(parts[1], null), topic);
        }
        catch (Exception bad) when (bad is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Turns the mails off, in the receiver's own name and trail; again: nothing.</summary>
    internal async Task LeaveAsync(Leave leave, CancellationToken cancellationToken)
    {
        var before = await _preferences.GetAsync(leave.Address, cancellationToken);
        var topics = leave.Topic is { } one
            ? (IReadOnlyList<MailTopic>)[one]
            : [.. Enum.GetValues<MailTopic>().Where(topic => before.TimingOf(topic) is MailTiming.Digest)];
        var association = await _directory.FindAsync(cancellationToken);
        var person = association?.PersonWith(leave.Address);
        await _preferences.ChangeAsync(
            leave.Address,
            [.. topics.Select(topic => new MailChoice(topic, MailTiming.Off))],
            new Actor(
                person?.Id ?? leave.Address.ToString(),
                person?.Name ?? leave.Address.ToString(),
                new HashSet<Role>(),
                null
            ),
            cancellationToken
        );
    }
}
