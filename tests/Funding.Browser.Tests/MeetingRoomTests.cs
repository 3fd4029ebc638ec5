using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Funding.Browser.Tests;

/// <summary>A meeting of the board while it is held: the secretary's page, the chair's, and votes by link.</summary>
[Collection(nameof(RunningSystem))]
public sealed class MeetingRoomTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    // A page looks again every fifth second; the machine may be slow besides.
    private static readonly LocatorAssertionsToHaveTextOptions _soon = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToContainTextOptions _shown = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_whole_meeting_is_held_on_its_page_and_the_tally_follows_the_votes()
    {
        var id = await _cases.SubmittedAsync();
        await _cases.ProposedAsync(id);
        var meeting = await CalledAsync(id);
        var members = system.Cast.Seats.Take(9).ToList();
        await using var secretary = await system.VisitorAsync();
        await secretary.SignInAsync(system.Cast.Officer);
        var page = secretary.Page;
        await secretary.OpenAsync($"/staff/meetings/{meeting}");
        await secretary.UnfoldAsync("Öppna mötet");
        await secretary.LookAsync("80-room-before");
        foreach (var seat in members)
        {
            await page.Locator($"[id='open-seat-{seat.Id}']").SelectOptionAsync(seat.Holder);
        }
        await secretary.PressAsync("Öppna mötet");
        await Expect(page.Locator("#tally")).ToHaveTextAsync("2 ärenden väntar.");
        await Expect(page.Locator("#quorum")).ToContainTextAsync("Beslutsfört");
        await secretary.LookAsync("81-room-opened");

        await NextAsync(secretary, "Ta upp och öppna omröstningen");
        await Expect(page.Locator("#tally")).ToHaveTextAsync("0 av 9 har röstat.");
        await secretary.LookAsync("82-room-voting");

        // Somebody writes while the votes come in: the tally changes, what is written and where one writes do not.
        await secretary.UnfoldAsync("Återremittera");
        var questions = page.GetByLabel("Styrelsens frågor");
        await questions.FillAsync("Vad händer efter projektet?");
        await VoteAsync(id, members[0].Holder);
        await Expect(page.Locator("#tally")).ToHaveTextAsync("1 av 9 har röstat.", _soon);
        await Expect(questions).ToHaveValueAsync("Vad händer efter projektet?");
        await Expect(questions).ToBeFocusedAsync();
        foreach (var seat in members.Skip(1))
        {
            await VoteAsync(id, seat.Holder);
        }
        await Expect(page.Locator("#tally")).ToHaveTextAsync("9 av 9 har röstat.", _soon);
        await Expect(questions).ToHaveValueAsync("Vad händer efter projektet?");

        // The chair has no place in the office and closes the item on a phone without scripts.
        await using var chair = await system.VisitorAsync(Screen.Phone);
        await chair.SignInAsync(system.Cast.Chair);
        await chair.OpenAsync($"/staff/meetings/{meeting}");
        Assert.Contains("9 av 9 har röstat.", await chair.TextAsync(), StringComparison.Ordinal);
        await chair.LookAsync("83-room-chair");
        await chair.PressAsync("Stäng ärendet");
        Assert.Contains("Klart.", await chair.TextAsync(), StringComparison.Ordinal);
        await chair.Page.GetByRole(AriaRole.Link, new() { Name = "Uppdatera" }).ClickAsync();
        await Expect(chair.Page.Locator(".agenda")).ToContainTextAsync("Bifall");

        await Expect(page.Locator("#live")).ToContainTextAsync("Mötet har ändrats sedan du öppnade sidan.", _shown);
        await Expect(questions).ToHaveValueAsync("Vad händer efter projektet?");
        await secretary.NextPageAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Visa mötet som det är nu" }).ClickAsync()
        );
        await NextAsync(secretary, "Ta upp");
        await secretary.LookAsync("84-room-information");
        await page.GetByLabel("Till protokollet").First.FillAsync("Informationen noterades.");
        await secretary.PressAsync("Avsluta ärendet");
        await secretary.UnfoldAsync("Utse justerare");
        await page.GetByLabel("Justerare", new() { Exact = true })
            .SelectOptionAsync(members.Select(seat => seat.Holder).First(holder => !IsChair(holder)));
        await secretary.PressAsync("Utse");
        await secretary.OpenAsync($"/staff/meetings/{meeting}?lang=en");
        await secretary.LookAsync("85-room-done-en");
        await secretary.OpenAsync($"/staff/meetings/{meeting}");
        await secretary.PressAsync("Avsluta mötet");
        Assert.Contains("Protokollet väntar", await secretary.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[hx-trigger]").CountAsync());
        await secretary.LookAsync("86-room-ended");
    }

    private bool IsChair(string person) => system.Cast.Of(person) == system.Cast.Chair;

    private static Task NextAsync(Visitor visitor, string button) =>
        visitor.NextPageAsync(() =>
            visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync()
        );

    private async Task VoteAsync(string id, string person)
    {
        var member = system.Cast.Of(person);
        await using var voter = await system.VisitorAsync();
        var link = await voter.LinkAsync(member, $"/link/{id}/");
        await member.PostAsync(
            system.Address,
            $"/api{link.Replace("/link/", "/links/", StringComparison.Ordinal)}/ballot",
            new JsonObject { ["choice"] = "yes", ["reason"] = "" }
        );
    }

    /// <summary>A board meeting in three weeks, called, with the application and an item of information; then its day.</summary>
    private async Task<string> CalledAsync(string application)
    {
        var officer = system.Cast.Officer;
        var starts = new DateTimeOffset(system.World.Now.UtcDateTime.Date.AddDays(21).AddHours(8), TimeSpan.Zero);
        string? id = null;
        await system.World.DoAsync(async address =>
        {
            await officer.SignInAsync(address, system.World.Now);
            var planned = await officer.PostAsync(
                address,
                "/api/meetings",
                new JsonObject
                {
                    ["kind"] = "board",
                    ["startsAt"] = starts,
                    ["endsAt"] = starts.AddHours(3),
                    ["place"] = "Regionens hus",
                },
                $"room-{Guid.NewGuid():N}"
            );
            id = planned!["id"]!.GetValue<string>();
            await officer.PostAsync(
                address,
                $"/api/meetings/{id}/items",
                new JsonObject { ["kind"] = "matter", ["application"] = application }
            );
            await officer.PostAsync(
                address,
                $"/api/meetings/{id}/items",
                new JsonObject { ["kind"] = "information", ["title"] = "Lägesrapport" }
            );
            await officer.PostAsync(address, $"/api/meetings/{id}/call");
        });
        await system.World.AdvanceToAsync(starts);
        return id!;
    }
}
