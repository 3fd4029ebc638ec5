using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Funding.Local;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>A running project, by its pages and without scripts: reports on the way, a request, amendments, a new account.</summary>
[Collection(nameof(RunningSystem))]
public sealed class FollowUpThroughThePagesTests(RunningSystem system)
{
    [Fact]
    public async Task A_running_project_is_followed_up_by_its_pages()
    {
        var id = await ActiveAsync();
        await using var editor = await system.VisitorAsync(Screen.Phone);
        await editor.SignInAsync(system.Cast.Editor);
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await using var director = await system.VisitorAsync();
        await director.SignInAsync(system.Cast.Director);

        await DraftAsync(editor, id);
        await RequestAsync(editor, officer, id);
        await ExtendAsync(editor, director, id);
        await ChangeAccountAsync(editor, id);
        await MoreMoneyAsync(editor, officer, director, id);
        await editor.OpenAsync($"/applications/{id}?tab=changes");
        await editor.LookAsync("67-case-followed-up");
    }

    [Fact]
    public async Task A_municipality_sees_what_waits_follows_its_case_and_chooses_its_mails()
    {
        var id = await GrantedAsync();
        await using (var signatory = await system.VisitorAsync(Screen.Phone))
        {
            await signatory.SignInAsync(system.Cast.Signatory);
            await signatory.OpenAsync("/applications");
            Assert.Contains(
                "Firmatecknaren ska godkänna avtalet",
                await signatory.TextAsync(),
                StringComparison.Ordinal
            );
            await signatory.LookAsync("70-what-waits");
            await signatory.Page.Locator($"a[href='/applications/{id}?tab=agreement']").First.ClickAsync();
            await signatory.LookAsync("71-agreement-to-accept");
            await signatory.PressAsync("Godkänn avtalet");
            Assert.Contains("Kryssa i rutan", await signatory.TextAsync(), StringComparison.Ordinal);
            await signatory.LookAsync("72-agreement-refused");
            await signatory.Page.Locator("input[type=checkbox]").CheckAsync();
            await signatory.PressAsync("Godkänn avtalet");
            Assert.Contains("Godkänt. Tack!", await signatory.TextAsync(), StringComparison.Ordinal);
        }
        await CountersignAsync(id);

        await using var editor = await system.VisitorAsync();
        await editor.SignInAsync(system.Cast.Editor);
        await editor.OpenAsync("/applications");
        await editor.LookAsync("70-what-waits");
        await ChooseMailsAsync(editor);
        await editor.OpenAsync($"/applications/{id}");
        Assert.Contains("Lämna delårsrapport 1 senast", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Styrelsen beviljade", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("73-case-overview");
        foreach (var tab in (string[])["agreement", "money", "reports", "changes", "documents", "mails"])
        {
            await editor.OpenAsync($"/applications/{id}?tab={tab}");
            await editor.LookAsync($"74-case-{tab}");
        }
        Assert.Contains("Skickat", await editor.TextAsync(), StringComparison.Ordinal);
        await SecondReportAsync(editor, id);

        await using var english = await system.VisitorAsync(Screen.Phone);
        await english.SignInAsync(system.Cast.Editor);
        foreach (
            var path in (string[])
                ["/applications", $"/applications/{id}", $"/applications/{id}?tab=money", "/preferences"]
        )
        {
            await english.OpenAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&lang=en" : "?lang=en"));
            await english.LookAsync($"76-english-{path.Length}");
        }
        Assert.Equal("E-mails to you", await english.HeadingAsync());
    }

    private static async Task ChooseMailsAsync(Visitor editor)
    {
        await editor.OpenAsync("/preferences");
        await editor.LookAsync("75-preferences");
        var payments = editor.Page.GetByRole(AriaRole.Group, new() { Name = "Utbetalningar" });
        Assert.True(await payments.GetByLabel("Varje mejl direkt").IsCheckedAsync());
        await payments.GetByLabel("Samlade en gång om dagen, klockan sju").CheckAsync();
        await editor.PressAsync("Spara valen");
        Assert.Contains("Dina val är sparade.", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.True(await payments.GetByLabel("Samlade en gång om dagen, klockan sju").IsCheckedAsync());
        await editor.LookAsync("75-preferences-saved");
    }

    private async Task SecondReportAsync(Visitor editor, string id)
    {
        await system.World.DoAsync(address =>
            system.Cast.Signatory.PostAsync(
                address,
                $"/api/applications/{id}/reports/interim-1",
                JsonNode.Parse(
                    """
                    { "activities": "Teamet är på plats.", "participants": [{ "sex": "women", "ageGroup": "16-29", "count": 12 }],
                      "indicators": [], "goalAttainment": "Två har börjat studera.", "costs": [{ "costType": "personnel", "amount": 412500 }],
                      "coFunding": 0, "deviations": "", "nextPeriod": "Fler deltagare tas emot efter sommaren." }
                    """
                )
            )
        );
        await editor.OpenAsync($"/applications/{id}/reports/interim-2");
        var text = await editor.TextAsync();
        Assert.Contains("Förra perioden: 12. Alla tidigare perioder: 12.", text, StringComparison.Ordinal);
        Assert.Contains("Förra perioden: 412\u00a0500\u00a0kr.", text, StringComparison.Ordinal);
        await editor.LookAsync("77-report-with-last-period");
        await editor.OpenAsync($"/applications/{id}/disbursement-requests/new");
        Assert.Contains("Begärt tidigare: 0\u00a0kr.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("78-request-with-what-is-left");
    }

    private async Task DraftAsync(Visitor editor, string id)
    {
        await editor.OpenAsync($"/applications/{id}/reports/interim-1");
        await editor.LookAsync("60-report-with-budget");
        await using var colleague = await system.VisitorAsync();
        await colleague.SignInAsync(system.Cast.Signatory);
        await colleague.OpenAsync($"/applications/{id}/reports/interim-1");
        await colleague.Page.Locator("#report-costs-Personnel").FillAsync("1 900 000");
        await colleague.PressAsync("Spara utkast");
        Assert.Contains("Utkastet till rapporten är sparat.", await colleague.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Ska förklaras", await colleague.TextAsync(), StringComparison.Ordinal);

        await editor.Page.Locator("#report-activities").FillAsync("Mitt eget.");
        await editor.PressAsync("Spara utkast");
        Assert.Equal("Mitt eget.", await editor.Page.Locator("#report-activities").InputValueAsync());
        Assert.Contains("Sparar du nu gäller din version.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.LookAsync("61-report-saved-by-colleague");
        await editor.PressAsync("Spara utkast");
        Assert.Contains("Utkastet till rapporten är sparat.", await editor.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task RequestAsync(Visitor editor, Visitor officer, string id)
    {
        await editor.OpenAsync($"/applications/{id}?tab=money");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Rekvirera en delbetalning" }).ClickAsync();
        await editor.LookAsync("62-request");
        await editor.Page.Locator("#request-costs-Personnel").FillAsync("400 000");
        await editor.Page.Locator("#request-amount").FillAsync("900 000");
        await editor
            .Page.Locator("#request-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "huvudbok.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes("5010 400 000"),
                }
            );
        await editor.Page.Locator("#request-instalment").CheckAsync();
        await editor.PressAsync("Skicka rekvisitionen");
        Assert.Contains("högst 400", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("900 000", await editor.Page.Locator("#request-amount").InputValueAsync());
        await editor.Page.Locator("#request-amount").FillAsync("400 000");
        await editor.PressAsync("Skicka rekvisitionen");
        Assert.Contains("Rekvisitionen är skickad.", await editor.TextAsync(), StringComparison.Ordinal);

        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.LookAsync("63-staff-request");
        await officer.PressAsync("Godkänn rekvisitionen");
        Assert.Contains("Klart.", await officer.TextAsync(), StringComparison.Ordinal);
    }

    private async Task ExtendAsync(Visitor editor, Visitor director, string id)
    {
        var end = (Year + 2).ToString(CultureInfo.InvariantCulture) + "-03-31";
        await editor.OpenAsync($"/applications/{id}/amendments");
        await editor.Page.Locator("summary", new() { HasText = "Ändra budget, tid eller pengar" }).ClickAsync();
        await editor.LookAsync("64-amendments");
        await editor.Page.Locator("#plan-end").FillAsync(end);
        await editor.Page.Locator("details[open] button[type=submit]").ClickAsync();
        Assert.Equal(end, await editor.Page.Locator("#plan-end").InputValueAsync());
        await editor.Page.Locator("#plan-reason").FillAsync("Rekryteringen drog ut på tiden.");
        await editor.Page.Locator("details[open] button[type=submit]").ClickAsync();
        Assert.Contains("beslutas av förbundschefen", await editor.TextAsync(), StringComparison.Ordinal);

        await director.OpenAsync($"/staff/applications/{id}");
        await director.Page.GetByLabel("Ja, godkänn").CheckAsync();
        await director.Page.Locator("[id='amendment-decision.1-reason']").FillAsync("Rimligt.");
        await director.LookAsync("65-staff-amendment");
        await director.PressAsync("Spara beslutet");
        Assert.Contains("Klart.", await director.TextAsync(), StringComparison.Ordinal);
        await SignAsync(id, "Godkänn ändringen", "Ändringen är godkänd");
    }

    private async Task ChangeAccountAsync(Visitor editor, string id)
    {
        await editor.OpenAsync($"/applications/{id}/amendments");
        await editor.Page.Locator("summary", new() { HasText = "Nytt konto för utbetalningar" }).ClickAsync();
        await editor.Page.GetByLabel("Bankgiro").CheckAsync();
        await editor.Page.Locator("#account-number").FillAsync("5050-1056");
        await editor.Page.Locator("#account-reason").FillAsync("Ny bank.");
        await editor.Page.Locator("details[open] button[type=submit]").ClickAsync();
        Assert.Contains("Kontrollera numret.", await editor.TextAsync(), StringComparison.Ordinal);
        await editor.Page.Locator("#account-number").FillAsync("5050-1055");
        await editor.Page.Locator("details[open] button[type=submit]").ClickAsync();
        await SignAsync(id, "Bekräfta kontot", "Kontot är bekräftat");

        await using var finance = await system.VisitorAsync();
        await finance.SignInAsync(system.Cast.Finance);
        await finance.OpenAsync($"/staff/applications/{id}");
        await finance.Page.GetByLabel("Ja, godkänn").CheckAsync();
        await finance.Page.Locator("[id='account-decision.2-reason']").FillAsync("Ringt växeln.");
        await finance.PressAsync("Spara beslutet");
        Assert.Contains("Klart.", await finance.TextAsync(), StringComparison.Ordinal);
    }

    private async Task MoreMoneyAsync(Visitor editor, Visitor officer, Visitor director, string id)
    {
        await editor.OpenAsync($"/applications/{id}/amendments");
        await editor.Page.Locator("summary", new() { HasText = "Ändra budget, tid eller pengar" }).ClickAsync();
        var personnel = editor.Page.Locator($"#plan-budget-{Year}-Personnel");
        var now = decimal.Parse(
            (await personnel.InputValueAsync()).Replace(" ", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
        await personnel.FillAsync((now + 1000).ToString(CultureInfo.InvariantCulture));
        await editor.Page.Locator($"#plan-more-{Year}").FillAsync("1 000");
        await editor.Page.Locator("#plan-reason").FillAsync("Fler deltagare.");
        await editor.Page.Locator("details[open] button[type=submit]").ClickAsync();
        Assert.Contains("beslutas av styrelsen", await editor.TextAsync(), StringComparison.Ordinal);

        await officer.OpenAsync($"/staff/applications/{id}");
        foreach (
            var (name, value) in new[]
            {
                ("paragraph", "§ 31"),
                ("present", "9"),
                ("yes", "8"),
                ("no", "1"),
                ("abstained", "0"),
            }
        )
        {
            await officer.Page.Locator($"[id='amendment-vote.3-{name}']").FillAsync(value);
        }
        await officer.Page.Locator("[id='amendment-vote.3-instalments-0-amount']").FillAsync("1 000");
        await officer.Page.Locator("[id='amendment-vote.3-instalments-0-on']").SelectOptionAsync("Request");
        await officer.LookAsync("66-staff-board-amendment");
        await officer.PressAsync("För in beslutet");
        Assert.Contains("Klart.", await officer.TextAsync(), StringComparison.Ordinal);
        await director.OpenAsync($"/staff/applications/{id}");
        await director.PressAsync("Bekräfta");
        Assert.Contains("Klart.", await director.TextAsync(), StringComparison.Ordinal);
        await SignAsync(id, "Godkänn ändringen", "Ändringen är godkänd");
    }

    private async Task SignAsync(string id, string button, string heading)
    {
        await using var signatory = await system.VisitorAsync(Screen.Phone);
        await signatory.OpenAsync(await signatory.LinkAsync(system.Cast.Signatory, $"/link/{id}/"));
        await signatory.PressAsync(button);
        Assert.Contains("Kryssa i rutan", await signatory.TextAsync(), StringComparison.Ordinal);
        await signatory.Page.Locator("input[type=checkbox]").CheckAsync();
        await signatory.LookAsync($"68-{button.Split(' ')[0]}");
        await signatory.PressAsync(button);
        Assert.Equal(heading, await signatory.HeadingAsync());
    }

    private int Year { get; set; }

    /// <summary>An agreement in force whose money is paid on request, of which four fifths go to the second instalment.</summary>
    internal async Task<string> ActiveAsync()
    {
        var id = await GrantedAsync();
        await system.World.DoAsync(address =>
            system.Cast.Signatory.PostAsync(
                address,
                $"/api/applications/{id}/agreement/acceptance",
                new JsonObject { ["accepted"] = true }
            )
        );
        await CountersignAsync(id);
        return id;
    }

    private Task CountersignAsync(string id) =>
        system.World.DoAsync(async address =>
        {
            await system.Cast.Director.SignInAsync(address, system.World.Now);
            await system.Cast.Director.PostAsync(address, $"/api/applications/{id}/agreement/countersignature");
        });

    /// <summary>The same when the agreement waits for the signatory.</summary>
    private async Task<string> GrantedAsync()
    {
        var cast = system.Cast;
        Year = system.World.Now.Year + 1;
        var text = Samples
            .Application("ung-framat-kalmar")
            .ToJsonString()
            .Replace("2028", "9999", StringComparison.Ordinal)
            .Replace("2027", $"{Year}", StringComparison.Ordinal)
            .Replace("9999", $"{Year + 1}", StringComparison.Ordinal);
        string? id = null;
        await system.World.DoAsync(async address =>
        {
            foreach (var person in new[] { cast.Signatory, cast.Officer, cast.Director })
            {
                await person.SignInAsync(address, system.World.Now);
            }
            var created = await cast.Signatory.PostAsync(
                address,
                "/api/applications",
                JsonNode.Parse(text),
                $"browser-{Guid.NewGuid():N}"
            );
            id = created!["id"]!.GetValue<string>();
            await cast.Signatory.PostAsync(address, $"/api/applications/{id}/submission");
            await cast.Officer.PostAsync(address, $"/api/applications/{id}/completeness");
            await cast.Officer.PostAsync(
                address,
                $"/api/applications/{id}/review/closing",
                new JsonObject { ["reason"] = "Sommaruppehåll" }
            );
            await cast.Director.PostAsync(
                address,
                $"/api/applications/{id}/proposal",
                JsonNode.Parse(
                    """
                    { "recommendation": "grant", "amounts": [], "justification": "Behovet är väl belagt.",
                      "instalments": [{ "amount": 1000000, "on": "request" }, { "amount": 3900000, "on": "request" }] }
                    """
                )
            );
            await cast.Officer.PostAsync(
                address,
                $"/api/applications/{id}/board-decision",
                new JsonObject { ["closesAt"] = system.World.Now.AddDays(14), ["mode"] = "meeting" }
            );
        });
        await using var visitor = await system.VisitorAsync();
        using var http = new HttpClient { BaseAddress = system.Address };
        foreach (var member in system.SeatHolders.Take(9))
        {
            var link = await visitor.LinkAsync(member, $"/link/{id}/");
            using var vote = new StringContent("""{ "choice": "yes" }""", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(
                $"/api/links/{link[(link.IndexOf("/link/", StringComparison.Ordinal) + 6)..]}/ballot",
                vote
            );
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
        await system.World.DoAsync(async address =>
        {
            await cast.Officer.PostAsync(address, $"/api/applications/{id}/board-decision/closing");
            await cast.Officer.PostAsync(
                address,
                $"/api/applications/{id}/minutes-approval",
                new JsonObject { ["paragraph"] = "§ 12", ["approvedOn"] = $"{system.World.Now:yyyy-MM-dd}" }
            );
        });
        return id!;
    }
}
