using System.Text.Json.Nodes;
using Funding.Local.Demo;

namespace Funding.Browser.Tests;

/// <summary>Partners, board members and those who meet answer by their links: on a phone, as narrow as pages get, and in English.</summary>
[Collection(nameof(RunningSystem))]
public sealed class AnsweringPagesTests(RunningSystem system)
{
    // 1280 pixels at 400 %.
    private static readonly Screen _narrow = new("narrow", 320, JavaScript: true);
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public Task A_partner_reads_answers_and_corrects_on_a_phone_without_JavaScript() => OpinionAsync(Screen.Phone);

    [Fact]
    public Task A_partner_reads_answers_and_corrects_on_the_narrowest_screen() => OpinionAsync(_narrow);

    [Fact]
    public Task A_partner_reads_answers_and_corrects_in_English() => OpinionAsync(Screen.Desktop, "en-GB");

    [Fact]
    public Task A_member_votes_and_changes_the_vote_on_a_phone_without_JavaScript() => VoteAsync(Screen.Phone);

    [Fact]
    public Task A_member_votes_and_changes_the_vote_on_the_narrowest_screen() => VoteAsync(_narrow);

    [Fact]
    public Task A_member_votes_and_changes_the_vote_in_English() => VoteAsync(Screen.Desktop, "en-GB");

    [Fact]
    public async Task Who_is_called_to_a_meeting_reads_the_proposals_answers_and_approves_the_minutes_by_link()
    {
        var (cast, world) = (system.Cast, system.World);
        var id = await _cases.SubmittedAsync();
        await _cases.ProposedAsync(id);
        var day = DateOnly.FromDateTime(world.Now.AddDays(45).DateTime);
        var meeting = await MeetingAsync(id, day);
        var (member, away) = (system.SeatHolders[4], system.SeatHolders[5]);

        string? link = null;
        foreach (var screen in new[] { Screen.Phone, _narrow, Screen.Desktop })
        {
            await using var called = await system.VisitorAsync(screen);
            if (link is null)
            {
                link = await called.LinkAsync(member, $"/meeting-link/{meeting}/");
                await system.ScanAsync(link);
            }
            await called.OpenAsync(link);
            var text = await called.TextAsync();
            Assert.Contains("Förslag till beslut: Bevilja", text, StringComparison.Ordinal);
            Assert.Contains(member.Name, text, StringComparison.Ordinal);
            await called.LookAsync("90-call");
            await called.NextPageAsync(() =>
                called
                    .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Läs ärendet och handlingarna" })
                    .ClickAsync()
            );
            Assert.Contains("Ärendet på två minuter", await called.TextAsync(), StringComparison.Ordinal);
            await called.UnfoldAsync("Läs hela ansökan");
            await called.LookAsync("91-matter");
        }
        await using var answering = await system.VisitorAsync(_narrow);
        await answering.OpenAsync(link!);
        await answering.Page.GetByLabel("Kommer", new() { Exact = true }).CheckAsync();
        await answering.PressAsync("Skicka svaret");
        Assert.Equal("Vi har noterat att du kommer", await answering.HeadingAsync());
        await answering.LookAsync("92-call-receipt");
        // The papers go with the call: a used link opens none.
        Assert.Equal(404, await answering.OpenAsync($"{link}/applications/{id}"));
        Assert.Equal(410, await answering.OpenAsync(link!));
        await answering.LookAsync("93-call-used");
        await answering.PressAsync("Skicka en ny länk");
        await answering.LookAsync("94-call-new-link");
        Assert.Equal(200, await answering.OpenAsync(await answering.LinkAsync(member, $"/meeting-link/{meeting}/")));
        await answering.OpenAsync(await answering.LinkAsync(away, $"/meeting-link/{meeting}/"));
        await answering.Page.GetByLabel("Kan inte komma").CheckAsync();
        await answering.PressAsync("Skicka svaret");
        Assert.Contains("Din ersättare kallas.", await answering.TextAsync(), StringComparison.Ordinal);

        var (chair, adjuster) = await HeldAsync(meeting, id, day);
        foreach (var (signer, screen) in new[] { (chair, Screen.Phone), (adjuster, _narrow) })
        {
            await using var signing = await system.VisitorAsync(screen);
            var minutes = await signing.LinkAsync(signer, $"/meeting-link/{meeting}/");
            await system.ScanAsync(minutes);
            await signing.OpenAsync(minutes);
            await signing.LookAsync("95-signing");
            await signing.PressAsync("Justera");
            await signing.LookAsync("96-signing-refused");
            await signing.Page.GetByRole(Microsoft.Playwright.AriaRole.Checkbox).CheckAsync();
            await signing.PressAsync("Justera");
            Assert.Equal("Du har justerat protokollet", await signing.HeadingAsync());
            await signing.LookAsync("97-signing-receipt");
        }
    }

    private async Task OpinionAsync(Screen screen, string language = "sv-SE")
    {
        var (cast, world) = (system.Cast, system.World);
        var said = new Words(language);
        var id = await _cases.SubmittedAsync();
        await world.DoAsync(async address =>
        {
            await cast.Officer.SignInAsync(address, world.Now);
            await cast.Officer.PostAsync(address, $"/api/applications/{id}/completeness");
        });
        var reviewer = cast.Of("lena-bergstrom");
        await using var partner = await system.VisitorAsync(screen, language);
        var link = await partner.LinkAsync(reviewer, $"/link/{id}/");
        await partner.OpenAsync(link);
        var text = await partner.TextAsync();
        Assert.Contains(said["Ärendet på två minuter", "The case in two minutes"], text, StringComparison.Ordinal);
        Assert.Contains(reviewer.Name, text, StringComparison.Ordinal);
        await partner.LookAsync($"80-opinion{said.Suffix}");
        await partner
            .Page.GetByRole(
                Microsoft.Playwright.AriaRole.Link,
                new() { Name = said["Gå direkt till svaret", "Go straight to the answer"] }
            )
            .ClickAsync();
        Assert.EndsWith("#answer", partner.Page.Url, StringComparison.Ordinal);
        await partner.PressAsync(said["Skicka yttrandet", "Send the opinion"]);
        await partner.LookAsync($"81-opinion-refused{said.Suffix}");
        await AnswerAsync("Behovet är stort.");
        await partner.LookAsync($"82-opinion-receipt{said.Suffix}");

        // The used link says so, and leads on by mail to the answer as it stands.
        Assert.Equal(410, await partner.OpenAsync(link));
        await partner.LookAsync($"83-link-used{said.Suffix}");
        Assert.DoesNotContain(reviewer.Email, await partner.Page.ContentAsync(), StringComparison.Ordinal);
        await world.AdvanceToAsync(world.Now.AddMinutes(5));
        await partner.PressAsync(said["Skicka en ny länk", "Send a new link"]);
        await partner.LookAsync($"84-link-sent{said.Suffix}");
        var renewed = await partner.LinkAsync(reviewer, $"/link/{id}/");
        await partner.OpenAsync(renewed);
        Assert.Equal("Behovet är stort.", await partner.Page.Locator("#opinion-reasons").InputValueAsync());
        await AnswerAsync("Behovet är mycket stort.");

        async Task AnswerAsync(string reasons)
        {
            await partner
                .Page.GetByLabel(said["Stöder projektet", "Supports the project"], new() { Exact = true })
                .CheckAsync();
            await partner.Page.Locator("#opinion-reasons").FillAsync(reasons);
            await partner.PressAsync(said["Skicka yttrandet", "Send the opinion"]);
            Assert.Equal(said["Tack för yttrandet", "Thank you for your opinion"], await partner.HeadingAsync());
        }
    }

    private async Task VoteAsync(Screen screen, string language = "sv-SE")
    {
        var said = new Words(language);
        var id = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(id);
        var holder = system.SeatHolders[2];
        await using var member = await system.VisitorAsync(screen, language);
        var link = await member.LinkAsync(holder, $"/link/{id}/");
        await member.OpenAsync(link);
        await member.LookAsync($"70-ballot{said.Suffix}");
        Assert.True(await IsLargeAsync(member, said["Gå vidare", "Continue"]));
        await member.PressAsync(said["Gå vidare", "Continue"]);
        await member.LookAsync($"71-ballot-refused{said.Suffix}");
        await ChooseAsync(said["Nej", "No"]);
        await member.LookAsync($"72-ballot-confirm{said.Suffix}");
        Assert.True(await IsLargeAsync(member, said["Bekräfta min röst", "Confirm my vote"]));
        await member.PressAsync(said["Bekräfta min röst", "Confirm my vote"]);
        Assert.Contains(
            said["Kan ändras till", "Can be changed until"],
            await member.TextAsync(),
            StringComparison.Ordinal
        );
        await member.LookAsync($"73-ballot-receipt{said.Suffix}");

        // Changed by way of the used link.
        Assert.Equal(410, await member.OpenAsync(link));
        await member.LookAsync($"74-ballot-used{said.Suffix}");
        await system.World.AdvanceToAsync(system.World.Now.AddMinutes(5));
        await member.PressAsync(said["Skicka en ny länk", "Send a new link"]);
        var renewed = await member.LinkAsync(holder, $"/link/{id}/");
        await member.OpenAsync(renewed);
        Assert.True(await member.Page.GetByLabel(said["Nej", "No"], new() { Exact = true }).IsCheckedAsync());
        await member.LookAsync($"75-ballot-again{said.Suffix}");
        await ChooseAsync(said["Ja", "Yes"]);
        await member.PressAsync(said["Bekräfta min röst", "Confirm my vote"]);

        // Who has not voted when the item closes finds the link expired, and is told no more than that.
        var late = system.SeatHolders[3];
        var closed = await member.LinkAsync(late, $"/link/{id}/");
        await system.World.AdvanceToAsync(system.World.Now.AddDays(15));
        var mails = (await late.MailsAsync(system.Address)).Count;
        Assert.Equal(410, await member.OpenAsync(closed));
        Assert.Equal(said["Tiden för länken har gått ut", "The link has expired"], await member.HeadingAsync());
        await member.LookAsync($"76-link-expired{said.Suffix}");
        await member.PressAsync(said["Skicka en ny länk", "Send a new link"]);
        Assert.Equal(said["Titta i din e-post", "Look in your mailbox"], await member.HeadingAsync());
        Assert.Equal(mails, (await late.MailsAsync(system.Address)).Count);

        async Task ChooseAsync(string choice)
        {
            await member.Page.GetByLabel(choice, new() { Exact = true }).CheckAsync();
            await member.PressAsync(said["Gå vidare", "Continue"]);
        }
    }

    private static Task<bool> IsLargeAsync(Visitor visitor, string button) =>
        visitor
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button, Exact = true })
            .EvaluateAsync<bool>(
                "b => { const r = b.getBoundingClientRect(); return r.height >= 44 && r.width >= 44; }"
            );

    private async Task<string> MeetingAsync(string id, DateOnly day)
    {
        string? meeting = null;
        await system.World.DoAsync(async address =>
        {
            var officer = system.Cast.Officer;
            await officer.SignInAsync(address, system.World.Now);
            var planned = await officer.PostAsync(
                address,
                "/api/meetings",
                new JsonObject
                {
                    ["kind"] = "board",
                    ["startsAt"] = $"{day:yyyy-MM-dd}T09:00:00+01:00",
                    ["endsAt"] = $"{day:yyyy-MM-dd}T12:00:00+01:00",
                    ["place"] = "Regionens hus",
                }
            );
            meeting = planned!["id"]!.GetValue<string>();
            await officer.PostAsync(
                address,
                $"/api/meetings/{meeting}/items",
                new JsonObject { ["kind"] = "matter", ["application"] = id }
            );
            await officer.PostAsync(address, $"/api/meetings/{meeting}/call");
        });
        return meeting!;
    }

    // The item is tabled, so that the minutes have something to say; chair and adjuster are asked to approve them.
    private async Task<(Person Chair, Person Adjuster)> HeldAsync(string meeting, string id, DateOnly day)
    {
        await system.World.AdvanceToAsync(new DateTimeOffset(day.ToDateTime(new TimeOnly(8, 30)), TimeSpan.Zero));
        var cast = system.Cast;
        var there = cast.Seats.Where((_, index) => index != 5).ToList();
        var adjuster = there.First(seat => cast.Of(seat.Holder) != cast.Chair).Holder;
        await system.World.DoAsync(async address =>
        {
            await cast.Chair.SignInAsync(address, system.World.Now);
            await cast.Chair.PostAsync(
                address,
                $"/api/meetings/{meeting}/opening",
                new JsonObject
                {
                    ["present"] = new JsonArray([
                        .. there.Select(seat => new JsonObject { ["seatId"] = seat.Id, ["personId"] = seat.Holder }),
                    ]),
                    ["firstParagraph"] = 12,
                }
            );
            await cast.Chair.PostAsync(address, $"/api/meetings/{meeting}/items/{id}/opening");
            await cast.Chair.PostAsync(
                address,
                $"/api/applications/{id}/board-decision/tabling",
                new JsonObject { ["reason"] = "Styrelsen vill läsa mer." }
            );
            await cast.Chair.PutAsync(
                address,
                $"/api/meetings/{meeting}/adjuster",
                new JsonObject { ["personId"] = adjuster }
            );
            await cast.Chair.PostAsync(address, $"/api/meetings/{meeting}/closing");
        });
        return (cast.Chair, cast.Of(adjuster));
    }
}
