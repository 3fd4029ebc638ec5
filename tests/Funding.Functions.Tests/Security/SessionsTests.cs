using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Storage;
using Funding.Local;
using Microsoft.AspNetCore.DataProtection;
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
            Assert.NotNull(await sessions.FindAsync(Request(cookie), default));
        }
        world.Time.Advance(TimeSpan.FromHours(2));

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
            Assert.NotNull(await sessions.FindAsync(Request(cookie), default));
            world.Time.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
    }

    [Fact]
    public async Task How_long_a_session_lasts_is_a_setting()
    {
        await using var world = World();
        world.Settings["Sessions:IdleMinutes"] = "10";
        world.Settings["Sessions:LongestHours"] = "1";
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var (idle, long_) = (await OpenAsync(sessions), await OpenAsync(sessions));

        for (var minutes = 0; minutes < 60; minutes += 6)
        {
            Assert.NotNull(await sessions.FindAsync(Request(long_), default));
            world.Time.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Null(await sessions.FindAsync(Request(long_), default));
        Assert.Null(await sessions.FindAsync(Request(idle), default));
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
    public async Task Signing_out_everywhere_ends_every_session_of_that_person_and_nobody_elses()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var (first, second) = (await OpenAsync(sessions), await OpenAsync(sessions));
        var other = await OpenAsync(sessions, "maria-ekvall");

        Assert.Equal(2, await sessions.EndAllAsync(new DefaultHttpContext(), Person, default));

        Assert.Null(await sessions.FindAsync(Request(first), default));
        Assert.Null(await sessions.FindAsync(Request(second), default));
        Assert.NotNull(await sessions.FindAsync(Request(other), default));
        Assert.Empty(await sessions.ListAsync(Person, default));
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_of_them_but_nobody_elses()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var phone = await OpenAsync(
            sessions,
            agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
        );
        world.Time.Advance(TimeSpan.FromMinutes(20));
        var desktop = await OpenAsync(
            sessions,
            agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
        );

        var listed = await sessions.ListAsync(Person, default);

        Assert.Equal([new Device("Edge", "Windows"), new Device("Safari", "iPhone")], listed.Select(one => one.Device));
        Assert.Equal(TimeSpan.FromMinutes(20), listed[0].StartedAt - listed[1].StartedAt);

        await sessions.EndOneAsync(new DefaultHttpContext(), "maria-ekvall", listed[1].Key, default);
        Assert.NotNull(await sessions.FindAsync(Request(phone), default));
        await sessions.EndOneAsync(new DefaultHttpContext(), Person, listed[1].Key, default);
        Assert.Null(await sessions.FindAsync(Request(phone), default));
        Assert.NotNull(await sessions.FindAsync(Request(desktop), default));
        await sessions.EndOneAsync(new DefaultHttpContext(), Person, "' or '1' eq '1", default);
        Assert.NotNull(await sessions.FindAsync(Request(desktop), default));
    }

    [Fact]
    public async Task A_cookie_planted_before_signing_in_is_worth_nothing_after_and_the_session_before_it_ends()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var planted = await OpenAsync(sessions, "maria-ekvall");
        var context = Request(planted);

        await sessions.OpenAsync(context, Person, SignInMethod.EmailLink, default);

        var own = Cookie(context)!;
        Assert.NotEqual(planted, own);
        Assert.Equal(Person, (await sessions.FindAsync(Request(own), default))!.Person.Id);
        Assert.Null(await sessions.FindAsync(Request(planted), default));
    }

    [Fact]
    public async Task When_rights_change_the_next_page_gives_the_session_a_new_secret_and_what_is_sent_goes_on()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var sessions = process.Get<Sessions>();
        var cookie = await OpenAsync(sessions);
        await OtherRightsAsync(process);

        var sending = Request(cookie);
        sending.Request.Method = "POST";
        Assert.NotNull(await sessions.FindAsync(sending, default));
        Assert.Null(Cookie(sending));
        var page = Request(cookie);
        Assert.NotNull(await sessions.FindAsync(page, default));
        var renewed = Cookie(page)!;

        Assert.Null(await sessions.FindAsync(Request(cookie), default));
        var again = Request(renewed);
        Assert.Equal(Person, (await sessions.FindAsync(again, default))!.Person.Id);
        Assert.Null(Cookie(again));
        Assert.Single(await sessions.ListAsync(Person, default));
    }

    [Fact]
    public async Task A_request_costs_one_read_and_a_write_every_five_minutes()
    {
        await using var world = World();
        var counts = new CountingPolicy();
        var sessions = (await world.StartAsync(null, counts)).Get<Sessions>();
        var cookie = await OpenAsync(sessions);
        await sessions.FindAsync(Request(cookie), default);

        world.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["GET"], await CountAsync());
        world.Time.Advance(TimeSpan.FromSeconds(270));
        // The directory, kept for a minute, is read anew as well.
        Assert.Equal(["GET", "GET", "PATCH"], await CountAsync());
        Assert.Equal(["GET"], await CountAsync());

        async Task<IEnumerable<string>> CountAsync()
        {
            counts.Methods.Clear();
            Assert.NotNull(await sessions.FindAsync(Request(cookie), default));
            return counts.Methods.Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Sessions_that_have_run_out_are_forgotten_with_what_release_1_0_kept()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var sessions = process.Get<Sessions>();
        await OpenAsync(sessions);
        await process
            .Get<StorageClients>()
            .Directory.UpsertEntityAsync(
                new TableEntity("session", "0638920000000000000|x") { ["EndedAt"] = world.Time.GetUtcNow() }
            );

        Assert.Equal(1, await sessions.TidyAsync(default));
        world.Time.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(1, await sessions.TidyAsync(default));
        Assert.Equal(0, await sessions.TidyAsync(default));
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
    public async Task A_cookie_of_another_environment_another_purpose_or_release_1_0_is_nobody()
    {
        await using var world = World();
        await using var elsewhere = World();
        var process = await world.StartAsync();
        var sessions = process.Get<Sessions>();
        var protection = process.Get<IDataProtectionProvider>();
        var foreign = await OpenAsync((await elsewhere.StartAsync()).Get<Sessions>());
        var session =
            $$"""{"Id":"{{SecretToken.Create()}}","Person":"{{Person}}","Started":"{{world.Time.GetUtcNow():O}}","Seen":"{{world.Time.GetUtcNow():O}}"}""";

        foreach (
            var cookie in new[]
            {
                foreign,
                protection.CreateProtector("continuation").Protect(session),
                protection.CreateProtector("outbox-link-token").Protect(session),
                protection.CreateProtector(Sessions.CookieName).Protect(session),
            }
        )
        {
            Assert.Null(await sessions.FindAsync(Request(cookie), default));
        }
    }

    [Fact]
    public async Task Nobody_signs_in_who_is_not_in_the_directory()
    {
        await using var world = World();
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var context = new DefaultHttpContext();

        Assert.Null(await sessions.OpenAsync(context, "nobody", SignInMethod.EmailLink, default));
        Assert.Null(Cookie(context));
    }

    [Theory]
    [InlineData("https://insatser.example", "__Host-funding-session", true)]
    [InlineData("http://insatser.example", "__Host-funding-session", true)]
    [InlineData("http://localhost:7071", "funding-session", false)]
    public async Task The_cookie_is_out_of_reach_of_scripts_other_sites_and_the_open_net(
        string site,
        string name,
        bool isSecure
    )
    {
        await using var world = World();
        world.Settings["Site:BaseAddress"] = site;
        var sessions = (await world.StartAsync()).Get<Sessions>();
        var context = new DefaultHttpContext();
        await sessions.OpenAsync(context, Person, SignInMethod.EmailLink, default);

        var cookie = SetCookieHeaderValue.Parse(context.Response.Headers.SetCookie.ToString());

        Assert.Equal(name, cookie.Name.ToString());
        Assert.Equal(isSecure, cookie.Secure);
        Assert.True(cookie.HttpOnly);
        Assert.Equal("/", cookie.Path.ToString());
        Assert.False(cookie.Domain.HasValue);
        Assert.Equal(Microsoft.Net.Http.Headers.SameSiteMode.Lax, cookie.SameSite);
        Assert.DoesNotContain(Person, cookie.Value.ToString(), StringComparison.Ordinal);
    }

    private StorageWorld World() => new(azurite) { Settings = { ["Association:File"] = Samples.AssociationFile } };

    private static async Task<string> OpenAsync(Sessions sessions, string person = Person, string agent = "")
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = agent;
        Assert.NotNull(await sessions.OpenAsync(context, person, SignInMethod.EmailLink, default));
        return Cookie(context)!;
    }

    // As if the session had begun while the person had another role.
    private static async Task OtherRightsAsync(StorageProcess process)
    {
        var directory = process.Get<StorageClients>().Directory;
        await foreach (var row in directory.QueryAsync<TableEntity>($"PartitionKey eq 'session|{Person}'"))
        {
            row["Rights"] = "Finance";
            await directory.UpdateEntityAsync(row, row.ETag);
        }
    }

    private static DefaultHttpContext Request(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Headers.Cookie = $"{Sessions.CookieName}={cookie}";
        return context;
    }

    private static string? Cookie(HttpContext context) =>
        SetCookieHeaderValue.TryParse(context.Response.Headers.SetCookie.ToString(), out var cookie)
            ? cookie.Value.ToString()
            : null;

    private sealed class CountingPolicy : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public List<string> Methods { get; } = [];

        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            lock (Methods)
            {
                Methods.Add(message.Request.Method.Method);
            }
        }
    }
}
