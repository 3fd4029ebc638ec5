using Funding.Pages.Administering;

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
