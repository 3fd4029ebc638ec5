using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Nothing that somebody has typed is ever lost.</summary>
[Collection(nameof(RunningSystem))]
public sealed class KeptTests(RunningSystem system)
{
    [Fact]
    public async Task A_word_that_cannot_be_read_comes_back_as_it_was_typed_and_all_the_rest_is_saved()
    {
        await using var editor = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await editor.SignInAsync(system.Cast.Editor);
        var id = await ApplicationTexts.BeginAsync(editor);
        await editor.OpenAsync($"/applications/{id}/sections/method");
        const string Strange = "\nFörst en tom rad & <b>märken</b> – \"citat\"\n\nsist";
        await editor.Page.Locator("#draft-targetGroup").FillAsync(Strange);
        await editor.Page.GetByLabel("Antal deltagare").FillAsync("ungefär sextio");
        await editor.PressAsync("Spara och fortsätt");

        Assert.Contains("Ett fel behöver rättas", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("ungefär sextio", await editor.Page.GetByLabel("Antal deltagare").InputValueAsync());
        Assert.Equal(Strange, await editor.Page.Locator("#draft-targetGroup").InputValueAsync());

        await using var seeing = await system.VisitorAsync();
        await seeing.SignInAsync(system.Cast.Editor);
        await seeing.OpenAsync($"/applications/{id}/sections/method");
        Assert.Equal(Strange.Trim(), await seeing.Page.Locator("#draft-targetGroup").InputValueAsync());
        Assert.Equal("", await seeing.Page.GetByLabel("Antal deltagare").InputValueAsync());
        await seeing.Page.GetByLabel("Antal deltagare").FillAsync("ungefär sextio");
        await seeing.Page.Keyboard.PressAsync("Enter");
        var fault = seeing.Page.GetByRole(
            AriaRole.Link,
            new() { Name = "”ungefär sextio” är inget heltal", Exact = false }
        );
        await fault.WaitForAsync();
        await seeing.LookAsync("30-draft-refused");

        // The list of faults leads to the field, and the next letter is written there.
        await fault.ClickAsync();
        Assert.EndsWith("#draft-participants", seeing.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(seeing.Page.Locator("#draft-participants")).ToBeFocusedAsync();
        await seeing.Page.Locator("#draft-participants").FillAsync("60");
        await seeing.PressAsync("Spara och gå till översikten");
        Assert.Contains("”Målgrupp och arbetssätt” är sparad.", await seeing.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("1 uppgift är kvar där", await seeing.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_write_in_one_draft_and_nothing_that_either_has_typed_is_lost()
    {
        // Saved by the button alone, whenever it is pressed.
        await using var editor = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await editor.SignInAsync(system.Cast.Editor);
        var address = $"/applications/{await ApplicationTexts.BeginAsync(editor)}";
        await editor.OpenAsync($"{address}/sections/purpose");

        await using var colleague = await system.VisitorAsync();
        await colleague.SignInAsync(system.Cast.Signatory);
        await colleague.OpenAsync($"{address}/sections/after");
        await colleague.Page.Locator("#draft-risks").FillAsync("Kollegans risker.");
        await colleague.PressAsync("Spara och gå till översikten");
        await colleague.OpenAsync($"{address}/sections/purpose");
        await colleague.Page.Locator("#draft-purpose").FillAsync("Kollegans syfte.");
        await colleague.Page.Locator("#draft-goals-0-description").FillAsync("Kollegans mål.");
        await colleague.PressAsync("Spara och gå till översikten");

        await editor.Page.Locator("#draft-purpose").FillAsync("Mitt syfte.");
        await editor.Page.Locator("#draft-background").FillAsync("Min bakgrund.");
        await editor.PressAsync("Spara och fortsätt");
        // Not to the next section: what was written over stands on this one.
        Assert.Equal("Mitt syfte.", await editor.Page.Locator("#draft-purpose").InputValueAsync());
        Assert.Equal("Kollegans mål.", await editor.Page.Locator("#draft-goals-0-description").InputValueAsync());
        Assert.Equal("Min bakgrund.", await editor.Page.Locator("#draft-background").InputValueAsync());
        var told = await editor.TextAsync();
        Assert.Contains("Du skrev över något", told, StringComparison.Ordinal);
        Assert.Contains(
            $"det som {system.Cast.Signatory.Name} hade skrivit under ”Syfte”",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("Kollegans syfte.", told, StringComparison.Ordinal);
        await editor.OpenAsync($"{address}/sections/after");
        Assert.Equal("Kollegans risker.", await editor.Page.Locator("#draft-risks").InputValueAsync());

        // The colleague sees it too, and takes the text back.
        await colleague.OpenAsync(address);
        await colleague.UnfoldAsync("Överskriven text");
        await colleague.LookAsync("31-draft-two-editors");
        await colleague.NextPageAsync(() => colleague.Page.Locator("button[name=restore]").First.ClickAsync());
        await colleague.OpenAsync($"{address}/sections/purpose");
        Assert.Equal("Kollegans syfte.", await colleague.Page.Locator("#draft-purpose").InputValueAsync());
        Assert.Equal("Min bakgrund.", await colleague.Page.Locator("#draft-background").InputValueAsync());
    }

    [Fact]
    public async Task A_draft_saves_itself_while_it_is_written_and_shows_what_others_write()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        var id = await ApplicationTexts.BeginAsync(editor);
        var address = $"/applications/{id}/sections/after";
        await editor.OpenAsync(address);
        var status = editor.Page.Locator("#autosave");
        await editor.Page.Locator("#draft-afterProject").FillAsync("Sparar sig själv");
        await Assertions.Expect(status).ToContainTextAsync("Sparat kl.");
        // What is left to do follows what is written.
        await Assertions.Expect(editor.Page.Locator("#left")).ToContainTextAsync("Fyll i ”Risker”");

        await using var colleague = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await colleague.SignInAsync(system.Cast.Signatory);
        await colleague.OpenAsync(address);
        Assert.Equal("Sparar sig själv", await colleague.Page.Locator("#draft-afterProject").InputValueAsync());
        await colleague.Page.Locator("#draft-risks").FillAsync("Kollegans risker.");
        await colleague.PressAsync("Spara och gå till översikten");

        // What the colleague writes next to it comes in with the next save, and is not written over.
        await editor.Page.Locator("#draft-afterProject").FillAsync("Skrivet sist.");
        await Assertions.Expect(editor.Page.Locator("#draft-risks")).ToHaveValueAsync("Kollegans risker.");
        await colleague.OpenAsync(address);
        Assert.Equal("Skrivet sist.", await colleague.Page.Locator("#draft-afterProject").InputValueAsync());
        Assert.Equal("Kollegans risker.", await colleague.Page.Locator("#draft-risks").InputValueAsync());

        // Something that cannot be read is told, and all the rest is saved.
        await editor.OpenAsync($"/applications/{id}/sections/method");
        await editor.Page.Locator("#draft-method").FillAsync("Metoden");
        await editor.Page.GetByLabel("Antal deltagare").FillAsync("många");
        await Assertions.Expect(status).ToContainTextAsync("”många” är inget heltal");
        await editor.Page.Locator("#draft-targetGroup").FillAsync("Målgruppen");
        await Assertions.Expect(editor.Page.Locator("#autosave[data-state=wrong]")).ToBeVisibleAsync();
        await colleague.OpenAsync($"/applications/{id}/sections/method");
        Assert.Equal("Metoden", await colleague.Page.Locator("#draft-method").InputValueAsync());
    }

    [Fact]
    public async Task A_row_and_a_year_are_added_without_JavaScript_and_what_was_typed_is_saved()
    {
        await using var editor = await system.VisitorAsync(Screen.Phone);
        await editor.SignInAsync(system.Cast.Editor);
        var address = $"/applications/{await ApplicationTexts.BeginAsync(editor)}/sections";
        await editor.OpenAsync($"{address}/purpose");
        await editor.Page.Locator("#draft-goals-0-description").FillAsync("Första målet");
        await editor.PressAsync("Spara och lägg till mål");
        Assert.EndsWith("#draft-goals-1-description", editor.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Första målet", await editor.Page.Locator("#draft-goals-0-description").InputValueAsync());
        await editor.Page.Locator("#draft-goals-1-description").FillAsync("Andra målet");
        await editor.PressAsync("Spara och gå till översikten");
        await editor.OpenAsync($"{address}/purpose");
        Assert.Equal("Andra målet", await editor.Page.Locator("#draft-goals-1-description").InputValueAsync());

        var year = system.World.Now.Year + 3;
        await editor.OpenAsync($"{address}/budget");
        await editor.Page.Locator($"#draft-budget-{year - 1}-Personnel").FillAsync("100 000");
        await editor.PressAsync("Spara och lägg till ett år");
        await editor.Page.Locator($"#draft-budget-{year}-Personnel").FillAsync("200 000");
        await editor.Page.Locator("#draft-coFunding-0-funder").FillAsync("Kalmar kommun");
        await editor.PressAsync("Spara och gå till översikten");
        // A funder without a kind has nowhere to stand yet: told, with the amounts saved.
        Assert.Equal("Kalmar kommun", await editor.Page.Locator("#draft-coFunding-0-funder").InputValueAsync());
        await editor.Page.Locator("#draft-coFunding-0-kind").SelectOptionAsync("Cash");
        await editor.Page.Locator($"#draft-coFunding-0-amount-{year}").FillAsync("50 000");
        await editor.PressAsync("Spara och gå till översikten");
        await editor.OpenAsync($"{address}/budget");
        Assert.Equal("250\u00a0000", await editor.Page.Locator("[data-sum=sought]").InnerTextAsync());
        await editor.LookAsync("32-budget-saved");
    }

    [Fact]
    public async Task What_is_typed_when_the_application_has_been_sent_in_meanwhile_can_be_copied()
    {
        var cast = system.Cast;
        await using var editor = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await editor.SignInAsync(cast.Editor);
        var id = await ApplicationTexts.WriteAsync(editor, system.World.Now.Year + 1);
        await editor.OpenAsync($"/applications/{id}/sections/after");
        await system.World.DoAsync(async address =>
        {
            await cast.Signatory.SignInAsync(address, system.World.Now);
            await cast.Signatory.PostAsync(address, $"/api/applications/{id}/submission");
        });
        await editor.Page.Locator("#draft-risks").FillAsync("En risk som kom för sent.");
        await editor.PressAsync("Spara och fortsätt");
        Assert.Equal("Ansökan är redan inskickad", await editor.HeadingAsync());
        Assert.Contains("En risk som kom för sent.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("32-too-late");
    }
}
