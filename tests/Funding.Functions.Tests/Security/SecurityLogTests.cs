using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Security;

public sealed class SecurityLogTests(SubmittedApplication submitted) : IClassFixture<SubmittedApplication>
{
    [Fact]
    public async Task Whoever_may_not_do_something_leaves_a_warning_with_its_code_and_the_sessions_reference()
    {
        var finance = await submitted.App.AsAsync(People.Finance);

        var reply = await finance.PostAsync($"/api/applications/{submitted.Id}/completeness", "{}");

        reply.Refuses(403, "not-allowed");
        var line = Last("refused with not-allowed (403)");
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Matches("session [0-9a-f]{12}, invocation", line.Text);
    }

    [Fact]
    public async Task A_guessed_address_of_a_link_is_written_without_what_was_guessed()
    {
        var guess = new string('A', 43);

        var reply = await submitted.App.Anonymous().GetAsync($"/api/links/{submitted.Id}/{guess}");

        reply.Refuses(404, "unknown-link");
        Assert.Contains("session none", Last("refused with unknown-link (404)").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(submitted.App.Log.Lines, line => line.Text.Contains(guess, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_from_another_site_is_written_as_a_warning()
    {
        var officer = await submitted.App.AsAsync(People.Secretariat);

        var reply = await officer.PostAsync(
            $"/api/applications/{submitted.Id}/completeness",
            "{}",
            ("Sec-Fetch-Site", "cross-site")
        );

        Assert.Equal(403, reply.Status);
        Assert.Equal(LogLevel.Warning, Last($"refused with {reply["code"]} (403)").Level);
    }

    private (LogLevel Level, string Text) Last(string text) =>
        submitted.App.Log.Lines.Last(line => line.Text.Contains(text, StringComparison.Ordinal));
}
