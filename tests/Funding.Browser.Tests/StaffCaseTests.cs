using Funding.Pages.Administering;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>The office's page of a case: every tab in the main stages.</summary>
[Collection(nameof(RunningSystem))]
public sealed class StaffCaseTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);
    private static readonly Microsoft.Playwright.LocatorAssertionsToContainTextOptions _slowly = new()
    {
        Timeout = 60_000,
    };

    [Fact]
    public async Task Every_tab_of_a_case_is_good_to_look_at_in_the_main_stages()
    {
        var submitted = await _cases.SubmittedAsync();
        var withBoard = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(withBoard);
        var active = await new FollowUpThroughThePagesTests(system).ActiveAsync();

        await using var desktop = await system.VisitorAsync();
        await desktop.SignInAsync(system.Cast.Officer);
        await NoteAsync(desktop, active);
        await LookAsync(desktop, submitted, "70-submitted");
        await LookAsync(desktop, withBoard, "71-with-board");
        await LookAsync(desktop, active, "72-active");
        await LookAsync(desktop, active, "73-active-en", "&lang=en");

        await using var phone = await system.VisitorAsync(Screen.Phone);
        await phone.SignInAsync(system.Cast.Officer);
        await NoteAsync(phone, submitted);
        await LookAsync(phone, submitted, "70-submitted");
        await LookAsync(phone, active, "72-active");
    }

    [Fact]
    public async Task The_office_takes_a_whole_case_out_as_one_file()
    {
        var id = await _cases.SubmittedAsync();
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        Assert.Equal(200, await officer.OpenAsync($"/staff/applications/{id}?tab=documents"));
        await officer.LookAsync("case-archive");

        var download = await officer.Page.RunAndWaitForDownloadAsync(() =>
            officer.Page.Locator($"form[action='/staff/applications/{id}/archive'] button").ClickAsync()
        );

        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync());
        Assert.Contains(archive.Entries, entry => entry.FullName == "index.html");
        Assert.Equal(200, await officer.OpenAsync($"/staff/applications/{id}?tab=trail"));
        Assert.Contains("hämtades som arkivfil", await officer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_marks_words_looks_at_the_extract_and_hands_it_out_without_them()
    {
        var id = await _cases.SubmittedAsync();
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/applications/{id}?tab=documents");
        await officer.NextPageAsync(() =>
            officer
                .Page.GetByRole(AriaRole.Link, new() { Name = "Markera sekretess och lämna ut handlingar" })
                .ClickAsync()
        );
        await officer.LookAsync("78-extract");
        await officer.Page.GetByLabel("Handling", new() { Exact = true }).SelectOptionAsync("1");
        await officer.Page.GetByLabel("Orden som kan vara hemliga").FillAsync("Det här står inte där");
        await officer.Page.GetByLabel("Bestämmelse").FillAsync("26 kap. 1 § OSL");
        await officer.Page.GetByLabel("Varför det kan vara hemligt").FillAsync("En enskild kan kännas igen.");
        await officer.PressAsync("Markera");
        Assert.Contains("Orden finns inte i handlingen.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("78-extract-refused");
        // What was typed is still there: only the words are typed anew.
        await officer.Page.GetByLabel("Orden som kan vara hemliga").FillAsync("Kalmar kommun");
        await officer.PressAsync("Markera");
        Assert.Contains("Markeringen är sparad.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("78-extract-marked");

        await officer.PressAsync("Granska utdraget");
        Assert.Contains("Inget är utlämnat än.", await officer.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("26 kap. 1 § OSL", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("78-extract-preview");
        var preview = officer.Page.Url;
        await officer.OpenAsync($"{preview}&lang=en");
        await officer.LookAsync("78-extract-preview-en");
        await officer.OpenAsync($"/staff/applications/{id}/extract/1");
        Assert.Contains("[maskat: 26 kap. 1 § OSL]", await officer.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kalmar kommun", await officer.TextAsync(), StringComparison.Ordinal);

        await officer.OpenAsync($"{preview}&lang=sv");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() =>
            officer.Page.GetByRole(AriaRole.Button, new() { Name = "Hämta utdraget" }).ClickAsync()
        );
        Assert.EndsWith("-utdrag.zip", download.SuggestedFilename, StringComparison.Ordinal);
        await officer.OpenAsync($"/staff/applications/{id}?tab=trail");
        Assert.Contains("Handlingar lämnades ut: 1", await officer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_searched_and_checked_with_and_without_JavaScript()
    {
        var id = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(id);
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var officer = await system.VisitorAsync(screen);
            await officer.SignInAsync(system.Cast.Officer);
            await officer.OpenAsync($"/staff/applications/{id}?tab=trail");
            await officer.Page.Locator("#trail-group").SelectOptionAsync("Review");
            if (!screen.JavaScript)
            {
                await officer.PressAsync("Visa raderna");
            }
            await Expect(officer.Page.Locator("#trail")).Not.ToContainTextAsync("Ansökan skickades in.", _slowly);
            await Expect(officer.Page.Locator("#trail")).ToContainTextAsync("Sommaruppehåll");
            await officer.LookAsync("74-trail-filtered");
            await officer.PressAsync("Kontrollera att loggen är hel");
            Assert.Contains("Loggen är hel", await officer.TextAsync(), StringComparison.Ordinal);
            await officer.LookAsync("75-trail-whole");
        }
    }

    private static async Task NoteAsync(Visitor officer, string id)
    {
        await officer.OpenAsync($"/staff/applications/{id}?tab=notes");
        await officer.PressAsync("Spara anteckningen");
        Assert.Contains("Fyll i uppgiften.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("76-note-refused");
        await officer.Page.GetByLabel("Ny anteckning").FillAsync("Kontaktpersonen ringde om bilagan.");
        await officer.PressAsync("Spara anteckningen");
        Assert.Contains("Anteckningen är sparad.", await officer.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Kontaktpersonen ringde om bilagan.", await officer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task LookAsync(Visitor officer, string id, string name, string language = "")
    {
        foreach (var tab in Enum.GetValues<CaseTab>())
        {
            Assert.Equal(200, await officer.OpenAsync($"/staff/applications/{id}?tab={tab.Name()}{language}"));
            await officer.LookAsync($"{name}-{tab.Name()}");
        }
    }

    private static Microsoft.Playwright.ILocatorAssertions Expect(Microsoft.Playwright.ILocator what) =>
        Microsoft.Playwright.Assertions.Expect(what);
}
