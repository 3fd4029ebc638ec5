using System.Collections.Frozen;
using Funding.Functions.Security.Limits;
using Microsoft.Extensions.Configuration;

namespace Funding.Functions.Settings;

/// <summary>How mail leaves the system.</summary>
internal enum MailTransportKind
{
    /// <summary>Kept in the table <c>Mailbox</c>: local run and tests.</summary>
    Mailbox,

    /// <summary>Sent through SendGrid's Web API.</summary>
    SendGrid,

    /// <summary>Handed to an SMTP server.</summary>
    Smtp,
}

/// <summary>How the way to the SMTP server is kept secret.</summary>
internal enum SmtpSecurity
{
    /// <summary>The connection is begun in the clear and must be encrypted before anything is said.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not at all: only to the machine itself.</summary>
    None,
}

/// <summary>Who scans uploaded files for malicious code.</summary>
internal enum FileScannerKind
{
    /// <summary>Nobody: files are let through, marked as not scanned.</summary>
    Off,

    /// <summary>ClamAV's daemon.</summary>
    ClamAv,

    /// <summary>Microsoft Defender for Storage, by the blobs' index tags.</summary>
    Defender,
}

/// <summary>Everything that is configured, read once at start.</summary>
internal sealed record FundingSettings
{
    /// <summary>Connection string of the storage account, or null when <see cref="StorageAccountName"/> is given.</summary>
    public string? StorageConnectionString { get; init; }

    /// <summary>Name of the storage account that is reached with managed identity.</summary>
    public string? StorageAccountName { get; init; }

    /// <summary>Client id of a user-assigned managed identity; null for the system-assigned one.</summary>
    public string? StorageClientId { get; init; }

    /// <summary>Put before the name of every table, and in lower case before every container.</summary>
    public string TablePrefix { get; init; } = "";

    /// <summary>Path of the association file, or null when none is imported.</summary>
    public string? AssociationFile { get; init; }

    /// <summary>Public address of the site, without a trailing slash; used in mails.</summary>
    public Uri SiteBaseAddress { get; init; } = new("http://localhost:7071");

    /// <summary>The header in which a proxy of ours says where requests come from; null believes the connection alone.</summary>
    public string? ClientAddressHeader { get; init; }

    /// <summary>How many proxies of ours append to that header: the client is so many entries from the right.</summary>
    public int TrustedProxies { get; init; } = 1;

    /// <summary>Rate limits that differ from the usual ones.</summary>
    public FrozenDictionary<RateLimit, RateLimitRule> RateLimits { get; init; } =
        FrozenDictionary<RateLimit, RateLimitRule>.Empty;

    /// <summary>How mail leaves.</summary>
    public MailTransportKind MailTransport { get; init; }

    /// <summary>The sender's address.</summary>
    public string MailFrom { get; init; } = "noreply@localhost";

    /// <summary>The sender's name.</summary>
    public string MailFromName { get; init; } = "Samordningsförbundet";

    /// <summary>Where answers go; null when nobody reads them.</summary>
    public string? MailReplyTo { get; init; }

    /// <summary>The SMTP server.</summary>
    public string SmtpHost { get; init; } = "localhost";

    /// <summary>Its port.</summary>
    public int SmtpPort { get; init; } = 587;

    /// <summary>The name to sign in to it with; null for none.</summary>
    public string? SmtpUserName { get; init; }

    /// <summary>The password that goes with the name.</summary>
    public string? SmtpPassword { get; init; }

    /// <summary>How the way to it is kept secret.</summary>
    public SmtpSecurity SmtpSecurity { get; init; }

    /// <summary>The public key that SendGrid signs its events with (base64 of the SubjectPublicKeyInfo); null when none are taken.</summary>
    public string? SendGridEventKey { get; init; }

    /// <summary>SendGrid's key, or null.</summary>
    public string? SendGridApiKey { get; init; }

    /// <summary>SendGrid's address; another one is given in the EU region and in tests.</summary>
    public Uri SendGridHost { get; init; } = new("https://api.sendgrid.com");

    /// <summary>Who scans uploaded files.</summary>
    public FileScannerKind FileScanner { get; init; }

    /// <summary>Where ClamAV's daemon is, or null.</summary>
    public (string Host, int Port)? ClamAv { get; init; }

    /// <summary>How long a session lasts without a request.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long a session lasts at most.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Sign-in with Microsoft Entra ID; null, and nothing of it believed, unless it is configured.</summary>
    public EntraIdSettings? EntraId { get; init; }

    /// <summary>Reads and checks the settings; what is wrong is said in one exception, all at once.</summary>
    /// <exception cref="SettingsException">One or more settings are missing or wrong.</exception>
    public static FundingSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new SettingsReader(configuration).Read();
    }
}
