using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Security;

/// <summary>A personal link in a browser: its secret is swapped for a cookie, and is seen nowhere after that.</summary>
public sealed class OpenedLinkTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private const string Other = "fatima.nilsson@arbetsformedlingen.example";
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Unknown = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task The_secret_is_swapped_for_a_cookie_at_once_and_stands_on_no_page_in_no_log_and_in_no_trace()
    {
        using var traces = new Traces();
        var life = new Life(app);
        await life.ToReviewAsync();
        var link = Page(await life.LinkAsync(Partner));
        var secret = link.Split('/')[^1];

        var opened = await app.Anonymous().GetAsync($"{link}?lang=en");
        var scanned = await app.Anonymous().SendAsync(HttpMethod.Head, link);
        var address = opened.Headers.Location!.ToString();
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        var browser = new Caller(app.Runtime.BaseAddress, cookie.Split(';')[0]);
        var page = (await browser.GetAsync(address)).Ok();
        await app.Anonymous().GetAsync($"/api/links/{life.Id}/{secret}");

        Assert.Equal((303, 303), (opened.Status, scanned.Status));
        Assert.Matches($"^/link/{life.Id}/[0-9a-f]{{16}}[?]lang=en$", address);
        Assert.Contains($"path=/link/{life.Id}/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=3600", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("l***@forsakringskassan.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page.Text + cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal));
        Assert.NotEmpty(traces.Paths);
        Assert.DoesNotContain(traces.Paths, path => path.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_links_are_open_side_by_side_and_each_as_often_as_one_likes()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var (one, other) = (Page(await life.LinkAsync(Partner)), Page(await life.LinkAsync(Other)));
        var visitor = new Visitor(app);

        foreach (var link in (string[])[one, other, one, other])
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(link)).Status);
        }
        await visitor.SendAsync("opinion", ("stance", "NoOpinion"), ("confirmed", "true"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(one)).Status);
    }

    [Fact]
    public async Task Who_comes_without_the_cookie_is_told_what_to_do_and_learns_nothing_of_the_case()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var (_, address) = await app.OpenLinkAsync(Page(await life.LinkAsync(Partner)));
        var (strange, _) = await app.OpenLinkAsync($"/link/{life.Id}/{Unknown}");

        var without = await app.Anonymous().GetAsync(address);
        var guessed = await app.Anonymous().GetAsync($"/link/{Guid.NewGuid()}/0123456789abcdef");
        var others = await strange.GetAsync(address);

        Assert.All([without, guessed, others], reply => Assert.Equal(403, reply.Status));
        Assert.Contains(
            "Öppna länken i mejlet från förbundet",
            WebUtility.HtmlDecode(without.Text),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Ung framåt", without.Text + others.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_typed_too_slowly_is_kept_until_the_link_has_been_opened_again()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var link = Page(await life.LinkAsync(Partner));
        var visitor = await new Visitor(app).OpenAsync(link);
        await app.AdvanceToAsync(app.Now.AddMinutes(61));

        await visitor.SendAsync("opinion", ("stance", "Supports"), ("reasons", "Det tog tid att skriva."));
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        var kept = visitor.Page;
        await visitor.OpenAsync(link);
        await visitor.GoBackTo(kept).SendAsync("opinion");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Det tog tid att skriva.", (await life.StateAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_use_stays_open_for_longer_than_an_hour()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var visitor = await new Visitor(app).OpenAsync(Page(await life.LinkAsync(Partner)));
        var address = visitor.Address;

        for (var look = 0; look < 4; look++)
        {
            await app.AdvanceToAsync(app.Now.AddMinutes(50));
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(address)).Status);
        }
    }

    [Fact]
    public async Task Unknown_malformed_and_others_links_get_the_same_answer_for_the_same_work()
    {
        var (life, another) = (new Life(app), new Life(app));
        await life.ToReviewAsync();
        await another.ToReviewAsync();
        var secret = (await life.LinkAsync(Partner)).Split('/')[^1];
        await app.Anonymous().GetAsync($"/api/links/{life.Id}/{Unknown}");
        string[] wrong =
        [
            $"{life.Id}/{Unknown}",
            $"{life.Id}/{secret[..42]}",
            $"{life.Id}/{secret}x",
            $"{another.Id}/{secret}",
            $"{Guid.NewGuid()}/{secret}",
            $"no-id-at-all/{secret}",
            $"{life.Id}/..%5C..%5Cetc",
        ];

        List<(int Status, string Body, int Reads)> api = [];
        List<(int Status, string Body, int Reads)> pages = [];
        foreach (var address in wrong)
        {
            foreach (var way in (string[])["links", "meeting-links"])
            {
                await app.IdleAsync();
                var before = app.Reads.Count;
                var reply = await app.Anonymous()
                    .GetAsync(
                        $"/api/{way}/{(way == "links" ? address : address.Replace(Unknown, secret, StringComparison.Ordinal))}"
                    );
                api.Add((reply.Status, reply.Text, app.Reads.Count - before));
            }
            var (browser, opened) = await app.OpenLinkAsync($"/link/{address}");
            var beforePage = app.Reads.Count;
            var page = await browser.GetAsync(opened);
            var body = page.Text.Replace(opened, "…", StringComparison.Ordinal);
            pages.Add((page.Status, body, app.Reads.Count - beforePage));
        }

        Assert.Equal(404, Assert.Single(api.Distinct()).Status);
        Assert.Equal(404, Assert.Single(pages.Distinct()).Status);
    }

    [Fact]
    public async Task Whose_mandate_has_ended_has_no_good_links_and_gets_none()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var link = await life.LinkAsync("rolf.hallgren@hultsfred.example");
        (await app.Anonymous().GetAsync(link)).Ok();
        var signedIn = await app.AsAsync("rolf-hallgren");
        Assert.Contains("boardMember", (await signedIn.GetAsync("/api/me")).Ok().Text, StringComparison.Ordinal);
        var officer = await app.AsAsync(People.Secretariat);
        var mandate = (await officer.GetAsync("/api/settings/directory"))
            .Ok()
            .Body.GetProperty("mandates")
            .EnumerateArray()
            .Single(held => held.GetProperty("person").GetString() == "rolf-hallgren")
            .GetProperty("id")
            .GetString();
        (
            await officer.PostAsync(
                $"/api/settings/mandates/{mandate}/end",
                $$"""{ "lastDay": "{{app.Now.AddDays(-1):yyyy-MM-dd}}", "reason": "Har lämnat uppdraget." }"""
            )
        ).Ok();
        await app.AdvanceToAsync(app.Now.AddMinutes(2));
        var mails = (await app.MailsAsync("rolf.hallgren@hultsfred.example")).Count;

        var vote = await app.Anonymous().PostAsync($"{link}/ballot", """{ "choice": "yes" }""");
        var visitor = await new Visitor(app).OpenAsync(Page(link));
        (await app.Anonymous().PostAsync($"{link}/new-link")).Refuses(410, "link-mandate-ended");

        // Nor is the session from before good for anything.
        (await signedIn.GetAsync("/api/me")).Refuses(401, "not-signed-in");
        Assert.Equal(303, (await signedIn.GetAsync("/sessions")).Status);
        vote.Refuses(410, "link-mandate-ended");
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.Contains("Ditt uppdrag har upphört", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(mails, (await app.MailsAsync("rolf.hallgren@hultsfred.example")).Count);
        // The others vote on.
        (await app.Anonymous().GetAsync(await life.LinkAsync(Chair))).Ok();
    }

    private static string Page(string link) => link.Replace("api/links/", "/link/", StringComparison.Ordinal);

    /// <summary>What an exporter gets of requests when they end: their address is noted before any code of ours runs.</summary>
    private sealed class Traces : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly ConcurrentQueue<string> _paths = new();
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];
        private readonly ActivityListener _listener;

        internal Traces()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    foreach (var (_, value) in activity.TagObjects)
                    {
                        _paths.Enqueue($"{value} {activity.DisplayName}");
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        internal IReadOnlyCollection<string> Paths => _paths;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.AspNetCore")
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start", Value: HttpContext context })
            {
                Activity.Current?.SetTag("url.path", context.Request.Path.ToString());
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
            _listener.Dispose();
        }
    }
}
