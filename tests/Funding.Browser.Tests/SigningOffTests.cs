using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>The authorised signatory signs an application off by the link in the mail, without signing in.</summary>
[Collection(nameof(RunningSystem))]
public sealed class SigningOffTests(RunningSystem system)
{
    [Fact]
    public async Task The_signatory_hands_the_draft_back_and_then_submits_it_by_link()
    {
        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        var id = await ApplicationTexts.WriteAsync(editor, system.World.Now.Year + 1);
        var address = $"/applications/{id}";
        await editor.OpenAsync($"{address}/submission");
        await editor.PressAsync("Ansökan är klar, be om underskrift");
        Assert.Contains("Frågan är skickad till firmatecknaren.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("33-asked-to-sign");

        await using var signatory = await system.VisitorAsync();
        var first = await signatory.LinkAsync(system.Cast.Signatory, $"/link/{id}/");
        await system.ScanAsync(first);
        await signatory.OpenAsync(first);
        await signatory.LookAsync("34-sign-off");
        Assert.Contains(ApplicationTexts.Title, await signatory.TextAsync(), StringComparison.Ordinal);
        await signatory.UnfoldAsync("Lämna tillbaka ansökan");
        await signatory.Page.GetByLabel("Vad behöver ändras?").FillAsync("Skriv mer om riskerna.");
        await signatory.PressAsync("Lämna tillbaka med kommentaren");
        Assert.Equal("Ansökan är lämnad tillbaka", await signatory.HeadingAsync());

        await editor.OpenAsync(address);
        Assert.Contains("Skriv mer om riskerna.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("35-handed-back");
        await editor.OpenAsync($"{address}/sections/after");
        await editor.Page.Locator("#draft-risks").FillAsync("Rekryteringen kan dröja. Då börjar vi i mindre skala.");
        await editor.PressAsync("Spara och gå till översikten");
        Assert.Contains("Skriv mer om riskerna.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.OpenAsync($"{address}/submission");
        await editor.PressAsync("Ansökan är klar, be om underskrift");

        // The earlier link is used up; the new one stands for the draft as it is.
        await signatory.OpenAsync(first);
        Assert.Equal("Du har redan svarat med den här länken", await signatory.HeadingAsync());
        await signatory.OpenAsync(await signatory.LinkAsync(system.Cast.Signatory, $"/link/{id}/", first));
        await signatory.PressAsync("Skicka in ansökan");
        Assert.Equal("Ansökan är inskickad", await signatory.HeadingAsync());
        await editor.OpenAsync(address);
        Assert.Contains("KAL-", await editor.TextAsync(), StringComparison.Ordinal);

        await SupplementAsync(editor, address, id);
    }

    private async Task SupplementAsync(Visitor editor, string address, string id)
    {
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.UnfoldAsync("Be om komplettering");
        await officer.Page.Locator("#supplement-request-questions-0-field").SelectOptionAsync("/followUp");
        await officer.Page.Locator("#supplement-request-questions-0-text").FillAsync("Hur mäts det?");
        await officer.PressAsync("Skicka frågorna");
        await editor.OpenAsync(address);
        Assert.Contains("0 av 1 frågor besvarade", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.NextPageAsync(() =>
            editor.Page.GetByRole(AriaRole.Link, new() { Name = "Hur mäts det?" }).ClickAsync()
        );
        await editor.Page.Locator("#draft-followUp").FillAsync("Vi mäter varje halvår och redovisar för styrgruppen.");
        await editor.PressAsync("Spara och fortsätt");
        Assert.Contains("1 av 1 frågor besvarade", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.OpenAsync($"{address}/submission");
        await editor.PressAsync("Skicka in kompletteringen");
        Assert.Equal("Kompletteringen är inskickad", await editor.HeadingAsync());
        await officer.OpenAsync($"/staff/applications/{id}?tab=application");
        var page = await officer.TextAsync();
        Assert.Contains("Det här har ändrats", page, StringComparison.Ordinal);
        Assert.Contains("Vi mäter varje halvår och redovisar för styrgruppen.", page, StringComparison.Ordinal);
        await officer.LookAsync("36-supplement-differences");

        // What has been sent in can be the beginning of the next application.
        await editor.OpenAsync(address);
        await editor.PressAsync("Kopiera till en ny ansökan");
        Assert.Contains("Ett nytt utkast är gjort", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("37-copied");
    }
}
