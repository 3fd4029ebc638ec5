using Funding.Functions.Settings;
using Microsoft.Extensions.Configuration;

namespace Funding.Functions.Tests.Security;

public sealed class SettingsTests
{
    [Fact]
    public void On_one_machine_a_connection_string_is_enough()
    {
        var settings = Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

        Assert.Equal(MailTransportKind.Mailbox, settings.MailTransport);
        Assert.Equal("http://localhost:7071/", settings.SiteBaseAddress.ToString());
    }

    [Fact]
    public void A_SendGrid_key_turns_real_mail_on()
    {
        var settings = Read(
            ("AzureWebJobsStorage:accountName", "kalmar"),
            ("SendGrid:ApiKey", "key"),
            ("Mail:From", "insatser@forbundet.example")
        );

        Assert.Equal(MailTransportKind.SendGrid, settings.MailTransport);
        Assert.Equal("kalmar", settings.StorageAccountName);
    }

    [Fact]
    public void An_SMTP_server_needs_a_name_and_encryption_unless_it_is_the_machine_itself()
    {
        var settings = Smtp(("Smtp:Host", "relay.example"), ("Smtp:UserName", "funding"), ("Smtp:Password", "x"));
        Assert.Equal(
            (MailTransportKind.Smtp, SmtpSecurity.StartTls, 587),
            (settings.MailTransport, settings.SmtpSecurity, settings.SmtpPort)
        );
        Assert.Equal(465, Smtp(("Smtp:Host", "relay.example"), ("Smtp:Security", "tls")).SmtpPort);
        Assert.Equal(25, Smtp(("Smtp:Host", "localhost"), ("Smtp:Security", "none"), ("Smtp:Port", "25")).SmtpPort);

        Assert.Equal(["Smtp__Host"], Faults());
        Assert.Equal(["Smtp__Security"], Faults(("Smtp:Host", "relay.example"), ("Smtp:Security", "none")));
        Assert.Equal(["Smtp__Security"], Faults(("Smtp:Host", "relay.example"), ("Smtp:Security", "7")));
        Assert.Equal(["Smtp__Port"], Faults(("Smtp:Host", "relay.example"), ("Smtp:Port", "70000")));
        Assert.Equal(["Smtp__UserName"], Faults(("Smtp:Host", "relay.example"), ("Smtp:UserName", "funding")));
        Assert.Equal(
            ["Mail__ReplyTo"],
            Faults(("Smtp:Host", "relay.example"), ("Mail:ReplyTo", "Kansliet <a@b.example>"))
        );
        Assert.Equal(["SendGrid__EventKey"], Faults(("Smtp:Host", "relay.example"), ("SendGrid:EventKey", "AAAA")));

        static FundingSettings Smtp(params (string, string)[] more) =>
            Read([
                ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
                ("Mail:Transport", "Smtp"),
                ("Mail:From", "insatser@forbundet.example"),
                .. more,
            ]);

        static IEnumerable<string> Faults(params (string, string)[] more) =>
            Assert.Throws<SettingsException>(() => Smtp(more)).Faults.Select(fault => fault.Split(' ')[0]);
    }

    [Fact]
    public void A_relative_association_file_is_below_the_apps_own_folder()
    {
        var settings = Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Association:File", "host.json"));

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "host.json"), settings.AssociationFile);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var faults = Assert
            .Throws<SettingsException>(() =>
                Read(
                    ("Storage:TablePrefix", "1-2"),
                    ("Association:File", "/no/such/file.json"),
                    ("Site:BaseAddress", "forbundet"),
                    ("Mail:Transport", "pigeon"),
                    ("Mail:From", "Kansliet <a@b.example>")
                )
            )
            .Faults;

        Assert.Equal(
            [
                "AzureWebJobsStorage",
                "Storage__TablePrefix",
                "Association__File",
                "Site__BaseAddress",
                "Mail__Transport",
                "Mail__From",
            ],
            faults.Select(fault => fault.Split(' ')[0])
        );
    }

    [Theory]
    [InlineData("SendGrid:ApiKey", "SendGrid__ApiKey")]
    [InlineData("Mail:From", "Mail__From")]
    [InlineData("Site:BaseAddress", "Site__BaseAddress")]
    [InlineData("FileScan:Scanner", "FileScan__Scanner")]
    public void In_Azure_nothing_starts_that_could_not_send_mail_with_links_or_says_nothing_of_scanning(
        string missing,
        string named
    )
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WEBSITE_SITE_NAME"] = "funding",
            ["AzureWebJobsStorage:accountName"] = "kalmar",
            ["SendGrid:ApiKey"] = "key",
            ["Mail:From"] = "insatser@forbundet.example",
            ["Site:BaseAddress"] = "https://insatser.forbundet.example/",
            ["FileScan:Scanner"] = "Defender",
        };
        settings.Remove(missing);

        var fault = Assert.Throws<SettingsException>(() => Read([.. settings.Select(s => (s.Key, s.Value!))]));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key\n", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FileScan:ClamAv", "scanner.internal")]
    [InlineData("FileScan:ClamAv", "scanner.internal:99999")]
    [InlineData("FileScan:Scanner", "Norton")]
    [InlineData("FileScan:Scanner", "ClamAv")]
    public void A_scanner_that_cannot_be_is_named_at_start(string key, string value) =>
        Assert.Contains(
            "FileScan__",
            Assert
                .Throws<SettingsException>(() =>
                    Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), (key, value))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_address_of_ClamAV_is_enough_to_have_it_scan()
    {
        var settings = Read(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("FileScan:ClamAv", "127.0.0.1:3310")
        );

        Assert.Equal(FileScannerKind.ClamAv, settings.FileScanner);
        Assert.Equal(("127.0.0.1", 3310), settings.ClamAv);
    }

    [Fact]
    public void Links_never_travel_unencrypted_from_Azure() =>
        Assert.Contains(
            "https",
            Assert
                .Throws<SettingsException>(() =>
                    Read(
                        ("WEBSITE_SITE_NAME", "funding"),
                        ("AzureWebJobsStorage:accountName", "kalmar"),
                        ("SendGrid:ApiKey", "key"),
                        ("Mail:From", "insatser@forbundet.example"),
                        ("Site:BaseAddress", "http://insatser.forbundet.example")
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Sessions_last_within_limits()
    {
        var settings = Read(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Sessions:IdleMinutes", "30"),
            ("Sessions:LongestHours", "8")
        );
        var faults = Assert
            .Throws<SettingsException>(() =>
                Read(
                    ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
                    ("Sessions:IdleMinutes", "100000"),
                    ("Sessions:LongestHours", "soon")
                )
            )
            .Faults;

        Assert.Equal(
            (TimeSpan.FromMinutes(30), TimeSpan.FromHours(8)),
            (settings.SessionIdle, settings.SessionLongest)
        );
        Assert.Equal(["Sessions__IdleMinutes", "Sessions__LongestHours"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Entra_ID_is_configured_as_a_whole_or_not_at_all()
    {
        const string Tenant = "11111111-2222-3333-4444-555555555555";
        const string Client = "66666666-7777-8888-9999-000000000000";
        (string, string)[] whole =
        [
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Authentication:EntraId:TenantId", Tenant),
            ("Authentication:EntraId:ClientId", Client),
            ("Authentication:EntraId:BehindAppServiceAuthentication", "true"),
        ];

        Assert.Null(Read(whole[0]).EntraId);
        Assert.Equal(new EntraIdSettings(Guid.Parse(Tenant), Guid.Parse(Client), false), Read(whole).EntraId);
        foreach (
            var half in new (string, string)[][]
            {
                [whole[0], whole[1]],
                [whole[0], whole[1], whole[2]],
                [whole[0], whole[1], whole[3]],
                [whole[0], ("Authentication:EntraId:RequiredForStaff", "true")],
                [.. whole, ("WEBSITE_AUTH_ENABLED", "False")],
                [.. whole, ("Authentication:EntraId:RequiredForStaff", "perhaps")],
                [whole[0], ("Authentication:EntraId:TenantId", "common"), whole[2], whole[3]],
            }
        )
        {
            Assert.Throws<SettingsException>(() => Read(half));
        }
    }

    private static FundingSettings Read(params (string Key, string Value)[] settings) =>
        FundingSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
                .Build()
        );
}
