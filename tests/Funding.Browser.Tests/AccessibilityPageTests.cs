namespace Funding.Browser.Tests;

/// <summary>Whoever cannot use a page can say so, and the office hears of it.</summary>
[Collection(nameof(RunningSystem))]
public sealed class AccessibilityPageTests(RunningSystem system)
{
    [Fact]
    public async Task What_somebody_tells_of_accessibility_reaches_the_office_once_and_a_refused_form_keeps_what_was_typed()
    {
        await using var visitor = await system.VisitorAsync();
        await visitor.OpenAsync("/");
        await visitor.NextPageAsync(() =>
            visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Tillgänglighet" }).ClickAsync()
        );
        await visitor.LookAsync("60-accessibility");
        await visitor.Page.GetByLabel("Vilken sida gäller det?").FillAsync("Sidan för röstning");
        await visitor.PressAsync("Skicka");
        await visitor.LookAsync("61-accessibility-refused");
        Assert.Equal("Sidan för röstning", await visitor.Page.GetByLabel("Vilken sida gäller det?").InputValueAsync());
        await visitor.Page.GetByLabel("Vad är svårt att använda?").FillAsync("<b>Knappen</b> läses inte upp.");
        // Sent once by a restless hand, and once more by the button.
        await visitor.Page.EvaluateAsync(
            "fetch('/accessibility', { method: 'POST', body: new URLSearchParams(new FormData(document.querySelector('main form'))) })"
        );
        await visitor.PressAsync("Skicka");
        Assert.Equal("Tack för att du hör av dig", await visitor.HeadingAsync());
        using var office = new HttpClient { BaseAddress = system.Address };
        office.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var mailbox = await office.GetStringAsync("/dev/mailbox?recipient=kansli@samordningkalmar.example");
        Assert.Equal(2, mailbox.Split("Synpunkt på webbplatsens tillgänglighet").Length);
    }

    [Fact]
    public async Task The_statement_is_there_in_English_on_a_phone()
    {
        await using var visitor = await system.VisitorAsync(Screen.Phone, "en-GB");
        await visitor.OpenAsync("/accessibility?lang=en");
        Assert.Equal("Accessibility", await visitor.HeadingAsync());
        await visitor.LookAsync("62-accessibility-english");
    }
}
