using System.Text.RegularExpressions;
using Funding.Local.Demo;

namespace Funding.Browser.Tests;

/// <summary>Asking on one device, reading the mail on another, and seeing where one is signed in.</summary>
[Collection(nameof(RunningSystem))]
public sealed partial class SignInPagesTests(RunningSystem system)
{
    [Fact]
    public async Task Whoever_asks_on_the_desktop_and_reads_mail_on_the_phone_types_the_code_and_sees_the_devices()
    {
        var person = system.Cast.Of("linnea-aberg");
        await using var desktop = await system.VisitorAsync();
        await using var phone = await system.VisitorAsync();

        var (link, code) = await AskAsync(desktop, person);
        Assert.Equal("Titta i din e-post", await desktop.HeadingAsync());
        await desktop.LookAsync("03-sign-in-sent");

        Assert.Equal(200, await phone.OpenAsync(link));
        Assert.Equal("Fortsätt där du bad om länken", await phone.HeadingAsync());
        await phone.LookAsync("03-sign-in-other-browser");

        await desktop.Page.GetByLabel("Kod från mejlet").FillAsync("2222-2222");
        await desktop.PressAsync("Logga in med koden");
        Assert.Contains("Du kan försöka 4 gånger till.", await desktop.TextAsync(), StringComparison.Ordinal);
        await desktop.LookAsync("03-sign-in-code-refused");
        await desktop.Page.GetByLabel("Kod från mejlet").FillAsync(code.ToLowerInvariant());
        await desktop.PressAsync("Logga in med koden");
        Assert.EndsWith("/applications", desktop.Page.Url, StringComparison.Ordinal);

        // The link went with the code.
        Assert.Equal(410, await phone.OpenAsync(link));
        await phone.LookAsync("03-sign-in-gone");
        await phone.SignInAsync(person);
        await desktop.OpenAsync("/sessions");
        Assert.Equal("Inloggade enheter", await desktop.HeadingAsync());
        var text = await desktop.TextAsync();
        Assert.Contains("Chrome på Linux", text, StringComparison.Ordinal);
        Assert.Contains("Den här enheten", text, StringComparison.Ordinal);
        Assert.Contains("Med en kod i ett mejl", text, StringComparison.Ordinal);
        Assert.Contains("Med en länk i ett mejl", text, StringComparison.Ordinal);
        await desktop.LookAsync("03-sessions");
        await ComesSlowlyAsync(desktop, "/sessions");
        await desktop.OpenAsync("/sessions");
        await phone.OpenAsync("/sessions?lang=en");
        Assert.Equal("Signed-in devices", await phone.HeadingAsync());
        await phone.LookAsync("03-sessions-english");

        var others = desktop.Page.Locator("tbody tr:not(:has-text('Den här enheten')) button");
        await desktop.NextPageAsync(() => others.First.ClickAsync());
        Assert.Contains("Enheten är utloggad.", await desktop.TextAsync(), StringComparison.Ordinal);
        await desktop.PressAsync("Logga ut överallt");
        Assert.Equal("Du är utloggad", await desktop.HeadingAsync());
        await phone.OpenAsync("/applications");
        Assert.Equal("Logga in", await phone.HeadingAsync());
        await phone.OpenAsync("/sign-in?lang=en");
        await phone.LookAsync("03-sign-in-english");
    }

    [Fact]
    public async Task The_director_signs_somebody_out_of_every_device_on_the_persons_page()
    {
        var person = system.Cast.Of("simon-lund");
        await using var victim = await system.VisitorAsync();
        await victim.SignInAsync(person);
        await using var director = await system.VisitorAsync();
        await director.SignInAsync(system.Cast.Director);

        await director.OpenAsync("/staff/settings/people/simon-lund");
        await director.PressAsync("Logga ut överallt");

        Assert.Contains(
            "Personen är utloggad från alla enheter.",
            await director.TextAsync(),
            StringComparison.Ordinal
        );
        await director.LookAsync("03-person-signed-out");
        await victim.OpenAsync("/applications");
        Assert.Equal("Logga in", await victim.HeadingAsync());
    }

    // As over a poor connection: the page comes in pieces, and what is there may be shown before the rest.
    private async Task ComesSlowlyAsync(Visitor visitor, string address)
    {
        await using var slow = await SlowDelivery.StartAsync(system.Address);
        await visitor.Page.GotoAsync(slow.Address + address);
        await visitor.StandsStillAsync($"{address}, slowly");
    }

    private async Task<(string Link, string Code)> AskAsync(Visitor visitor, Person person)
    {
        var before = (await person.MailsAsync(system.Address))
            .Select(mail => mail.Id)
            .ToHashSet(StringComparer.Ordinal);
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.GetByLabel("E-postadress").FillAsync(person.Email);
        await visitor.PressAsync("Skicka länken");
        var mail = (await person.MailsAsync(system.Address)).Single(mail => !before.Contains(mail.Id));
        return (mail.Link!, Code().Match(mail.Text).Value);
    }

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
