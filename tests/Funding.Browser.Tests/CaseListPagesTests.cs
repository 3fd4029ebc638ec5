using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>The office finds cases, keeps its own views, handles several at once and takes the list with it.</summary>
[Collection(nameof(RunningSystem))]
public sealed class CaseListPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_office_filters_saves_a_view_handles_several_and_takes_the_list_with_it(bool desktop)
    {
        var id = await _cases.SubmittedAsync();
        await using var officer = await system.VisitorAsync(desktop ? Screen.Desktop : Screen.Phone);
        await officer.SignInAsync(system.Cast.Officer);
        var page = officer.Page;

        // Everything, then by words: as typed where scripts run, by the button where they do not.
        Assert.Equal(200, await officer.OpenAsync("/staff/applications"));
        await officer.LookAsync("60-cases");
        Assert.Contains(id, await page.ContentAsync(), StringComparison.Ordinal);
        var words = page.Locator("#q");
        await words.FillAsync("ingenting-som-finns");
        if (desktop)
        {
            await page.GetByText("Inga ärenden passar filtren.").WaitForAsync();
            Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
            // The address stays; the chosen list has a link of its own, to keep or to send.
            Assert.Equal(
                "/staff/applications?q=ingenting-som-finns",
                await page.GetByRole(AriaRole.Link, new() { Name = "Länk till det här urvalet" })
                    .GetAttributeAsync("href")
            );
        }
        else
        {
            await officer.PressAsync("Visa");
        }
        await officer.LookAsync("61-cases-none");
        Assert.Contains("Inga ärenden passar filtren.", await officer.TextAsync(), StringComparison.Ordinal);

        // A view of one's own.
        var name = desktop ? "Nya från Kalmar" : "Kalmars nya";
        await officer.OpenAsync("/staff/applications?stage=submitted&q=kalmar");
        await page.GetByLabel("Vyns namn").FillAsync(name);
        await officer.PressAsync("Spara vyn");
        Assert.Contains("Vyn är sparad.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.OpenAsync("/staff/applications");
        await officer.NextPageAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync()
        );
        Assert.Equal("kalmar", await words.InputValueAsync());
        await officer.LookAsync("62-cases-view");
        await officer.PressAsync($"Ta bort vyn {name}");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).CountAsync());

        // Several at once: nothing marked is refused, then one is given away, and the same again changes nothing.
        await officer.PressAsync("Tilldela");
        Assert.Contains("Markera minst ett ärende i listan.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("63-cases-refused");
        foreach (var outcome in (string[])["Gjort", "Redan gjort"])
        {
            await officer.OpenAsync("/staff/applications");
            await page.Locator($"input[name=case][value='{id}']").CheckAsync();
            await page.GetByLabel("Ny handläggare för de markerade")
                .SelectOptionAsync(new[] { system.Cast.Officer.Name });
            await officer.PressAsync("Tilldela");
            Assert.Equal("Tilldela handläggare", await officer.HeadingAsync());
            Assert.Equal(outcome, await page.Locator("table .badge").InnerTextAsync());
        }
        await officer.LookAsync("64-cases-assigned");
        await officer.OpenAsync("/staff/applications");
        await page.Locator($"input[name=case][value='{id}']").CheckAsync();
        await officer.PressAsync("Skicka påminnelse");
        Assert.Contains("så det finns ingen att påminna", await officer.TextAsync(), StringComparison.Ordinal);

        // The list as files.
        var csv = await page.APIRequest.GetAsync(
            new Uri(system.Address, "/staff/export?format=csv&q=kalmar").ToString()
        );
        var text = await csv.TextAsync();
        Assert.StartsWith("\uFEFFDiarienummer;Projekt;", text, StringComparison.Ordinal);
        Assert.Contains(system.Cast.Officer.Name, text, StringComparison.Ordinal);
        var xlsx = await page.APIRequest.GetAsync(new Uri(system.Address, "/staff/export?format=xlsx").ToString());
        Assert.Equal("PK"u8.ToArray(), (await xlsx.BodyAsync())[..2]);
    }

    [Fact]
    public async Task One_box_in_the_frame_finds_a_case_by_its_number_its_words_and_its_people_in_English_too()
    {
        var id = await _cases.SubmittedAsync();
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync("/staff/search?lang=en");
        await officer.LookAsync("65-search-en");
        await officer.OpenAsync("/staff/search?q=zzz&lang=en");
        await officer.LookAsync("66-search-none-en");
        Assert.Contains("No case was found", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.OpenAsync("/staff/applications?lang=en");
        await officer.LookAsync("67-cases-en");

        await officer.Page.Locator("#site-search").FillAsync("kalmar");
        await officer.NextPageAsync(() => officer.Page.Locator("#site-search").PressAsync("Enter"));
        Assert.Contains(id, await officer.Page.ContentAsync(), StringComparison.Ordinal);
        await officer.LookAsync("68-search");

        var number = await officer.Page.Locator($"tr:has(a[href$='{id}']) td").First.InnerTextAsync();
        await officer.OpenAsync($"/staff/search?q={number}");
        Assert.EndsWith(id, officer.Page.Url, StringComparison.Ordinal);

        await using var stranger = await system.VisitorAsync();
        await stranger.SignInAsync(system.Cast.Editor);
        Assert.Equal(403, await stranger.OpenAsync("/staff/search?q=kalmar"));
        Assert.Equal(403, await stranger.OpenAsync("/staff/applications"));
        Assert.Equal(403, await stranger.OpenAsync("/staff/export?format=csv"));
    }
}
