using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Security.Attacks;

/// <summary>What somebody tries who wants to be somebody else.</summary>
public sealed partial class SignInAttackTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Karin = "karin.lindqvist@samordningkalmar.example";
    private const string Anders = "anders.wrangel@samordningkalmar.example";
    private const string SessionCookie = "__Host-funding-session";
    private const string AskedCookie = "__Host-funding-sign-in";

    [Fact]
    public async Task The_link_signs_in_the_browser_that_asked_once_and_no_other()
    {
        var (asked, other) = (Browser(), Browser());
        var (link, _) = await AskAsync(asked);

        // A mail scanner, or somebody to whom the mail was forwarded: looking says what to do, and changes nothing.
        var looked = await other.GetAsync(link);
        Assert.Equal(200, looked.Status);
        Assert.Contains("Fortsätt där du bad om länken", looked.Text, StringComparison.Ordinal);
        var stolen = await other.SubmitAsync("/sign-in", link);
        Assert.Equal(403, stolen.Status);
        Assert.DoesNotContain(SessionCookie, other.Cookies.Keys);
        Assert.Contains(
            app.Log.Lines,
            line => line.Text.Contains("refused with other-browser (403)", StringComparison.Ordinal)
        );

        var signedIn = await asked.SubmitAsync(link, null);
        Assert.Equal((303, "/staff"), (signedIn.Status, signedIn.Location));
        Assert.DoesNotContain(AskedCookie, asked.Cookies.Keys);
        Assert.Equal(200, (await asked.GetAsync("/staff")).Status);
        // Replayed in the very same browser, once it has signed out.
        asked.Cookies.Remove(SessionCookie);
        Assert.Equal(410, (await asked.SubmitAsync("/sign-in", link)).Status);
        Assert.Contains(
            app.Log.Lines,
            line => line.Text.Contains("refused with sign-in-link-gone (410)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_code_signs_in_the_browser_that_asked_though_the_mail_was_read_elsewhere()
    {
        var (asked, other) = (Browser(), Browser());
        var (link, code) = await AskAsync(asked);

        // A code that somebody was talked out of is worth nothing without the browser that asked.
        Assert.Equal(410, (await other.SubmitAsync("/sign-in", "/sign-in/code", ("code", code))).Status);
        var wrong = await asked.SubmitAsync("/sign-in/code", null, ("code", "22222222"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("4 gånger till", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await asked.SubmitAsync("/sign-in/code", null, ("code", "två"))).Status);
        var signedIn = await asked.SubmitAsync("/sign-in/code", null, ("code", code.ToLowerInvariant()));

        Assert.Equal((303, "/staff"), (signedIn.Status, signedIn.Location));
        asked.Cookies.Remove(SessionCookie);
        Assert.Equal(410, (await asked.SubmitAsync("/sign-in", link)).Status);
    }

    [Fact]
    public async Task An_attackers_own_link_does_not_sign_the_victim_in_as_the_attacker()
    {
        var (attacker, victim) = (Browser(), Browser());
        var (link, _) = await AskAsync(attacker, "maria.ekvall@samordningkalmar.example");
        await AskAsync(victim);

        var lured = await victim.SubmitAsync("/sign-in", link);

        Assert.Equal(403, lured.Status);
        Assert.DoesNotContain(SessionCookie, victim.Cookies.Keys);
    }

    [Fact]
    public async Task Every_guess_gets_one_and_the_same_answer()
    {
        var browser = Browser();
        var (old, _) = await AskAsync(browser);
        var (voided, _) = (old, await AskAsync(browser));
        List<Seen> answers = [];
        foreach (
            var guess in new[]
            {
                $"/sign-in/{new string('A', 43)}",
                $"/sign-in/{new string('z', 43)}",
                voided,
                "/sign-in/x",
            }
        )
        {
            answers.Add(await browser.GetAsync(guess));
        }

        Assert.All(answers, answer => Assert.Equal(410, answer.Status));
        Assert.Single(answers.Select(answer => Varying().Replace(answer.Text, "")).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_one_and_the_same_answer()
    {
        var (known, unknown) = (Browser(), Browser());
        var first = await known.SubmitAsync("/sign-in", null, ("email", Karin));
        var second = await unknown.SubmitAsync("/sign-in", null, ("email", "karin.lindqvist@nowhere-at-all.example"));

        Assert.Equal(first.Status, second.Status);
        Assert.Equal(
            Varying().Replace(first.Text.Replace(Karin, "", StringComparison.Ordinal), ""),
            Varying()
                .Replace(
                    second.Text.Replace("karin.lindqvist@nowhere-at-all.example", "", StringComparison.Ordinal),
                    ""
                )
        );
        Assert.Equal(known.Cookies[AskedCookie].Length, unknown.Cookies[AskedCookie].Length);
        Assert.Equal(422, (await unknown.SubmitAsync("/sign-in/code", null, ("code", "22222222"))).Status);
    }

    [Fact]
    public async Task A_session_cookie_planted_before_signing_in_is_worth_nothing_after()
    {
        var (attacker, victim) = (Browser(), Browser());
        var (attackersLink, _) = await AskAsync(attacker, "maria.ekvall@samordningkalmar.example");
        await attacker.SubmitAsync(attackersLink, null);
        var planted = attacker.Cookies[SessionCookie];
        victim.Cookies[SessionCookie] = planted;
        var (link, _) = await AskAsync(victim);

        await victim.SubmitAsync(link, null);

        Assert.NotEqual(planted, victim.Cookies[SessionCookie]);
        Assert.Contains("Karin Lindqvist", (await victim.GetAsync("/sessions")).Text, StringComparison.Ordinal);
        Assert.Equal((303, "/sign-in"), Answer(await attacker.GetAsync("/sessions")));
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_after_signing_out_here_or_everywhere()
    {
        foreach (
            var (page, action, act) in new[] { ("/staff", "/sign-out", ""), ("/sessions", "/sessions", "everywhere") }
        )
        {
            var (person, thief) = (Browser(), Browser());
            var (link, _) = await AskAsync(person, Anders);
            await person.SubmitAsync(link, null);
            thief.Cookies[SessionCookie] = person.Cookies[SessionCookie];
            Assert.Equal(200, (await thief.GetAsync("/staff")).Status);

            Assert.Equal(200, (await person.SubmitAsync(page, action, ("act", act))).Status);

            Assert.Equal((303, "/sign-in"), Answer(await thief.GetAsync("/staff")));
        }
        Assert.Contains(
            app.Log.Lines,
            line => line.Text.Contains("Security: sessions-ended", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task One_device_is_signed_out_from_another_and_only_ones_own()
    {
        var (desktop, phone, other) = (Browser(), Browser(), Browser());
        foreach (
            var (browser, email) in new[]
            {
                (desktop, Anders),
                (phone, Anders),
                (other, "maria.ekvall@samordningkalmar.example"),
            }
        )
        {
            var (link, _) = await AskAsync(browser, email);
            await browser.SubmitAsync(link, null);
        }
        var others = Sessions((await other.GetAsync("/sessions")).Text);
        Assert.NotEmpty(others);
        var all = Sessions((await desktop.GetAsync("/sessions")).Text);
        Assert.True(all.Count >= 2);

        // Somebody else's session by an edited form: nothing happens to it.
        foreach (var session in others)
        {
            await desktop.SubmitAsync("/sessions", null, ("act", "one"), ("session", session));
        }
        Assert.Equal(200, (await other.GetAsync("/sessions")).Status);
        var api = new Caller(app.Runtime.BaseAddress, $"{SessionCookie}={desktop.Cookies[SessionCookie]}");
        var own = (await api.GetAsync("api/me/sessions"))
            .Ok()
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single(row => row.GetProperty("current").GetBoolean())
            .GetProperty("id")
            .GetString();
        // Its own last: after that it can end nothing.
        foreach (var session in all.OrderBy(key => key == own))
        {
            await desktop.SubmitAsync("/sessions", null, ("act", "one"), ("session", session));
        }
        Assert.Equal((303, "/sign-in"), Answer(await phone.GetAsync("/staff")));
        Assert.Equal((303, "/sign-in"), Answer(await desktop.GetAsync("/staff")));
    }

    [Fact]
    public async Task Whoever_keeps_the_people_in_order_signs_somebody_out_everywhere_and_nobody_else_does()
    {
        var victim = await app.AsAsync(People.Editor);
        var finance = await app.AsAsync(People.Finance);
        var officer = await app.AsAsync(People.Secretariat);

        (await finance.DeleteAsync($"api/settings/people/{People.Editor}/sessions")).Refuses(403, "not-allowed");
        (await victim.GetAsync("api/me")).Ok();
        Assert.Equal(
            1,
            (await victim.GetAsync("api/me/sessions"))
                .Ok()
                .Body.GetProperty("items")
                .EnumerateArray()
                .Count(row => row.GetProperty("current").GetBoolean())
        );
        (await officer.DeleteAsync($"api/settings/people/{People.Editor}/sessions")).Ok();

        (await victim.GetAsync("api/me")).Refuses(401, "not-signed-in");
        (await finance.GetAsync("api/me")).Ok();
        (await officer.DeleteAsync("api/settings/people/nobody/sessions")).Refuses(404, "not-found");
    }

    [Fact]
    public async Task A_link_is_asked_for_and_used_from_our_own_pages_only()
    {
        var browser = Browser();
        var (link, _) = await AskAsync(browser);

        Assert.Equal(400, (await browser.PostAsync("/sign-in", ("email", Karin))).Status);
        Assert.Equal(400, (await browser.PostAsync(link, ("act", "sign-in"))).Status);
        Assert.Equal(400, (await browser.PostAsync("/sign-in/code", ("code", "22222222"))).Status);
        Assert.DoesNotContain(SessionCookie, browser.Cookies.Keys);
        // Nothing of it used the link up.
        Assert.Equal(303, (await browser.SubmitAsync(link, null)).Status);
        Assert.Equal(400, (await browser.PostAsync("/sessions", ("act", "everywhere"))).Status);
        Assert.Equal(200, (await browser.GetAsync("/staff")).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/söka")]
    [InlineData("")]
    public async Task The_way_back_never_leads_to_another_site(string returnTo)
    {
        var answer = await Browser().PostAsync("/language", ("language", "en"), ("returnTo", returnTo));

        Assert.Equal((303, "/"), Answer(answer));
    }

    [Theory]
    [InlineData("/staff/tasks?q=a%2F%2Fb", "/staff/tasks?q=a%2F%2Fb")]
    [InlineData("/%2F%2Fevil.example", "/%2F%2Fevil.example")]
    [InlineData("/sign-in?lang=sv", "/sign-in")]
    public async Task The_way_back_on_our_own_site_stays_as_it_is(string returnTo, string expected)
    {
        var answer = await Browser().PostAsync("/language", ("language", "en"), ("returnTo", returnTo));

        Assert.Equal((303, expected), Answer(answer));
    }

    private PageVisitor Browser() => new(app.Runtime.BaseAddress);

    private static (int, string?) Answer(Seen seen) => (seen.Status, seen.Location);

    private static List<string> Sessions(string page) =>
        [.. Session().Matches(page).Select(match => match.Groups["key"].Value)];

    private async Task<(string Link, string Code)> AskAsync(PageVisitor browser, string email = Karin)
    {
        var before = (await app.MailsAsync(email)).Select(mail => mail.Mail.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(200, (await browser.SubmitAsync("/sign-in", null, ("email", email))).Status);
        var mail = (await app.MailsAsync(email)).Single(mail => !before.Contains(mail.Mail.Id)).Mail.Text;
        return (Link().Match(mail).Value, Code().Match(mail).Groups["code"].Value);
    }

    [GeneratedRegex("/sign-in/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<code>[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("name=\"session\" value=\"(?<key>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Session();

    // The form's own token, and the address that the language's button comes back to.
    [GeneratedRegex("value=\"[^\"]{40,}\"|name=\"returnTo\" value=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Varying();
}
