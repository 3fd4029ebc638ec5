using System.Text.Json;

namespace Architecture.Tests;

/// <summary>What the Functions host reads.</summary>
public sealed class HostTests
{
    private static readonly JsonElement s_extensions = JsonDocument
        .Parse(Repository.Read("host.json"))
        .RootElement.GetProperty("extensions");

    [Fact]
    public void Orchestrations_have_a_version_and_a_running_case_never_moves_to_a_newer_one()
    {
        var durable = s_extensions.GetProperty("durableTask");
        Assert.True(Version.TryParse(durable.GetProperty("defaultVersion").GetString(), out _));
        Assert.Equal("CurrentOrOlder", durable.GetProperty("versionMatchStrategy").GetString());
        Assert.Equal("Reject", durable.GetProperty("versionFailureStrategy").GetString());
        Assert.False(string.IsNullOrEmpty(durable.GetProperty("hubName").GetString()));
    }

    [Fact]
    public void Pages_and_API_share_the_root() =>
        Assert.Equal("", s_extensions.GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public void The_function_app_takes_the_host_settings_with_it()
    {
        var item = Repository
            .Project("Funding.Functions")
            .Xml.Descendants("None")
            .Single(none => (string?)none.Attribute("Link") == "host.json");
        Assert.Equal("../../host.json", (string?)item.Attribute("Include"));
        Assert.Equal("PreserveNewest", (string?)item.Attribute("CopyToOutputDirectory"));
        Assert.Equal("PreserveNewest", (string?)item.Attribute("CopyToPublishDirectory"));
    }
}
