using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Nothing that somebody has typed is ever lost.</summary>
[Collection(nameof(RunningSystem))]
public sealed class KeptTests(RunningSystem system)
{
    [Fact]
    public async Task A_refused_form_comes_back_with_every_letter_and_says_where_to_correct()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        const string Strange = "\nFörst en tom rad & <b>märken</b> – \"citat\"\n\nsist";
        await editor.Page.Locator("#draft-background").FillAsync(Strange);
        await editor.Page.GetByLabel("Antal deltagare").FillAsync("ungefär sextio");
        await editor.Page.GetByLabel("Projektets namn").FillAsync("Kvar");
        await editor.PressAsync("Spara utkast");

        Assert.Contains("Ett fel behöver rättas", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("ungefär sextio", await editor.Page.GetByLabel("Antal deltagare").InputValueAsync());
        Assert.Equal(Strange, await editor.Page.Locator("#draft-background").InputValueAsync());
        await editor.LookAsync("30-draft-refused");

        // The list of faults leads to the field.
        await editor
            .Page.GetByRole(AriaRole.Link, new() { Name = "”ungefär sextio” är inget heltal", Exact = false })
            .ClickAsync();
        Assert.EndsWith("#draft-participants", editor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_write_in_one_draft_and_nothing_that_either_has_typed_is_lost()
    {
        // Saved by the button alone, whenever it is pressed.
        await using var editor = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        await editor.Page.GetByLabel("Projektets namn").FillAsync("Två skriver");
        await editor.PressAsync("Spara utkast");
        var address = new Uri(editor.Page.Url).AbsolutePath;
        await editor.OpenAsync(address);

        await using var colleague = await system.VisitorAsync();
        await colleague.SignInAsync(system.Cast.Signatory);
        await colleague.OpenAsync(address);
        await colleague.Page.Locator("#draft-purpose").FillAsync("Kollegans syfte.");
        await colleague.Page.Locator("#draft-risks").FillAsync("Kollegans risker.");
        await colleague.PressAsync("Spara utkast");

        await editor.Page.Locator("#draft-purpose").FillAsync("Mitt syfte.");
        await editor.Page.Locator("#draft-equality").FillAsync("Min jämställdhet.");
        await editor.PressAsync("Spara utkast");
        Assert.Equal("Mitt syfte.", await editor.Page.Locator("#draft-purpose").InputValueAsync());
        Assert.Equal("Kollegans risker.", await editor.Page.Locator("#draft-risks").InputValueAsync());
        Assert.Equal("Min jämställdhet.", await editor.Page.Locator("#draft-equality").InputValueAsync());
        var told = await editor.TextAsync();
        Assert.Contains("Du skrev över något", told, StringComparison.Ordinal);
        Assert.Contains(
            $"det som {system.Cast.Signatory.Name} hade skrivit under ”Syfte”",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("Kollegans syfte.", told, StringComparison.Ordinal);
        await editor.LookAsync("31-draft-two-editors");

        // The colleague sees it too, and takes the text back.
        await colleague.OpenAsync(address);
        await colleague.UnfoldAsync("Överskriven text");
        await colleague.NextPageAsync(() => colleague.Page.Locator("button[name=restore]").First.ClickAsync());
        Assert.Equal("Kollegans syfte.", await colleague.Page.Locator("#draft-purpose").InputValueAsync());
        Assert.Equal("Min jämställdhet.", await colleague.Page.Locator("#draft-equality").InputValueAsync());
    }

    [Fact]
    public async Task A_draft_saves_itself_while_it_is_written_and_shows_what_others_write()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        var status = editor.Page.Locator("#autosave");
        await editor.Page.GetByLabel("Projektets namn").FillAsync("Sparar sig själv");
        await Assertions.Expect(status).ToContainTextAsync("Sparat kl.");
        var address = await editor.Page.Locator("form[data-autosave]").GetAttributeAsync("action");
        Assert.StartsWith("/applications/", address, StringComparison.Ordinal);
        Assert.NotEqual("/applications/new", address);

        await using var colleague = await system.VisitorAsync(Screen.Desktop with { JavaScript = false });
        await colleague.SignInAsync(system.Cast.Signatory);
        await colleague.OpenAsync(address!);
        Assert.Equal("Sparar sig själv", await colleague.Page.GetByLabel("Projektets namn").InputValueAsync());
        await colleague.Page.Locator("#draft-risks").FillAsync("Kollegans risker.");
        await colleague.PressAsync("Spara utkast");

        // The connection breaks; what is typed meanwhile stays, and is saved when it is back.
        await editor.Page.Context.SetOfflineAsync(true);
        await editor.Page.Locator("#draft-purpose").FillAsync("Skrivet utan nät.");
        await Assertions.Expect(status).ToContainTextAsync("Det gick inte att spara just nu");
        await editor.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(status).ToContainTextAsync("Sparat kl.");
        await Assertions.Expect(editor.Page.Locator("#draft-risks")).ToHaveValueAsync("Kollegans risker.");

        // The browser dies: everything is there.
        await editor.OpenAsync(address!);
        Assert.Equal("Skrivet utan nät.", await editor.Page.Locator("#draft-purpose").InputValueAsync());
        Assert.Equal("Kollegans risker.", await editor.Page.Locator("#draft-risks").InputValueAsync());

        // What the colleague writes next to it is not written over by what was read before.
        await colleague.Page.Locator("#draft-equality").FillAsync("Kollegans jämställdhet.");
        await colleague.PressAsync("Spara utkast");
        await editor.Page.Locator("#draft-purpose").FillAsync("Skrivet sist.");
        await Assertions.Expect(editor.Page.Locator("#draft-equality")).ToHaveValueAsync("Kollegans jämställdhet.");
        await editor.Page.GetByLabel("Antal deltagare").FillAsync("många");
        await Assertions.Expect(status).ToContainTextAsync("kan inte sparas än");
        await colleague.OpenAsync(address!);
        Assert.Equal("Skrivet sist.", await colleague.Page.Locator("#draft-purpose").InputValueAsync());
    }

    [Fact]
    public async Task A_file_of_a_kind_that_is_not_taken_is_refused_at_its_field_and_the_text_is_saved()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        await editor.Page.GetByLabel("Projektets namn").FillAsync("Fel fil");
        await editor.PressAsync("Spara utkast");
        await editor.Page.GetByLabel("Projektets namn").FillAsync("Fel fil, rätt namn");
        await editor
            .Page.Locator("#draft-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "program.exe",
                    MimeType = "application/octet-stream",
                    Buffer = [0x4d, 0x5a, 0, 0],
                }
            );
        await editor.PressAsync("Spara utkast");
        Assert.Contains("Filtypen kan inte bifogas", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("32-file-refused");
        await editor.OpenAsync("/applications");
        Assert.Contains("Fel fil, rätt namn", await editor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_is_added_without_JavaScript_and_what_was_typed_is_saved()
    {
        await using var editor = await system.VisitorAsync(Screen.Phone);
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        await editor.Page.Locator("#draft-goals-0-description").FillAsync("Första målet");
        await editor.PressAsync("Spara och lägg till mål");
        Assert.Equal("Första målet", await editor.Page.Locator("#draft-goals-0-description").InputValueAsync());
        await editor.Page.Locator("#draft-goals-1-description").FillAsync("Andra målet");
        await editor.PressAsync("Spara utkast");
        Assert.Equal("Andra målet", await editor.Page.Locator("#draft-goals-1-description").InputValueAsync());
    }
}
