using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Funding.Local.Demo;

namespace Funding.Browser.Tests;

/// <summary>A personal link in a real browser: a scanner's, a person's who confirms a vote with a code, and one that forgets.</summary>
[Collection(nameof(RunningSystem))]
public sealed partial class OpenedLinkPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public async Task A_scanner_with_a_real_browser_that_runs_every_script_changes_nothing()
    {
        var id = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(id);
        await using var scanner = await system.VisitorAsync();
        string[] links =
        [
            await scanner.LinkAsync(system.SeatHolders[6], $"/link/{id}/"),
            await scanner.LinkAsync(system.Cast.Of("lena-bergstrom"), $"/link/{id}/"),
        ];
        foreach (var link in links)
        {
            await system.ScanAsync(link);
        }
        await using var member = await system.VisitorAsync();
        Assert.Equal(200, await member.OpenAsync(links[0]));
    }

    [Fact]
    public async Task A_vote_is_confirmed_with_a_code_and_survives_a_wrong_one_too_many_of_them_and_a_forgetful_browser()
    {
        var (cast, world) = (system.Cast, system.World);
        var id = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(id);
        await AskForCodesAsync(true);
        try
        {
            await VoteAsync(system.SeatHolders[7], id, new Words("sv-SE"), "sv-SE");
            await VoteAsync(system.SeatHolders[8], id, new Words("en-GB"), "en-GB");
        }
        finally
        {
            await AskForCodesAsync(false);
        }

        async Task AskForCodesAsync(bool asked)
        {
            await cast.Officer.SignInAsync(system.Address, world.Now);
            await world.DoAsync(address =>
                cast.Officer.PutAsync(
                    address,
                    "/api/settings/rules",
                    new JsonObject
                    {
                        ["from"] = world.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ["values"] = new JsonObject { ["votesNeedCode"] = asked },
                        ["reason"] = "Prov.",
                    }
                )
            );
        }
    }

    private async Task VoteAsync(Person holder, string id, Words said, string language)
    {
        await using var member = await system.VisitorAsync(language: language);
        var link = await member.LinkAsync(holder, $"/link/{id}/");
        await member.OpenAsync(link);
        await member.Page.GetByLabel(said["Nej", "No"], new() { Exact = true }).CheckAsync();
        await member.Page.Locator("#ballot-reason").FillAsync("Kostnaden är för hög.");
        await member.PressAsync(said["Gå vidare", "Continue"]);
        await member.PressAsync(said["Bekräfta min röst", "Confirm my vote"]);
        Assert.Equal(said["Skriv koden från mejlet", "Enter the code from the e-mail"], await member.HeadingAsync());
        await member.LookAsync($"100-vote-code{said.Suffix}");
        var code = await CodeAsync(holder);
        await member.Page.Locator("#ballot-code").FillAsync(code == "000000" ? "000001" : "000000");
        await member.PressAsync(said["Bekräfta min röst", "Confirm my vote"]);
        await member.LookAsync($"101-vote-code-wrong{said.Suffix}");

        // A browser that has forgotten the link: the page keeps what was typed until the mail's link is opened again.
        await member.Page.Context.ClearCookiesAsync(new() { NameRegex = LinkCookie() });
        await member.Page.Locator("#ballot-code").FillAsync(code);
        await member.PressAsync(said["Bekräfta min röst", "Confirm my vote"]);
        Assert.Equal(said["Öppna länken i mejlet", "Open the link in the e-mail"], await member.HeadingAsync());
        await member.LookAsync($"102-link-not-open{said.Suffix}");
        var again = await member.Page.Context.NewPageAsync();
        await again.GotoAsync(link);
        await again.CloseAsync();
        await member.PressAsync(said["Skicka igen", "Send again"]);
        Assert.Contains("Kostnaden är för hög.", await member.TextAsync(), StringComparison.Ordinal);
        await member.LookAsync($"103-vote-code-receipt{said.Suffix}");
    }

    private async Task<string> CodeAsync(Person holder) =>
        (await holder.MailsAsync(system.Address))
            .Where(mail => mail.Kind == "VoteCode")
            .Select(mail => Digits().Match(mail.Text).Value)
            .First();

    [GeneratedRegex("^funding-link-", RegexOptions.None, 1000)]
    private static partial Regex LinkCookie();

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
