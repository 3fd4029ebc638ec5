using System.Collections.Frozen;
using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Funding.Functions.Security.Limits;
using Microsoft.Extensions.Configuration;

namespace Funding.Functions.Settings;

/// <summary>Turns configuration into <see cref="FundingSettings"/> and collects every fault before it complains.</summary>
internal sealed partial class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    private string? this[string key] =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    // App Service and the Functions host in Azure always set it; a development machine never does.
    private bool InAzure => this["WEBSITE_SITE_NAME"] is not null;

    public FundingSettings Read()
    {
        var connection = this["AzureWebJobsStorage"];
        var account = this["AzureWebJobsStorage:accountName"];
        if (connection is null && account is null)
        {
            _faults.Add(
                "AzureWebJobsStorage is missing: give a connection string, or AzureWebJobsStorage__accountName for managed identity."
            );
        }
        if (account is not null && !AccountName().IsMatch(account))
        {
            _faults.Add("AzureWebJobsStorage__accountName must be 3-24 lower-case letters and digits.");
        }

        var prefix = this["Storage:TablePrefix"] ?? "";
        if (prefix.Length > 0 && !Prefix().IsMatch(prefix))
        {
            _faults.Add("Storage__TablePrefix must begin with a letter and have at most 20 letters and digits.");
        }

        var key = this["SendGrid:ApiKey"];
        var settings = new FundingSettings
        {
            StorageConnectionString = connection,
            StorageAccountName = account,
            StorageClientId = this["AzureWebJobsStorage:clientId"],
            TablePrefix = prefix,
            AssociationFile = ExistingFile("Association:File"),
            SiteBaseAddress = SiteAddress(),
            ClientAddressHeader = this["Site:ClientAddressHeader"],
            TrustedProxies = TrustedProxies(),
            RateLimits = RateLimits(),
            MailTransport = Transport(key),
            SendGridApiKey = key,
            SendGridHost = Address("SendGrid:Host", "https://api.sendgrid.com"),
            FileScanner = Scanner(),
            ClamAv = ClamAv(),
            SendGridEventKey = EventKey(),
            SessionIdle = TimeSpan.FromMinutes(Number("Sessions:IdleMinutes", 120, 5, 720)),
            SessionLongest = TimeSpan.FromHours(Number("Sessions:LongestHours", 12, 1, 24)),
            EntraId = EntraId(),
        };
        settings = WithSmtp(settings);
        settings = settings with
        {
            MailFrom = Sender(settings),
            MailReplyTo = PlainAddress("Mail:ReplyTo"),
            MailFromName = this["Mail:FromName"] ?? settings.MailFromName,
        };
        return _faults.Count == 0 ? settings : throw new SettingsException(_faults);
    }

    // The header that says who somebody is can be written by anybody, unless App Service Authentication stands in front of
    // the app and takes it away: so it is believed only where all of this is said, and half of it stops the start.
    private EntraIdSettings? EntraId()
    {
        const string Section = "Authentication:EntraId:";
        var faults = _faults.Count;
        var tenant = Identifier($"{Section}TenantId");
        var client = Identifier($"{Section}ClientId");
        var stands = Switch($"{Section}BehindAppServiceAuthentication");
        var required = Switch($"{Section}RequiredForStaff");
        if (_faults.Count > faults || (tenant is null && client is null && !stands && !required))
        {
            return null;
        }
        if (tenant is null || client is null || !stands)
        {
            _faults.Add(
                "Authentication__EntraId__TenantId, __ClientId and __BehindAppServiceAuthentication=true belong together: give all of them or none."
            );
            return null;
        }
        if (string.Equals(this["WEBSITE_AUTH_ENABLED"], "false", StringComparison.OrdinalIgnoreCase))
        {
            _faults.Add(
                "Authentication__EntraId__BehindAppServiceAuthentication is true, but App Service Authentication is turned off: turn it on, or anybody could say who they are."
            );
        }
        return new EntraIdSettings(tenant.Value, client.Value, required);
    }

    private Guid? Identifier(string key)
    {
        if (this[key] is not { } text)
        {
            return null;
        }
        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }
        _faults.Add($"{Name(key)} must be an id such as 11111111-2222-3333-4444-555555555555.");
        return null;
    }

    private bool Switch(string key)
    {
        if (this[key] is not { } text)
        {
            return false;
        }
        if (bool.TryParse(text, out var isOn))
        {
            return isOn;
        }
        _faults.Add($"{Name(key)} must be true or false.");
        return false;
    }

    private int Number(string key, int fallback, int least, int most)
    {
        if (this[key] is not { } text)
        {
            return fallback;
        }
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }
        _faults.Add($"{Name(key)} must be a whole number from {least} to {most}.");
        return fallback;
    }

    private Uri SiteAddress()
    {
        if (InAzure && this["Site:BaseAddress"] is null)
        {
            _faults.Add("Site__BaseAddress is missing: the public address that links in mails begin with.");
        }
        var address = Address("Site:BaseAddress", "http://localhost:7071");
        if (InAzure && !string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            _faults.Add("Site__BaseAddress must begin with https:// in Azure: personal links travel over it.");
        }
        return address;
    }

    private int TrustedProxies()
    {
        const int Most = 5;
        if (this["Site:TrustedProxies"] is not { } given)
        {
            return 1;
        }
        if (
            int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= Most
        )
        {
            return count;
        }
        _faults.Add(
            "Site__TrustedProxies must be the number of proxies that append to Site__ClientAddressHeader, 1 to 5."
        );
        return 1;
    }

    private FrozenDictionary<RateLimit, RateLimitRule> RateLimits()
    {
        var rules = new Dictionary<RateLimit, RateLimitRule>();
        foreach (var limit in Enum.GetValues<RateLimit>())
        {
            if (this[$"RateLimits:{limit}"] is not { } given)
            {
                continue;
            }
            if (
                given.Split('/', StringSplitOptions.TrimEntries) is [var permits, var window]
                && int.TryParse(permits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count > 0
                && TimeSpan.TryParseExact(window, "c", CultureInfo.InvariantCulture, out var length)
                && length >= TimeSpan.FromSeconds(1)
                && length <= TimeSpan.FromDays(1)
            )
            {
                rules[limit] = new RateLimitRule(count, length);
            }
            else
            {
                _faults.Add(
                    $"RateLimits__{limit} must be a number and a time, such as 10/01:00:00 for ten an hour; at most a day."
                );
            }
        }
        return rules.ToFrozenDictionary();
    }

    private MailTransportKind Transport(string? key)
    {
        MailTransportKind kind;
        var wanted = this["Mail:Transport"];
        if (wanted is null)
        {
            kind = key is null ? MailTransportKind.Mailbox : MailTransportKind.SendGrid;
        }
        else if (!Enum.TryParse(wanted, ignoreCase: true, out kind) || !Enum.IsDefined(kind))
        {
            _faults.Add("Mail__Transport must be SendGrid, Smtp or Mailbox.");
        }
        if (kind == MailTransportKind.SendGrid && key is null)
        {
            _faults.Add("SendGrid__ApiKey is missing: Mail__Transport is SendGrid.");
        }
        if (InAzure && kind == MailTransportKind.Mailbox)
        {
            _faults.Add(
                "In Azure mail must really leave: set SendGrid__ApiKey and Mail__From, or Mail__Transport to Smtp."
            );
        }
        return kind;
    }

    private FileScannerKind Scanner()
    {
        var wanted = this["FileScan:Scanner"];
        if (wanted is null)
        {
            if (InAzure)
            {
                _faults.Add(
                    "FileScan__Scanner is missing: Defender or ClamAv scans uploaded files; Off lets them through unscanned."
                );
            }
            return this["FileScan:ClamAv"] is null ? FileScannerKind.Off : FileScannerKind.ClamAv;
        }
        if (!Enum.TryParse(wanted, ignoreCase: true, out FileScannerKind kind) || !Enum.IsDefined(kind))
        {
            _faults.Add("FileScan__Scanner must be Defender, ClamAv or Off.");
        }
        if (kind == FileScannerKind.ClamAv && this["FileScan:ClamAv"] is null)
        {
            _faults.Add("FileScan__ClamAv is missing: HOST:PORT of ClamAV's daemon.");
        }
        return kind;
    }

    private (string Host, int Port)? ClamAv()
    {
        if (this["FileScan:ClamAv"] is not { } address)
        {
            return null;
        }
        var colon = address.LastIndexOf(':');
        if (
            colon > 0
            && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535
        )
        {
            return (address[..colon], port);
        }
        _faults.Add("FileScan__ClamAv must be HOST:PORT.");
        return null;
    }

    private string Sender(FundingSettings settings)
    {
        var from = this["Mail:From"];
        if (from is null)
        {
            if (settings.MailTransport != MailTransportKind.Mailbox)
            {
                _faults.Add("Mail__From is missing: the address that mails are sent from.");
            }
            return settings.MailFrom;
        }
        return PlainAddress("Mail:From") ?? settings.MailFrom;
    }

    private string? PlainAddress(string key)
    {
        if (
            this[key] is { } given
            && (
                !MailAddress.TryCreate(given, out var address)
                || !string.Equals(address.Address, given, StringComparison.Ordinal)
            )
        )
        {
            _faults.Add($"{Name(key)} must be one plain e-mail address.");
        }
        return this[key];
    }

    private FundingSettings WithSmtp(FundingSettings settings)
    {
        if (settings.MailTransport != MailTransportKind.Smtp)
        {
            return settings;
        }
        var host = this["Smtp:Host"];
        if (host is null || Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            _faults.Add("Smtp__Host must be the name of the SMTP server: Mail__Transport is Smtp.");
        }
        var security = default(SmtpSecurity);
        if (
            this["Smtp:Security"] is { } wanted
            && (!Enum.TryParse(wanted, ignoreCase: true, out security) || !Enum.IsDefined(security))
        )
        {
            _faults.Add("Smtp__Security must be StartTls, Tls or None.");
        }
        if (security == SmtpSecurity.None && host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            _faults.Add(
                "Smtp__Security can be None only when Smtp__Host is the machine itself: mails hold personal links."
            );
        }
        if (
            !int.TryParse(
                this["Smtp:Port"] ?? (security == SmtpSecurity.Tls ? "465" : "587"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port
            ) || port is < 1 or > 65535
        )
        {
            _faults.Add("Smtp__Port must be a port between 1 and 65535.");
        }
        if (this["Smtp:UserName"] is null != this["Smtp:Password"] is null)
        {
            _faults.Add("Smtp__UserName and Smtp__Password belong together: give both or none.");
        }
        return settings with
        {
            SmtpHost = host ?? settings.SmtpHost,
            SmtpPort = port,
            SmtpUserName = this["Smtp:UserName"],
            SmtpPassword = this["Smtp:Password"],
            SmtpSecurity = security,
        };
    }

    private string? EventKey()
    {
        if (this["SendGrid:EventKey"] is not { } key)
        {
            return null;
        }
        try
        {
            using var read = ECDsa.Create();
            read.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            _faults.Add(
                "SendGrid__EventKey must be the public key of SendGrid's signed event webhook, as it is shown there."
            );
        }
        return key;
    }

    // The host starts the app in a folder of its own choice, so a relative path is below the app's folder.
    private string? ExistingFile(string key)
    {
        var path = this[key] is { } given ? Path.Combine(AppContext.BaseDirectory, given) : null;
        if (path is not null && !File.Exists(path))
        {
            _faults.Add($"{Name(key)} names a file that does not exist: {path}");
        }
        return path;
    }

    private Uri Address(string key, string fallback)
    {
        if (
            Uri.TryCreate((this[key] ?? fallback).TrimEnd('/'), UriKind.Absolute, out var address)
            && (
                string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal)
                || string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            )
        )
        {
            return address;
        }
        _faults.Add($"{Name(key)} must be an absolute http or https address.");
        return new Uri(fallback);
    }

    private static string Name(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex AccountName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,19}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Prefix();
}
