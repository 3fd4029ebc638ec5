using System.Globalization;
using System.Text.Json;
using Funding.Core;
using Funding.Pages;
using Funding.Pages.Formatting;
using Funding.Pages.Layout;
using Funding.Pages.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Funding.Browser.Tests;

/// <summary>Staff change a number in one edit, on pages without a script, and read a value as they would write it.</summary>
[Collection(nameof(RunningSystem))]
public sealed class SettingsPagesTests(RunningSystem system)
{
    private const string Rule = "recoveryEscalationDays";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_is_changed_in_one_edit_is_shown_as_coming_and_is_taken_back(bool desktop)
    {
        var from = DateOnly.FromDateTime(system.World.Now.UtcDateTime).AddYears(desktop ? 2 : 3);
        await using var officer = await system.VisitorAsync(desktop ? Screen.Desktop : Screen.Phone);
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/settings/rules/{Rule}");
        await officer.LookAsync("50-settings-rule");

        await officer.Page.GetByLabel("Nytt värde").FillAsync(desktop ? "12" : "13");
        await officer.Page.GetByLabel("Gäller från och med").FillAsync(Formats.Machine(from));
        await officer.Page.GetByLabel("Skäl").FillAsync("Styrelsens beslut § 7.");
        await officer.PressAsync("Spara ändringen");

        Assert.Equal("Inställningar", await officer.HeadingAsync());
        await officer.LookAsync("51-settings");
        var text = await officer.TextAsync();
        Assert.Contains("Styrelsens beslut § 7.", text, StringComparison.Ordinal);
        Assert.Contains($"Gäller från och med {Swedish(from)}.", text, StringComparison.Ordinal);

        var coming = officer.Page.Locator(".card--default", new() { HasText = "Styrelsens beslut § 7." });
        await coming.GetByLabel("Skäl för att ta tillbaka den").FillAsync("Vi ångrade oss.");
        await coming.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await officer.Page.GetByText("Vi ångrade oss.").First.WaitForAsync();
        Assert.Equal(0, await coming.CountAsync());
    }

    [Fact]
    public async Task What_cannot_be_used_is_refused_at_its_field_with_what_was_typed()
    {
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/settings/rules/{Rule}");
        await officer.Page.GetByLabel("Nytt värde").FillAsync("tusen");
        await officer.PressAsync("Spara ändringen");
        Assert.Equal("tusen", await officer.Page.GetByLabel("Nytt värde").InputValueAsync());

        await officer.Page.GetByLabel("Nytt värde").FillAsync("1000");
        await officer.PressAsync("Spara ändringen");

        await officer.LookAsync("52-settings-refused");
        Assert.Equal("1000", await officer.Page.GetByLabel("Nytt värde").InputValueAsync());
        var text = await officer.TextAsync();
        Assert.Contains("Ange ett heltal från 1 till 60.", text, StringComparison.Ordinal);
        Assert.Contains("Fyll i uppgiften.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules/quorum")]
    [InlineData("rules/criteria")]
    [InlineData("rules/paymentsWaitForAppeal")]
    [InlineData("letters/decision")]
    [InlineData("frames/2031")]
    [InlineData("form/current")]
    public async Task Every_kind_of_setting_has_a_page_that_can_be_used(string path)
    {
        await using var director = await system.VisitorAsync();
        await director.SignInAsync(system.Cast.Director);

        Assert.Equal(200, await director.OpenAsync($"/staff/settings/{path}"));

        await director.LookAsync($"53-settings-{path.Replace('/', '-')}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_new_is_added_given_a_mandate_and_leaves_it(bool desktop)
    {
        var name = desktop ? "Åsa Provmark" : "Åsa Provberg";
        await using var officer = await system.VisitorAsync(desktop ? Screen.Desktop : Screen.Phone);
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync("/staff/settings/people");
        await officer.LookAsync("54-settings-people");
        await officer
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Lägg till en person" })
            .ClickAsync();
        await officer.Page.GetByLabel("Namn", new() { Exact = true }).FillAsync(name);
        await officer.Page.GetByLabel("E-postadress").FillAsync("inte en adress");
        await officer
            .Page.Locator("[name=organisationNumber]")
            .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Nybro kommun" });
        await officer.PressAsync("Spara ändringen");

        await officer.LookAsync("55-settings-person-refused");
        Assert.Equal("inte en adress", await officer.Page.GetByLabel("E-postadress").InputValueAsync());
        await officer
            .Page.GetByLabel("E-postadress")
            .FillAsync(desktop ? "asa.provmark@nybro.example" : "asa.provberg@nybro.example");
        await officer.Page.GetByLabel("Skäl").FillAsync("Ny handläggare.");
        await officer.PressAsync("Spara ändringen");
        Assert.Equal("Personer och uppdrag", await officer.HeadingAsync());

        await officer.OpenAsync("/staff/settings/people?q=prov");
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = name }).ClickAsync();
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Ge uppdrag" }).ClickAsync();
        await officer.LookAsync("56-settings-mandate");
        await officer
            .Page.Locator("[name=what]")
            .SelectOptionAsync(
                new Microsoft.Playwright.SelectOptionValue { Label = "Arbetar med ansökningar: Nybro kommun" }
            );
        await officer.Page.GetByLabel("Skäl").FillAsync("Ska skriva ansökningar.");
        await officer.PressAsync("Spara ändringen");

        Assert.Equal(name, await officer.HeadingAsync());
        await officer.LookAsync("57-settings-person");
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Avsluta" }).First.ClickAsync();
        await officer
            .Page.GetByLabel("Sista dag")
            .FillAsync(Formats.Machine(DateOnly.FromDateTime(system.World.Now.UtcDateTime).AddDays(-1)));
        await officer.Page.GetByLabel("Skäl").FillAsync("Har slutat.");
        await officer.LookAsync("58-settings-mandate-end");
        await officer.PressAsync("Spara ändringen");
        Assert.Contains("Har slutat.", await officer.TextAsync(), StringComparison.Ordinal);

        await officer.OpenAsync("/staff/settings/people?lang=en");
        Assert.Equal("People and mandates", await officer.HeadingAsync());
    }

    [Fact]
    public async Task The_next_form_is_written_looked_at_and_published()
    {
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync("/staff/settings/form-question/new");
        await officer.Page.GetByLabel("Frågan på svenska").FillAsync("Har ni sökt förut?");
        await officer.PressAsync("Spara ändringen");
        await officer.LookAsync("59-settings-question-refused");
        Assert.Equal("Har ni sökt förut?", await officer.Page.GetByLabel("Frågan på svenska").InputValueAsync());
        await officer.Page.GetByLabel("Frågan på engelska").FillAsync("Have you applied before?");
        await officer
            .Page.Locator("[name=section]")
            .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Projektet" });
        await officer
            .Page.Locator("[name=kind]")
            .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Ja eller nej" });
        await officer.PressAsync("Spara ändringen");

        Assert.Equal("Ansökningsformulär", await officer.HeadingAsync());
        Assert.Contains("Ny fråga: Har ni sökt förut?", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("60-settings-form");
        await officer.PressAsync("Flytta upp: Har ni sökt förut?");
        await officer.OpenAsync("/staff/settings/form/preview");
        Assert.Contains("Har ni sökt förut?", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("61-settings-form-preview");

        await officer.OpenAsync("/staff/settings/form");
        await officer
            .Page.GetByLabel("Gäller från och med")
            .FillAsync(Formats.Machine(DateOnly.FromDateTime(system.World.Now.UtcDateTime).AddYears(4)));
        await officer.Page.GetByLabel("Skäl").FillAsync("Vi vill veta mer.");
        await officer.PressAsync("Publicera");
        Assert.Equal(0, await officer.Page.GetByText("Det finns ett utkast").CountAsync());
    }

    [Theory]
    [InlineData("letters/decision")]
    [InlineData("letters/agreement")]
    [InlineData("letters/minutes")]
    public async Task A_letter_is_looked_at_with_its_new_words_before_it_is_saved(string path)
    {
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/settings/{path}");
        await officer.Page.Locator("[name=opening]").FillAsync("Hej från exemplet!");

        var letter = await officer.Page.Context.RunAndWaitForPageAsync(() =>
            officer
                .Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Förhandsgranska brevet" })
                .ClickAsync()
        );
        await letter.WaitForLoadStateAsync();

        Assert.Contains("Hej från exemplet!", await letter.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Equal("Hej från exemplet!", await officer.Page.Locator("[name=opening]").InputValueAsync());
    }

    [Fact]
    public async Task Every_mail_can_be_looked_at_as_text_and_as_it_is_shown()
    {
        await using var finance = await system.VisitorAsync();
        await finance.SignInAsync(system.Cast.Finance);
        await finance.OpenAsync("/staff/settings/mails");
        await finance.LookAsync("62-settings-mails");
        await finance.OpenAsync("/staff/settings/mails/ReferralRequest");
        await finance.LookAsync("63-settings-mail");
        Assert.Equal(200, await finance.OpenAsync("/staff/settings/mails/ReferralRequest?part=html"));
        Assert.Contains("In English", await finance.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_reads_the_settings_and_changes_none()
    {
        await using var finance = await system.VisitorAsync();
        await finance.SignInAsync(system.Cast.Finance);

        Assert.Equal(200, await finance.OpenAsync("/staff/settings"));
        Assert.Equal(
            0,
            await finance.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Ändra" }).CountAsync()
        );
        Assert.Equal(403, await finance.OpenAsync($"/staff/settings/rules/{Rule}"));
        Assert.Equal(404, await (await SignedInAsync(finance)).OpenAsync("/staff/settings/rules/noSuchRule"));
    }

    private async Task<Visitor> SignedInAsync(Visitor visitor)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.SignInAsync(system.Cast.Officer);
        return visitor;
    }

    private static string Swedish(DateOnly day) => day.ToString("d MMMM yyyy", Formats.CultureOf("sv"));
}

/// <summary>Rules' values as people write them.</summary>
public sealed class RuleTextTests
{
    private static readonly IStringLocalizer<Texts> _texts = new ServiceCollection()
        .AddLogging()
        .AddPages()
        .BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<Texts>>();

    private static readonly AssociationRules _rules = new()
    {
        LargestSought = Money.FromKronor(1_250_000.50m),
        LargestCostShares = [new(CostType.Personnel, 80), new(CostType.Other, 5)],
        Quorum = new Fraction(2, 3),
        QualifiedMajorities =
        [
            new(DecisionKind.Grant, new Fraction(2, 3), Money.FromKronor(1_000_000)),
            new(DecisionKind.FrameOverride, new Fraction(3, 4)),
        ],
        PaymentsWaitForAppeal = true,
        BallotReminderDays = [],
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var rule in RuleCatalogue.All)
            {
                cases.Add(rule.Name, "sv");
                cases.Add(rule.Name, "en");
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_that_is_opened_and_saved_unchanged_is_unchanged(string name, string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf(language);
        var words = new RuleText(_texts);
        var rule = RuleCatalogue.Find(name)!;
        foreach (var value in new[] { RuleValues.Of(_rules, name), RuleValues.Of(new AssociationRules(), name) })
        {
            Assert.True(words.TryRead(rule, words.Typed(rule, value), out var read), words.Typed(rule, value));
            Assert.True(JsonElement.DeepEquals(value ?? JsonElement.Parse("null"), read), $"{value} became {read}");
            Assert.NotEmpty(words.Shown(rule, value));
        }
    }

    [Theory]
    [InlineData("reviewDays", "")]
    [InlineData("reviewDays", "fjorton")]
    [InlineData("quorum", "2")]
    [InlineData("quorum", "två/tre")]
    [InlineData("criteria", "behov")]
    [InlineData("largestCostShares", "Raketer; 10")]
    [InlineData("qualifiedMajorities", "Bidrag; 2/3; mycket")]
    [InlineData("interimReportDates", "30 april")]
    [InlineData("reportReminderDays", "-3, snart")]
    public void What_cannot_be_understood_is_not_taken_for_a_value(string name, string typed)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf("sv");

        Assert.False(new RuleText(_texts).TryRead(RuleCatalogue.Find(name)!, typed, out _));
    }
}
