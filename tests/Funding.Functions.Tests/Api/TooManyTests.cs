using Funding.Functions.Security.Limits;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>What is tried or sent too often is refused, for a time, and says for how long.</summary>
public sealed class TooManyTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task Guessed_links_are_answered_alike_until_there_have_been_too_many_of_them()
    {
        var stranger = app.Anonymous();
        var permits = RateLimitRules.Default(RateLimit.Misses).Permits;
        for (var guess = 0; guess < permits; guess++)
        {
            (await stranger.GetAsync($"/api/links/{Guid.NewGuid()}/{new string('A', 43)}")).Refuses(
                404,
                "unknown-link"
            );
        }

        var program = await stranger.GetAsync($"/api/links/{Guid.NewGuid()}/{new string('A', 43)}");
        var (browser, address) = await app.OpenLinkAsync($"/link/{Guid.NewGuid()}/{new string('A', 43)}");
        var person = await browser.GetAsync(address);

        program.Refuses(429, "too-many-requests");
        Assert.True(program.Headers.RetryAfter?.Delta is { TotalSeconds: > 0 and <= 600 });
        Assert.Equal(429, person.Status);
        Assert.NotNull(person.Headers.RetryAfter);
        await app.AdvanceToAsync(app.Now.AddMinutes(10));
        (await stranger.GetAsync($"/api/links/{Guid.NewGuid()}/x")).Refuses(404, "unknown-link");
    }
}
