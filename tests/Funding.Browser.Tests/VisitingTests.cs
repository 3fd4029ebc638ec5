using System.Net;
using System.Text.Json.Nodes;
using Funding.Local;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Visits that must change nothing, and pages for whoever has gone astray.</summary>
[Collection(nameof(RunningSystem))]
public sealed class VisitingTests(RunningSystem system)
{
    [Fact]
    public async Task A_mail_scanner_that_opens_every_link_changes_nothing()
    {
        var cast = system.Cast;
        var id = await SubmittedAsync();
        await cast.Officer.SignInAsync(system.Address, system.World.Now);
        await system.World.DoAsync(address => cast.Officer.PostAsync(address, $"/api/applications/{id}/completeness"));
        await using var visitor = await system.VisitorAsync();
        var reviewer = cast.Of("lena-bergstrom");
        var link = await visitor.LinkAsync(reviewer, $"/link/{id}/");
        var before = (await cast.Officer.GetAsync(system.Address, $"/api/applications/{id}"))![
            "version"
        ]!.GetValue<long>();

        using var scanner = new HttpClient { BaseAddress = system.Address };
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, link);
            using var answer = await scanner.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        // A form without the page's own token is not ours, wherever it comes from.
        using var forged = await scanner.PostAsync(
            link,
            new FormUrlEncodedContent([new("act", "opinion"), new("stance", "Supports"), new("reasons", "Falskt")])
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        await system.World.DoAsync(_ => Task.CompletedTask);
        var after = (await cast.Officer.GetAsync(system.Address, $"/api/applications/{id}"))![
            "version"
        ]!.GetValue<long>();
        Assert.Equal(before, after);
        Assert.Equal(200, await visitor.OpenAsync(link));
    }

    [Fact]
    public async Task A_sign_in_link_that_a_scanner_has_opened_still_works()
    {
        // Somebody who signs in nowhere else: of several links made at one instant none is the newest.
        var person = system.Cast.Of("yvonne-ahl");
        await using var visitor = await system.VisitorAsync();
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("E-postadress").FillAsync(person.Email);
        await visitor.PressAsync("Skicka länken");
        await visitor.LookAsync("40-sign-in-sent");
        var link = await visitor.LinkAsync(person, "/sign-in/");
        using var scanner = new HttpClient { BaseAddress = system.Address };
        using var looked = await scanner.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        await visitor.OpenAsync(link);
        await visitor.LookAsync("41-sign-in-confirm");
        await visitor.PressAsync("Logga in");
        Assert.Equal("Hej Yvonne Ahl!", await visitor.HeadingAsync());
        Assert.Equal(410, await visitor.OpenAsync(link));
        await visitor.LookAsync("42-sign-in-gone");
    }

    [Fact]
    public async Task The_answer_to_an_unknown_address_is_the_same_as_to_a_known_one()
    {
        await using var visitor = await system.VisitorAsync();
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("E-postadress").FillAsync("ingen@ingenstans.example");
        await visitor.PressAsync("Skicka länken");
        Assert.Equal("Titta i din e-post", await visitor.HeadingAsync());
    }

    [Fact]
    public async Task A_board_member_votes_with_the_keyboard_alone()
    {
        var cast = system.Cast;
        var id = await SubmittedAsync();
        await OpenBoardAsync(id);
        await using var member = await system.VisitorAsync();
        await member.OpenAsync(await member.LinkAsync(system.SeatHolders[0], $"/link/{id}/"));
        var keyboard = member.Page.Keyboard;
        await TabToAsync("Gå direkt till röstningen");
        await keyboard.PressAsync("Enter");
        await TabToAsync("Yes");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("Kostnaden är för hög.");
        await keyboard.PressAsync("Tab");
        await member.NextPageAsync(() => keyboard.PressAsync("Enter"));
        Assert.Equal("Bekräfta din röst", await member.HeadingAsync());
        await TabToAsync("Bekräfta min röst");
        await member.NextPageAsync(() => keyboard.PressAsync("Enter"));
        Assert.Equal("Din röst är registrerad", await member.HeadingAsync());
        Assert.Contains("Nej", await member.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Kostnaden är för hög.", await member.TextAsync(), StringComparison.Ordinal);

        async Task TabToAsync(string what)
        {
            for (var i = 0; i < 60; i++)
            {
                await keyboard.PressAsync("Tab");
                var at = await member.Page.EvaluateAsync<string>(
                    "(document.activeElement.innerText || document.activeElement.value || '').trim()"
                );
                if (string.Equals(at, what, StringComparison.Ordinal))
                {
                    return;
                }
            }
            Assert.Fail($"'{what}' cannot be reached with the Tab key.");
        }
    }

    [Fact]
    public async Task A_conflict_of_interest_is_declared_by_link()
    {
        var id = await SubmittedAsync();
        await OpenBoardAsync(id);
        await using var member = await system.VisitorAsync();
        var link = await member.LinkAsync(system.SeatHolders[1], $"/link/{id}/");
        await member.OpenAsync(link);
        await member.UnfoldAsync("Anmäl jäv eller frånvaro");
        await member.PressAsync("Anmäl att jag inte deltar");
        Assert.Contains("Välj jäv eller förhinder.", await member.TextAsync(), StringComparison.Ordinal);
        await member.LookAsync("43-stand-aside-refused");
        await member.Page.GetByLabel("Jag är jävig").CheckAsync();
        await member.Page.GetByLabel("Förklara kort").FillAsync("Jag är anställd hos sökanden.");
        await member.PressAsync("Anmäl att jag inte deltar");
        Assert.Equal("Det är antecknat att du inte deltar", await member.HeadingAsync());
        Assert.Equal(410, await member.OpenAsync(link));
    }

    [Fact]
    public async Task Whoever_signs_out_is_signed_out()
    {
        await using var visitor = await system.VisitorAsync();
        await visitor.SignInAsync(system.Cast.Of("simon-lund"));
        await visitor.OpenAsync("/applications");
        Assert.Equal("Ni har inga ansökningar ännu", await visitor.Page.Locator(".empty__title").InnerTextAsync());
        await visitor.LookAsync("49-no-applications");
        await visitor.PressAsync("Logga ut");
        Assert.Equal("Du är utloggad", await visitor.HeadingAsync());
        await visitor.LookAsync("50-signed-out");
        await visitor.OpenAsync("/applications");
        Assert.Equal("Logga in", await visitor.HeadingAsync());
    }

    [Fact]
    public async Task An_unknown_link_and_an_unknown_page_say_so_plainly()
    {
        await using var visitor = await system.VisitorAsync();
        Assert.Equal(404, await visitor.OpenAsync($"/link/{Guid.NewGuid()}/{new string('A', 43)}"));
        Assert.Equal("Länken finns inte", await visitor.HeadingAsync());
        await visitor.LookAsync("44-link-unknown");
        Assert.Equal(404, await visitor.OpenAsync("/finns-inte"));
        Assert.Equal("Sidan finns inte", await visitor.HeadingAsync());
        await visitor.LookAsync("45-not-found");
    }

    [Fact]
    public async Task Another_organisations_application_does_not_exist_for_a_stranger()
    {
        var id = await SubmittedAsync();
        await using var stranger = await system.VisitorAsync();
        await stranger.SignInAsync(system.Cast.Of("linnea-aberg"));
        Assert.Equal(404, await stranger.OpenAsync($"/applications/{id}"));
        Assert.Equal(404, await stranger.OpenAsync($"/staff/applications/{id}"));
        Assert.Equal(403, await stranger.OpenAsync("/staff"));
        await stranger.LookAsync("46-forbidden");
    }

    [Fact]
    public async Task Questions_are_shown_at_their_fields_and_answered_there()
    {
        var cast = system.Cast;
        var id = await SubmittedAsync();
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(cast.Officer);
        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.UnfoldAsync("Be om komplettering");
        await officer.Page.Locator("#supplement-request-questions-0-field").SelectOptionAsync("/organisation");
        await officer.Page.Locator("#supplement-request-questions-0-text").FillAsync("Vem ersätter projektledaren?");
        await officer.PressAsync("Skicka frågorna");
        Assert.Contains("Komplettering begärd", await officer.TextAsync(), StringComparison.Ordinal);

        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(cast.Editor);
        await editor.OpenAsync($"/applications/{id}");
        await editor.LookAsync("47-supplement");
        await editor.NextPageAsync(() =>
            editor.Page.GetByRole(AriaRole.Link, new() { Name = "Vem ersätter projektledaren?" }).ClickAsync()
        );
        Assert.EndsWith("/sections/organisation#draft-organisation", editor.Page.Url, StringComparison.Ordinal);
        Assert.Contains(
            "Vem ersätter projektledaren?",
            await editor.Page.Locator("#draft-organisation-question").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await editor.LookAsync("47-supplement-question");
        await editor
            .Page.Locator("#draft-organisation")
            .FillAsync("Styrgruppen möts varje månad. Enhetschefen är ersättare.");
        await editor.PressAsync("Spara och gå till översikten");
        Assert.Contains("1 av 1 frågor besvarade", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("47-supplement-answered");
        await editor.OpenAsync($"/applications/{id}/submission");
        await editor.PressAsync("Skicka in kompletteringen");
        Assert.Equal("Kompletteringen är inskickad", await editor.HeadingAsync());
        await editor.LookAsync("47-supplement-receipt");
    }

    [Fact]
    public async Task The_pages_speak_English_to_whoever_asks_for_it_and_remember_it()
    {
        await using var visitor = await system.VisitorAsync();
        await visitor.OpenAsync("/");
        Assert.Equal("Ansök om projektmedel", await visitor.HeadingAsync());
        await visitor.PressAsync("In English");
        Assert.Equal("Apply for project funding", await visitor.HeadingAsync());
        Assert.Equal("en", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        await visitor.OpenAsync("/sign-in");
        Assert.Equal("Sign in", await visitor.HeadingAsync());
        await visitor.LookAsync("48-english");
    }

    [Fact]
    public async Task Pages_keep_other_sites_out()
    {
        using var http = new HttpClient { BaseAddress = system.Address };
        using var page = await http.GetAsync("/");
        Assert.Contains(
            "default-src 'none'",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        using var style = await http.GetAsync($"/assets/{Funding.Pages.Assets.SiteAssets.Stylesheet.Name}");
        Assert.Contains("immutable", style.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        foreach (var elsewhere in new[] { "//evil.example", "/\\evil.example", "https://evil.example" })
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
            {
                BaseAddress = system.Address,
            };
            using var answer = await client.PostAsync(
                "/language",
                new FormUrlEncodedContent([new("language", "en"), new("returnTo", elsewhere)])
            );
            Assert.Equal("/", answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task All_that_a_page_can_fetch_of_ours_is_less_than_150_kB_and_is_sent_compressed()
    {
        using var http = new HttpClient { BaseAddress = system.Address };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var asset in Funding.Pages.Assets.SiteAssets.All)
        {
            using var answer = await http.GetAsync($"/assets/{asset.Name}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            var sent = await answer.Content.ReadAsByteArrayAsync();
            sizes[asset.Name] = sent.Length;
            using var content = new MemoryStream();
            using var received = new MemoryStream(sent);
            await using Stream plain = answer.Content.Headers.ContentEncoding.Contains("br")
                ? new System.IO.Compression.BrotliStream(received, System.IO.Compression.CompressionMode.Decompress)
                : received;
            await plain.CopyToAsync(content);
            Assert.Equal(asset.Content.ToArray(), content.ToArray());
        }
        Assert.True(sizes.Values.Sum() < 150_000, string.Join("\n", sizes.Select(size => $"{size.Key} {size.Value}")));
        Assert.All(
            sizes.Where(size => size.Key.EndsWith(".css", StringComparison.Ordinal)),
            size => Assert.True(size.Value < 25_000, $"{size.Key}: {size.Value}")
        );
    }

    internal async Task<string> SubmittedAsync()
    {
        var cast = system.Cast;
        var form = Samples.Application("ung-framat-kalmar");
        var year = system.World.Now.Year;
        // The sample's years, moved along with the clock.
        var text = form.ToJsonString()
            .Replace("2028", $"{year + 2}", StringComparison.Ordinal)
            .Replace("2027", $"{year + 1}", StringComparison.Ordinal);
        string? id = null;
        await system.World.DoAsync(async address =>
        {
            await cast.Signatory.SignInAsync(address, system.World.Now);
            var created = await cast.Signatory.PostAsync(
                address,
                "/api/applications",
                JsonNode.Parse(text),
                $"browser-{Guid.NewGuid():N}"
            );
            id = created!["id"]!.GetValue<string>();
            await cast.Signatory.PostAsync(address, $"/api/applications/{id}/submission");
        });
        return id!;
    }

    internal async Task OpenBoardAsync(string id)
    {
        await ProposedAsync(id);
        await system.World.DoAsync(address =>
            system.Cast.Officer.PostAsync(
                address,
                $"/api/applications/{id}/board-decision",
                new JsonObject { ["closesAt"] = system.World.Now.AddDays(14), ["mode"] = "meeting" }
            )
        );
    }

    internal async Task ProposedAsync(string id)
    {
        var cast = system.Cast;
        await system.World.DoAsync(async address =>
        {
            foreach (var person in new[] { cast.Officer, cast.Director })
            {
                await person.SignInAsync(address, system.World.Now);
            }
            await cast.Officer.PostAsync(address, $"/api/applications/{id}/completeness");
            await cast.Officer.PostAsync(
                address,
                $"/api/applications/{id}/review/closing",
                new JsonObject { ["reason"] = "Sommaruppehåll" }
            );
            var sought = (await cast.Officer.GetAsync(address, $"/api/applications/{id}"))!["form"]!["budget"]![
                "sought"
            ]!;
            await cast.Director.PostAsync(
                address,
                $"/api/applications/{id}/proposal",
                new JsonObject
                {
                    ["recommendation"] = "grant",
                    ["amounts"] = sought.DeepClone(),
                    ["conditions"] = new JsonArray(),
                    ["instalments"] = new JsonArray(
                        new JsonObject
                        {
                            ["amount"] = sought.AsArray().Sum(row => row!["amount"]!.GetValue<decimal>()),
                            ["on"] = "date",
                            ["date"] = $"{system.World.Now.Year + 1}-02-01",
                        }
                    ),
                    ["justification"] = "Behovet är väl belagt.",
                }
            );
        });
    }
}
