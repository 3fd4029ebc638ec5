using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Writing an application: whatever breaks, and however one writes.</summary>
[Collection(nameof(RunningSystem))]
public sealed partial class WritingTests(RunningSystem system)
{
    [Fact]
    public async Task A_broken_connection_a_dead_browser_or_a_refusing_server_loses_at_most_the_field_that_is_typed()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        var section = $"/applications/{await ApplicationTexts.BeginAsync(editor)}/sections/after";
        await editor.OpenAsync(section);
        var (page, context) = (editor.Page, editor.Page.Context);
        var status = page.Locator("#autosave");

        // The connection breaks in the middle of a text: the page says so, keeps it, and does not lead away.
        await context.SetOfflineAsync(true);
        await page.Locator("#draft-afterProject").PressSequentiallyAsync("Skrivet utan nät.");
        await page.Locator("#draft-equality").FillAsync("Lika för alla.");
        await Assertions.Expect(status).ToContainTextAsync("Ingen anslutning.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara och fortsätt", Exact = true }).ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("Ingen anslutning.");
        Assert.Equal("Skrivet utan nät.", await page.Locator("#draft-afterProject").InputValueAsync());
        await editor.LookAsync("38-section-offline");
        await context.SetOfflineAsync(false);
        await Assertions.Expect(status).ToContainTextAsync("Sparat kl.");

        // The browser dies while the last field is typed: all the others are there.
        await page.Locator("#draft-risks").PressSequentiallyAsync("Halv mening");
        await page.CloseAsync();
        var after = await context.NewPageAsync();
        await after.GotoAsync(section);
        await Assertions.Expect(after.Locator("#draft-afterProject")).ToHaveValueAsync("Skrivet utan nät.");
        await Assertions.Expect(after.Locator("#draft-equality")).ToHaveValueAsync("Lika för alla.");

        // The server refuses: nothing leads away from the page, and it is saved as soon as it answers again.
        await context.RouteAsync("**/sections/**", RefuseAsync);
        await after.Locator("#draft-risks").FillAsync("Skrivet medan servern startade om.");
        await Assertions.Expect(after.Locator("#autosave")).ToContainTextAsync("Det gick inte att spara just nu");
        await after.GetByRole(AriaRole.Button, new() { Name = "Spara och fortsätt", Exact = true }).ClickAsync();
        await Assertions.Expect(after.Locator("#autosave")).ToContainTextAsync("Det gick inte att spara just nu");
        Assert.Equal("Skrivet medan servern startade om.", await after.Locator("#draft-risks").InputValueAsync());
        await context.UnrouteAsync("**/sections/**", RefuseAsync);
        await after
            .GetByRole(AriaRole.Button, new() { Name = "Spara och gå till översikten", Exact = true })
            .ClickAsync();
        await Assertions.Expect(after.Locator("body")).ToContainTextAsync("”Efter projektet” är sparad.");
    }

    [Fact]
    public async Task Text_that_was_not_saved_is_offered_back_to_its_writer_and_to_nobody_else()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        var section = $"/applications/{await ApplicationTexts.BeginAsync(editor)}/sections/after";
        var page = editor.Page;
        // Requests that outlive their page are sent where no test can stop them: the script's own are stopped at their root.
        await page.AddInitScriptAsync(
            "{ const send = window.fetch; window.fetch = (...all) => window.name === 'down' ? Promise.reject(new TypeError()) : send(...all); }"
        );
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await editor.OpenAsync(section);

        // The button's own request meets a server that is down: a page of an error, without the text.
        await WriteWhileDownAsync("risks", "Risker som inte hann sparas.");

        await page.GotoAsync(section);
        await Assertions.Expect(page.Locator("#unsaved")).ToContainTextAsync("Risker som inte hann sparas.");
        Assert.Equal("", await page.Locator("#draft-risks").InputValueAsync());
        await editor.LookAsync("39-unsaved-offered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg tillbaka texten" }).ClickAsync();
        Assert.Equal("Risker som inte hann sparas.", await page.Locator("#draft-risks").InputValueAsync());
        await editor.PressAsync("Spara och gå till översikten");
        await editor.OpenAsync(section);
        Assert.Equal("Risker som inte hann sparas.", await page.Locator("#draft-risks").InputValueAsync());
        Assert.True(await page.Locator("#unsaved").IsHiddenAsync());
        Assert.Equal(0, await KeptAsync());

        // Somebody else signs in, in the same tab: what the first one typed is neither shown nor kept.
        await WriteWhileDownAsync("equality", "Bara för mig.");
        Assert.Equal(1, await KeptAsync());
        await editor.SignInAsync(system.Cast.Signatory);
        await editor.OpenAsync(section);
        Assert.True(await page.Locator("#unsaved").IsHiddenAsync());
        Assert.DoesNotContain("Bara för mig.", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync());

        // And whoever signs out leaves nothing behind.
        await page.Locator("#draft-equality").FillAsync("Också bara för mig.");
        await page.EvaluateAsync("sessionStorage.setItem('unsaved|x|/x', '[]')");
        await editor.PressAsync("Logga ut");
        Assert.Equal(0, await KeptAsync());

        async Task WriteWhileDownAsync(string field, string text)
        {
            await page.EvaluateAsync("window.name = 'down'");
            await page.RouteAsync("**/sections/**", RefuseAsync);
            await page.Locator($"#draft-{field}").FillAsync(text);
            await page.EvaluateAsync("document.querySelector('form[data-autosave]').submit()");
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Servern startar om");
            await page.UnrouteAsync("**/sections/**", RefuseAsync);
            await page.EvaluateAsync("window.name = ''");
        }

        Task<int> KeptAsync() => page.EvaluateAsync<int>("sessionStorage.length");
    }

    [Fact]
    public async Task An_application_is_written_and_sent_for_signature_with_the_keyboard_alone()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications/new");
        var (page, keyboard) = (editor.Page, editor.Page.Keyboard);
        var year = system.World.Now.Year + 1;
        await ButtonAsync("Börja ansökan");
        await TabToAsync("Projektet");
        await editor.NextPageAsync(() => keyboard.PressAsync("Enter"));

        await TypeAsync("title", "Med tangentbordet");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("applicant-bankgiro", "991-2346");
        await TypeAsync("applicant-contact-name", "Sara Engdahl");
        await TypeAsync("applicant-contact-email", "sara.engdahl@kalmar.example");
        await TypeAsync("applicant-authorisedSignatory-name", "Fredrik Norling");
        await TypeAsync("applicant-authorisedSignatory-email", "fredrik.norling@kalmar.example");
        await ButtonAsync("Spara och fortsätt");
        // A list is chosen from by the first letters.
        await TypeAsync("coApplicants-0-organisationNumber", "Mörby");
        await TypeAsync("coApplicants-0-contact-name", "David Kraft");
        await TypeAsync("coApplicants-0-contact-email", "david.kraft@morbylanga.example");
        await ButtonAsync("Spara och fortsätt");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("background", "Många unga saknar sysselsättning.");
        await TypeAsync("purpose", "Fler ska börja arbeta eller studera.");
        await TypeAsync("goals-0-description", "Fler i arbete");
        await TypeAsync("goals-0-measure", "Andel i arbete efter sex månader");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("targetGroup", "Unga vuxna.");
        await TypeAsync("participants", "60");
        await TypeAsync("method", "Supported Employment.");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("organisation", "Kalmar kommun är huvudman.");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("period-start", $"{year}-01-01", isDate: true);
        await TypeAsync("period-end", $"{year}-12-31", isDate: true);
        await TypeAsync($"budget-{year}-Personnel", "500000");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("followUp", "Varje kvartal.");
        await TypeAsync("indicators-0-name", "I arbete");
        await TypeAsync("indicators-0-target", "30");
        await ButtonAsync("Spara och fortsätt");
        await TypeAsync("afterProject", "Kommunerna tar över.");
        await TypeAsync("equality", "Lika för alla.");
        // One thing is left out, and found again from the last look: the link leads to the field itself.
        await ButtonAsync("Spara och fortsätt");
        await TabToAsync("Granska ansökan");
        await editor.NextPageAsync(() => keyboard.PressAsync("Enter"));
        Assert.Contains("1 uppgift är kvar", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("60-review-left");
        await TabToAsync("Fyll i ”Risker”");
        await editor.NextPageAsync(() => keyboard.PressAsync("Enter"));
        await Assertions.Expect(page.Locator("#draft-risks")).ToBeFocusedAsync();
        await keyboard.TypeAsync("Svårt att rekrytera.");
        await ButtonAsync("Spara och gå till översikten");
        Assert.Contains("9 av 9 delar klara", await editor.TextAsync(), StringComparison.Ordinal);
        await TabToAsync("Granska ansökan");
        await editor.NextPageAsync(() => keyboard.PressAsync("Enter"));
        await ButtonAsync("Ansökan är klar, be om underskrift");
        Assert.Contains("Frågan är skickad till firmatecknaren.", await editor.TextAsync(), StringComparison.Ordinal);

        // The signatory signs in and sends it in, with the keyboard too.
        var address = new Uri(page.Url).AbsolutePath;
        await using var signatory = await system.VisitorAsync();
        await signatory.SignInAsync(system.Cast.Signatory);
        await signatory.OpenAsync(address);
        (page, keyboard) = (signatory.Page, signatory.Page.Keyboard);
        await TabToAsync("Skicka in ansökan");
        await signatory.NextPageAsync(() => keyboard.PressAsync("Enter"));
        Assert.Equal("Ansökan är inskickad", await signatory.HeadingAsync());
        Assert.Matches(CaseNumber(), await signatory.TextAsync());
        await signatory.LookAsync("61-receipt");
        await TabUntilAsync(
            "(document.activeElement.getAttribute('href') || '').includes('/records/application-')",
            "the copy of the application"
        );

        async Task TypeAsync(string field, string text, bool isDate = false)
        {
            await TabUntilAsync($"document.activeElement.id === 'draft-{field}'", field);
            await keyboard.TypeAsync(text);
            if (isDate && await page.Locator($"#draft-{field}").InputValueAsync() != text)
            {
                // The browser's own language decides the order of a date: this one wants the month first.
                for (var part = 0; part < 3; part++)
                {
                    await keyboard.PressAsync("ArrowLeft");
                }
                await keyboard.TypeAsync($"{text[5..7]}{text[8..]}{text[..4]}");
                await Assertions.Expect(page.Locator($"#draft-{field}")).ToHaveValueAsync(text);
            }
        }

        async Task ButtonAsync(string name)
        {
            await TabToAsync(name);
            await editor.NextPageAsync(() => keyboard.PressAsync("Enter"));
        }

        Task TabToAsync(string name) =>
            TabUntilAsync($"(document.activeElement.innerText || '').trim() === '{name}'", name);

        async Task TabUntilAsync(string isThere, string what)
        {
            for (var i = 0; i < 80; i++)
            {
                await keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<bool>(isThere))
                {
                    return;
                }
            }
            Assert.Fail($"'{what}' cannot be reached with the Tab key.");
        }
    }

    [Fact]
    public async Task The_budget_sums_while_it_is_typed_and_says_so_politely()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        var section = $"/applications/{await ApplicationTexts.BeginAsync(editor)}/sections/budget";
        await editor.OpenAsync(section);
        var (page, year) = (editor.Page, system.World.Now.Year + 1);
        await page.Locator($"#draft-budget-{year}-Personnel").FillAsync("1 250 000,50");
        await page.Locator($"#draft-budget-{year}-Travel").FillAsync("25.000 kr");
        await page.Locator($"#draft-budget-{year + 1}-Travel").FillAsync("0,05");
        await page.Locator("#draft-coFunding-0-funder").FillAsync("Kalmar kommun");
        await page.Locator("#draft-coFunding-0-kind").SelectOptionAsync("InKind");
        await page.Locator($"#draft-coFunding-0-amount-{year}").FillAsync("275 000,50");
        await SumAsync("type.Travel", "25 000,05");
        await SumAsync($"costs.{year}", "1 275 000,50");
        await SumAsync("costs", "1 275 000,55");
        await SumAsync($"sought.{year}", "1 000 000");
        await SumAsync("sought", "1 000 000,05");
        await Assertions
            .Expect(page.Locator("#budget-live[role=status]"))
            .ToHaveTextAsync("Sökt belopp: 1\u00a0000\u00a0000,05 kronor");
        await editor.LookAsync("62-budget-typed");

        // The server's sums are the same ones.
        await editor.PressAsync("Spara och gå till översikten");
        await using var plain = await system.VisitorAsync(Screen.Phone);
        await plain.SignInAsync(system.Cast.Editor);
        await plain.OpenAsync(section);
        Assert.Equal("1\u00a0000\u00a0000,05", await plain.Page.Locator("[data-sum=sought]").InnerTextAsync());
        await plain.LookAsync("62-budget-typed");

        Task SumAsync(string sum, string text) =>
            Assertions.Expect(page.Locator($"[data-sum='{sum}']").First).ToHaveTextAsync(text.Replace(' ', '\u00a0'));
    }

    [Fact]
    public async Task Files_are_told_about_beforehand_uploaded_with_progress_replaced_and_removed()
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var editor = await system.VisitorAsync(screen);
            await editor.SignInAsync(system.Cast.Editor);
            var address = $"/applications/{await ApplicationTexts.BeginAsync(editor)}/attachments";
            await editor.OpenAsync(address);
            Assert.Contains("Högst 25\u00a0MB per fil", await editor.TextAsync(), StringComparison.Ordinal);
            await editor.LookAsync("63-attachments-none");
            await editor.UploadAsync("budget.csv", "år;kr\n"u8.ToArray());
            await SeesAsync("budget.csv");

            // Refused files get a sentence, and the one that is there stays.
            await editor.UploadAsync("program.exe", [0x4d, 0x5a, 0, 0]);
            await SeesAsync("fil", "budget.csv");
            Assert.Matches("kan(?: inte)? bifogas", await editor.TextAsync());
            await editor.LookAsync("63-attachment-refused-kind");
            await editor.UploadAsync(
                "stor.csv",
                new byte[26 * 1024 * 1024]
                    .Select(_ => (byte)'a')
                    .ToArray()
            );
            await SeesAsync("för stor", "budget.csv");
            await editor.UploadAsync("falsk.pdf", "inte en pdf"u8.ToArray());
            await SeesAsync("stämmer inte med filnamnets ändelse", "budget.csv");
            await editor.LookAsync("63-attachment-refused");

            await editor.NextPageAsync(() =>
                editor.Page.GetByRole(AriaRole.Link, new() { Name = "Ersätt budget.csv" }).ClickAsync()
            );
            await editor.LookAsync("64-attachment-replace");
            await editor.UploadAsync("budget 2.csv", "år;kr;mer\n"u8.ToArray());
            await SeesAsync("Bilagan är ersatt.", "budget 2.csv");
            Assert.DoesNotContain("budget.csv", await editor.TextAsync(), StringComparison.Ordinal);
            // What looks like personal identity numbers is told with its line, and is kept only with a reason.
            await editor.UploadAsync("deltagare.csv", "namn;nummer\nEva;850709-9805\n"u8.ToArray());
            await SeesAsync("deltagare.csv verkar innehålla personnummer (rad 2)");
            await editor.LookAsync("65-attachment-numbers");
            await editor.PressAsync("Behåll filen deltagare.csv");
            await SeesAsync("Varför behövs personnumren?", "deltagare.csv verkar innehålla");
            await editor.LookAsync("65-attachment-numbers-refused");
            await editor.Page.GetByLabel("Varför behövs personnumren?").FillAsync("Numret är påhittat.");
            await editor.PressAsync("Behåll filen deltagare.csv");
            await SeesAsync("Skälet är sparat.", "Behålls eftersom: Numret är påhittat.");
            await editor.OpenAsync(address + "?lang=en");
            Assert.Contains("Kept because: Numret är påhittat.", await editor.TextAsync(), StringComparison.Ordinal);
            await editor.LookAsync("65-attachment-numbers-kept-en");
            await editor.OpenAsync(address);
            await editor.PressAsync("Ta bort deltagare.csv");
            await SeesAsync("Bilagan är borttagen.");
            await editor.PressAsync("Ta bort budget 2.csv");
            await SeesAsync("Bilagan är borttagen.", "Inga bilagor ännu");

            async Task SeesAsync(params string[] texts)
            {
                foreach (var text in texts)
                {
                    await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync(text);
                }
            }
        }
    }

    [Fact]
    public async Task A_municipality_writes_in_English()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.PressAsync("In English");
        await editor.OpenAsync("/applications/new");
        await editor.LookAsync("65-english-new");
        await editor.PressAsync("Begin the application");
        Assert.Contains("0 of 9 sections done", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("65-english-task-list");
        var address = new Uri(editor.Page.Url).AbsolutePath;
        await editor.OpenAsync($"{address}/sections/{ApplicationTexts.Sections[4].Section}");
        await ApplicationTexts.Sections[4].FillAsync(editor.Page, 0);
        await editor.PressAsync("Save and continue");
        Assert.Contains(
            "“Need, purpose and goals” has been saved.",
            await editor.TextAsync(),
            StringComparison.Ordinal
        );
        foreach (var (section, _) in ApplicationTexts.Sections)
        {
            await editor.OpenAsync($"{address}/sections/{section}");
            await editor.LookAsync($"65-english-{section}");
        }
        await editor.OpenAsync($"{address}/attachments");
        await editor.LookAsync("65-english-attachments");
        await editor.OpenAsync($"{address}/submission");
        Assert.Contains("Fill in “Contact, name”", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("65-english-review");
    }

    // A server that is starting again.
    private static Task RefuseAsync(IRoute route) =>
        string.Equals(route.Request.Method, "POST", StringComparison.Ordinal)
            ? route.FulfillAsync(
                new()
                {
                    Status = 503,
                    ContentType = "text/html; charset=utf-8",
                    Body = "<!doctype html><title>503</title><p>Servern startar om",
                }
            )
            : route.ContinueAsync();

    [GeneratedRegex(@"KAL-\d{4}-\d{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseNumber();
}
