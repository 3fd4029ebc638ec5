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
    public void In_Azure_nothing_starts_that_could_not_send_mail_with_links(string missing, string named)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WEBSITE_SITE_NAME"] = "funding",
            ["AzureWebJobsStorage:accountName"] = "kalmar",
            ["SendGrid:ApiKey"] = "key",
            ["Mail:From"] = "insatser@forbundet.example",
            ["Site:BaseAddress"] = "https://insatser.forbundet.example/",
        };
        settings.Remove(missing);

        var fault = Assert.Throws<SettingsException>(() => Read([.. settings.Select(s => (s.Key, s.Value!))]));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key\n", fault.Message, StringComparison.Ordinal);
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

    private static FundingSettings Read(params (string Key, string Value)[] settings) =>
        FundingSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
                .Build()
        );
}
