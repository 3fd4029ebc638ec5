using Funding.Core;
using Funding.Functions.Security;
using Funding.Functions.Tests.Storage;
using Funding.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Tests.Security;

[Collection(AzuriteTests.Name)]
public sealed class SessionsTests(AzuriteFixture azurite)
{
    private const string Person = "karin-lindqvist";

    [Fact]
    public async Task A_session_tells_who_acts_by_the_directory()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var cookie = await OpenAsync(sessions);

        var session = await sessions.FindAsync(Request(cookie), default);

        Assert.Equal(Person, session!.Actor.PersonId);
        Assert.True(session.Actor.Is(Role.Secretariat));
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        await using var world = World();
        var cookie = await OpenAsync((await world.StartAsync()).Get<Sessions>());

        Assert.NotNull(await world.Start().Get<Sessions>().FindAsync(Request(cookie), default));
    }

    [Fact]
    public async Task Two_hours_without_a_request_end_a_session_and_requests_keep_it()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var cookie = await OpenAsync(sessions);

        for (var hours = 0; hours < 8; hours++)
        {
            world.Time.Advance(TimeSpan.FromHours(1));
            var context = Request(cookie);
            Assert.NotNull(await sessions.FindAsync(context, default));
            cookie = Cookie(context)!;
        }
        world.Time.Advance(Sessions.Idle);

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_in_any_case()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var cookie = await OpenAsync(sessions);
        for (var minutes = 0; minutes < 11 * 60 + 59; minutes += 30)
        {
            var context = Request(cookie);
            Assert.NotNull(await sessions.FindAsync(context, default));
            cookie = Cookie(context) ?? cookie;
            world.Time.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_even_with_a_copy_of_the_cookie()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var (cookie, other) = (await OpenAsync(sessions), await OpenAsync(sessions));

        await sessions.EndAsync(Request(cookie), default);
        await sessions.EndAsync(Request(cookie), default);

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
        Assert.NotNull(await sessions.FindAsync(Request(other), default));
    }

    [Fact]
    public async Task Ended_sessions_are_forgotten_when_their_cookies_have_run_out()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        await sessions.EndAsync(Request(await OpenAsync(sessions)), default);

        Assert.Equal(0, await sessions.TidyAsync(default));
        world.Time.Advance(Sessions.Longest + TimeSpan.FromTicks(1));
        Assert.Equal(1, await sessions.TidyAsync(default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_cookie_is_nobody(string cookie)
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
    }

    [Fact]
    public async Task Nobody_signs_in_who_is_not_in_the_directory()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var context = new DefaultHttpContext();

        Assert.Null(await sessions.OpenAsync(context, "nobody", default));
        Assert.Null(Cookie(context));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        await sessions.OpenAsync(context, Person, default);

        var cookie = SetCookieHeaderValue.Parse(context.Response.Headers.SetCookie.ToString());

        Assert.True(cookie.HttpOnly);
        Assert.True(cookie.Secure);
        Assert.Equal(Microsoft.Net.Http.Headers.SameSiteMode.Lax, cookie.SameSite);
        Assert.DoesNotContain(Person, cookie.Value.ToString(), StringComparison.Ordinal);
    }

    private StorageWorld World() => new(azurite) { Settings = { ["Association:File"] = Samples.AssociationFile } };

    private static async Task<string> OpenAsync(Sessions sessions)
    {
        var context = new DefaultHttpContext();
        Assert.NotNull(await sessions.OpenAsync(context, Person, default));
        return Cookie(context)!;
    }

    private static DefaultHttpContext Request(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{Sessions.CookieName}={cookie}";
        return context;
    }

    private static string? Cookie(HttpContext context) =>
        SetCookieHeaderValue.TryParse(context.Response.Headers.SetCookie.ToString(), out var cookie)
            ? cookie.Value.ToString()
            : null;
}
