using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Funding.Local.Demo;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>One application from the first word to the accepted report, by the pages alone.</summary>
[Collection(nameof(RunningSystem))]
public sealed partial class LifeThroughThePagesTests(RunningSystem system)
{
    [Fact]
    public Task A_life_goes_through_the_pages_on_a_desktop() => PlayAsync(Screen.Desktop);

    [Fact]
    public Task A_life_goes_through_the_pages_on_a_phone_without_JavaScript() => PlayAsync(Screen.Phone);

    /// <summary>The project's year; the clock only goes forward, so that every life is played in a year of its own.</summary>
    private int Year { get; } = system.World.Now.Year + 1;

    private async Task PlayAsync(Screen screen)
    {
        var cast = system.Cast;
        await using var editor = await system.VisitorAsync(screen);
        await editor.OpenAsync("/");
        await editor.LookAsync("01-start");
        await editor.OpenAsync("/sign-in");
        await editor.LookAsync("02-sign-in");
        await editor.SignInAsync(cast.Editor);
        await editor.LookAsync("03-applications");
        var id = await WriteAsync(editor);
        await SubmitAsync(screen, id);

        await using var officer = await system.VisitorAsync(screen);
        await officer.SignInAsync(cast.Officer);
        await officer.OpenAsync("/staff/applications");
        await officer.LookAsync("10-staff-list");
        Assert.Contains(ApplicationTexts.Title, await officer.TextAsync(), StringComparison.Ordinal);
        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.LookAsync("11-staff-case");
        await officer.PressAsync("Skicka på remiss");
        await AnswerReferralsAsync(screen, id);
        await ProposeAsync(screen, id);

        await officer.OpenAsync($"/staff/applications/{id}");
        var closesOn = DateOnly.FromDateTime(system.World.Now.AddDays(14).DateTime).ToString("yyyy-MM-dd", null);
        await officer.Page.GetByLabel("Stänger den").FillAsync(closesOn);
        await officer.PressAsync("Öppna ärendet");
        await VoteAsync(screen, id);

        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.LookAsync("18-staff-board-open");
        await officer.PressAsync("Stäng ärendet");
        await officer.Page.GetByLabel("Paragraf").FillAsync("§ 42");
        await officer.PressAsync("Anteckna justeringen");
        await AcceptAgreementAsync(screen, id);

        await using var director = await system.VisitorAsync(screen);
        await director.SignInAsync(cast.Director);
        await director.OpenAsync($"/staff/applications/{id}");
        await director.PressAsync("Underteckna för förbundet");
        Assert.Contains("Pågår", await director.TextAsync(), StringComparison.Ordinal);

        await PayAsync(screen, id);
        await ReportAsync(screen, id);

        await using var later = await system.VisitorAsync(screen);
        await later.SignInAsync(cast.OtherOfficer);
        await later.OpenAsync($"/staff/applications/{id}");
        await later.PressAsync("Godkänn rapporten");
        await later.LookAsync("23-staff-active");
        foreach (
            var (group, line) in new[]
            {
                ("Application", "Ansökan skickades in."),
                ("Decision", "röstade: Ja."),
                ("Payments", "betalades ut."),
                ("Reports", "En rapport godkändes: delårsrapport 1."),
            }
        )
        {
            await later.OpenAsync($"/staff/applications/{id}?tab=trail&group={group}");
            Assert.Contains(line, await later.TextAsync(), StringComparison.Ordinal);
        }

        await using var applicant = await system.VisitorAsync(screen);
        await applicant.SignInAsync(cast.Editor);
        await applicant.OpenAsync($"/applications/{id}");
        await applicant.LookAsync("24-case-active");
    }

    private async Task<string> WriteAsync(Visitor editor)
    {
        await editor.NextPageAsync(() =>
            editor.Page.GetByRole(AriaRole.Link, new() { Name = "Skriv en ny ansökan" }).ClickAsync()
        );
        await editor.LookAsync("04-new-application");
        var id = await ApplicationTexts.WriteAsync(
            editor,
            Year,
            section => section is "project" or "budget" ? editor.LookAsync($"04-section-{section}") : Task.CompletedTask
        );
        Assert.Contains("”Efter projektet” är sparad.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.UploadAsync("överenskommelse.txt", "Parterna är överens om arbetssättet.\n"u8.ToArray());
        Assert.Contains("överenskommelse.txt", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("05-attachments");
        await editor.OpenAsync($"/applications/{id}");
        Assert.Contains("9 av 9 delar klara", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("05-task-list");
        await editor.OpenAsync($"/applications/{id}/submission");
        await editor.LookAsync("06-review-editor");
        Assert.Contains("Bara behörig firmatecknare kan skicka in", await editor.TextAsync(), StringComparison.Ordinal);
        return id;
    }

    private async Task SubmitAsync(Screen screen, string id)
    {
        await using var signatory = await system.VisitorAsync(screen);
        await signatory.SignInAsync(system.Cast.Signatory);
        await signatory.OpenAsync($"/applications/{id}/submission");
        await signatory.LookAsync("07-review-signatory");
        await signatory.PressAsync("Skicka in ansökan");
        var receipt = await signatory.TextAsync();
        Assert.Contains("Ansökan är inskickad", receipt, StringComparison.Ordinal);
        Assert.Matches(@"KAL-\d{4}-\d{4}", receipt);
        await signatory.LookAsync("08-receipt");
    }

    private async Task AnswerReferralsAsync(Screen screen, string id)
    {
        var partners = new[] { "lena-bergstrom", "fatima-nilsson", "eva-lotta-strom", "birgitta-holm" };
        var answered = 0;
        foreach (var reviewer in partners.Select(system.Cast.Of))
        {
            await using var partner = await system.VisitorAsync(screen);
            // A party with an applicant among its members is not asked.
            if (
                !(await reviewer.MailsAsync(system.Address)).Any(mail =>
                    mail.Link?.Contains(id, StringComparison.Ordinal) == true
                )
            )
            {
                continue;
            }
            var link = await partner.LinkAsync(reviewer, $"/link/{id}/");
            await partner.OpenAsync(link);
            if (answered == 0)
            {
                await partner.LookAsync("12-opinion");
                await partner.PressAsync("Skicka yttrandet");
                Assert.Contains("Välj vad ni anser.", await partner.TextAsync(), StringComparison.Ordinal);
                await partner.LookAsync("13-opinion-refused");
            }
            await partner.Page.GetByLabel("Stöder projektet", new() { Exact = true }).CheckAsync();
            await partner
                .Page.GetByLabel("Motivering")
                .FillAsync("Insatsen svarar mot ett behov som vi ser varje dag.");
            await partner.Page.Locator("select").First.SelectOptionAsync("4");
            await partner.PressAsync("Skicka yttrandet");
            Assert.Equal("Tack för yttrandet", await partner.HeadingAsync());
            if (answered == 0)
            {
                await partner.LookAsync("14-opinion-receipt");
                Assert.Equal(410, await partner.OpenAsync(link));
                await partner.LookAsync("15-link-used");
            }
            answered++;
        }
        Assert.True(answered >= 3, "Fewer partners than expected were asked.");
    }

    private async Task ProposeAsync(Screen screen, string id)
    {
        await using var director = await system.VisitorAsync(screen);
        await director.SignInAsync(system.Cast.Director);
        await director.OpenAsync($"/staff/applications/{id}");
        await director.Page.GetByLabel("Bevilja", new() { Exact = true }).CheckAsync();
        await director.Page.GetByLabel("Villkor").FillAsync("Arbetsgivare är med i styrgruppen.");
        await director.Page.Locator("#proposal-instalments-0-amount").FillAsync("500 000");
        await director.Page.Locator("#proposal-instalments-0-on").SelectOptionAsync("Date");
        await director.Page.Locator("#proposal-instalments-0-date").FillAsync($"{Year}-01-15");
        await director.Page.Locator("#proposal-instalments-1-amount").FillAsync("400 000");
        await director.Page.Locator("#proposal-instalments-1-on").SelectOptionAsync("Report");
        await director
            .Page.GetByLabel("Motivering", new() { Exact = true })
            .FillAsync("Behovet är väl belagt och parterna är överens.");
        await director.PressAsync("Spara förslaget");
        // The instalments do not add up to the grant: refused, and all of it is still there.
        Assert.Equal("500 000", await director.Page.Locator("#proposal-instalments-0-amount").InputValueAsync());
        Assert.Equal("Arbetsgivare är med i styrgruppen.", await director.Page.GetByLabel("Villkor").InputValueAsync());
        await director.LookAsync("16-proposal-refused");
        await director.Page.Locator("#proposal-instalments-1-amount").FillAsync("500 000");
        await director.PressAsync("Spara förslaget");
        Assert.Contains("Klart.", await director.TextAsync(), StringComparison.Ordinal);
    }

    private async Task VoteAsync(Screen screen, string id)
    {
        var seats = system.SeatHolders;
        await using var member = await system.VisitorAsync(screen);
        var link = await member.LinkAsync(seats[0], $"/link/{id}/");
        await member.OpenAsync(link);
        await member.LookAsync("17-ballot");
        await member.Page.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await member.Page.Locator("#ballot-reason").FillAsync("Ett välkommet projekt.");
        await member.PressAsync("Gå vidare");
        Assert.Equal("Bekräfta din röst", await member.HeadingAsync());
        await member.LookAsync("17b-ballot-confirm");
        await member.PressAsync("Ändra");
        Assert.Equal("Ett välkommet projekt.", await member.Page.Locator("#ballot-reason").InputValueAsync());
        Assert.True(await member.Page.GetByLabel("Ja", new() { Exact = true }).IsCheckedAsync());
        await member.PressAsync("Gå vidare");
        await member.PressAsync("Bekräfta min röst");
        Assert.Equal("Din röst är registrerad", await member.HeadingAsync());
        await member.LookAsync("17c-ballot-receipt");
        Assert.Equal(410, await member.OpenAsync(link));

        // The receipt has a link of its own for changing the vote.
        await member.OpenAsync(await member.LinkAsync(seats[0], $"/link/{id}/", except: link));
        Assert.Contains("Du har röstat Ja", await member.TextAsync(), StringComparison.Ordinal);
        foreach (var holder in seats.Skip(1).Take(10))
        {
            var path = await member.LinkAsync(holder, $"/link/{id}/");
            await holder.PostAsync(
                system.Address,
                $"/api{path.Replace("/link/", "/links/", StringComparison.Ordinal)}/ballot",
                new JsonObject { ["choice"] = "yes", ["reason"] = "" }
            );
        }
    }

    private async Task AcceptAgreementAsync(Screen screen, string id)
    {
        await using var signatory = await system.VisitorAsync(screen);
        var agreement = await signatory.LinkAsync(system.Cast.Signatory, $"/link/{id}/");
        await system.ScanAsync(agreement);
        await signatory.OpenAsync(agreement);
        await signatory.LookAsync("19-agreement");
        await signatory.PressAsync("Godkänn avtalet");
        Assert.Contains("Kryssa i rutan", await signatory.TextAsync(), StringComparison.Ordinal);
        await signatory.Page.GetByLabel("Jag har läst avtalet", new() { Exact = false }).CheckAsync();
        await signatory.PressAsync("Godkänn avtalet");
        Assert.Equal("Avtalet är godkänt", await signatory.HeadingAsync());
        await signatory.LookAsync("20-agreement-receipt");
    }

    private async Task PayAsync(Screen screen, string id)
    {
        await system.World.AdvanceToAsync(LifeScript.At(new DateOnly(Year, 1, 16), 9));
        foreach (var person in new[] { system.Cast.Officer, system.Cast.OtherOfficer })
        {
            await using var officer = await system.VisitorAsync(screen);
            await officer.SignInAsync(person);
            await officer.OpenAsync($"/staff/applications/{id}");
            await officer.PressAsync("Attestera");
            Assert.Contains("Klart.", await officer.TextAsync(), StringComparison.Ordinal);
        }
        await using var finance = await system.VisitorAsync(screen);
        await finance.SignInAsync(system.Cast.Finance);
        await finance.OpenAsync($"/staff/applications/{id}?tab=money");
        await finance.Page.GetByLabel("Betalningen är genomförd").CheckAsync();
        await finance.PressAsync("Anteckna svaret");
        Assert.Contains("Utbetald", await finance.TextAsync(), StringComparison.Ordinal);
        await finance.LookAsync("21-staff-paid");
    }

    private async Task ReportAsync(Screen screen, string id)
    {
        await system.World.AdvanceToAsync(LifeScript.At(new DateOnly(Year, 5, 14), 9));
        await using var editor = await system.VisitorAsync(screen);
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync($"/applications/{id}/reports/interim-1");
        await editor
            .Page.Locator("#report-activities")
            .FillAsync("Teamet är på plats och de första deltagarna har börjat.");
        await editor.Page.Locator("#report-participants-Women-From16To29").FillAsync("tolv");
        await editor.PressAsync("Lämna rapporten");
        Assert.Equal("tolv", await editor.Page.Locator("#report-participants-Women-From16To29").InputValueAsync());
        Assert.Contains("”tolv” är inget heltal", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("22-report-refused");
        await editor.Page.Locator("#report-participants-Women-From16To29").FillAsync("12");
        await editor.Page.Locator("#report-indicators-0").FillAsync("2");
        await editor.Page.Locator("#report-goalAttainment").FillAsync("Två deltagare har börjat studera.");
        await editor.Page.Locator("#report-costs-Personnel").FillAsync("412 500,50");
        await editor.Page.Locator("#report-coFunding").FillAsync("90 000");
        await editor.Page.Locator("#report-deviations").FillAsync("Rekryteringen tog en månad längre än planerat.");
        await editor.Page.Locator("#report-nextPeriod").FillAsync("Fler deltagare tas emot efter sommaren.");
        await editor.PressAsync("Lämna rapporten");
        Assert.Contains("Rapporten är inlämnad. Tack!", await editor.TextAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdInAddress();
}
