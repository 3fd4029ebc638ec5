using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What the template sets is what the app reads, and holds no secret.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly string s_app = Repository.Read("infra/modules/functionapp.bicep");

    // The host's own, which no source of ours reads.
    private static readonly string[] s_ofTheHost =
    [
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsStorage__credential",
    ];

    // Azure needs no prefix: each installation has a storage account of its own. How many proxies stand in front is known there.
    private static readonly string[] s_onlyElsewhere =
    [
        "AzureWebJobsStorage",
        "Storage__TablePrefix",
        "Site__TrustedProxies",
        "Site__ClientAddressHeader",
    ];

    [Fact]
    public void The_template_sets_every_setting_that_the_documentation_names_and_no_other()
    {
        var documented = SettingsOfTheDocumentation().Except(s_onlyElsewhere).Concat(s_ofTheHost);
        Assert.Equal(documented.Order(StringComparer.Ordinal), SettingsOfTheTemplate().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_of_the_storage_account_are_turned_off_and_the_mail_key_stays_in_the_vault()
    {
        Assert.Contains(
            "allowSharedKeyAccess: false",
            Repository.Read("infra/modules/storage.bicep"),
            StringComparison.Ordinal
        );
        Assert.Matches(@"SendGrid__ApiKey: .*@Microsoft\.KeyVault\(", s_app);
        Assert.DoesNotContain("listKeys", Everything(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey=", Everything(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("b7e6dc6d-f1e8-4753-8033-0f276bb0955b")]
    [InlineData("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3")]
    [InlineData("974c5e8b-45b9-4653-ba55-5f855dd0fb88")]
    [InlineData("4633458b-17de-408a-b874-0445c86b69e6")]
    public void The_app_has_the_roles_that_the_durable_engine_and_the_vault_ask_for(string role) =>
        Assert.Contains(role, s_app, StringComparison.Ordinal);

    private static IEnumerable<string> SettingsOfTheDocumentation() =>
        Repository
            .Read("docs/architecture.md")
            .Split("## Settings")[1]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line.Split('|')[1]).Select(match => match.Groups["name"].Value));

    private static IEnumerable<string> SettingsOfTheTemplate() =>
        Setting()
            .Matches(s_app.Split("name: 'appsettings'")[1].Split("dependsOn:")[0])
            .Select(match => match.Groups["name"].Value);

    private static string Everything() =>
        string.Concat(
            Repository
                .Files()
                .Where(path => path.StartsWith("infra/", StringComparison.Ordinal))
                .Select(Repository.Read)
        );

    [GeneratedRegex("`(?<name>[A-Za-z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"^    (?<name>[A-Za-z_]+): ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Setting();
}
