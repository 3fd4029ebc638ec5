using System.Net;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Security;

/// <summary>Where the association's rules ask for it, a vote counts when a code from the same mailbox confirms it.</summary>
public sealed partial class VoteCodesTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Other = "ingrid.thorsell@regionkalmar.example";

    [Fact]
    public async Task A_vote_is_confirmed_with_a_mailed_code_and_nothing_typed_is_lost_on_the_way()
    {
        var life = await AskingAsync();
        var link = await life.LinkAsync(Chair);
        var visitor = await new Visitor(app).OpenAsync(link.Replace("api/links/", "/link/", StringComparison.Ordinal));

        await visitor.SendAsync("ballot", ("choice", "No"), ("reason", "Budgeten är för stor."));
        await visitor.SendAsync("ballot", ("confirmed", "true"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("m***@kalmar.example", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"one-time-code\"", visitor.Page, StringComparison.Ordinal);
        Assert.Empty(await BallotsAsync(life));
        var first = await CodeAsync(Chair);

        await visitor.SendAsync("ballot", ("code", Not(first)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("4 försök kvar", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Budgeten är för stor.", visitor.Text, StringComparison.Ordinal);
        await app.AdvanceToAsync(app.Now.AddMinutes(10));
        await visitor.SendAsync("ballot", ("code", first));
        Assert.Contains("Koden gäller inte längre", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync("ballot", ("newCode", "true"));
        var second = await CodeAsync(Chair);
        await visitor.SendAsync("ballot", ("code", $"{second[..3]} {second[3..]}"));

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var ballot = Assert.Single(await BallotsAsync(life));
        Assert.Equal(("no", "Budgeten är för stor."), ballot);
    }

    [Fact]
    public async Task Five_tries_are_all_there_are_also_when_they_come_at_once_and_another_links_code_is_wrong()
    {
        var life = await AskingAsync();
        var link = await life.LinkAsync(Chair);
        (await VoteAsync(link)).Refuses(422, "code-required");
        (await VoteAsync(await life.LinkAsync(Other))).Refuses(422, "code-required");
        var (code, others) = (await CodeAsync(Chair), await CodeAsync(Other));

        (await VoteAsync(link, code == others ? Not(code) : others)).Refuses(422, "code-wrong");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => VoteAsync(link, Not(code))));

        (await VoteAsync(link, code)).Refuses(422, "code-over");
        Assert.Empty(await BallotsAsync(life));
        (await VoteAsync(link)).Refuses(422, "code-required");
        (await VoteAsync(link, await CodeAsync(Chair))).Ok();
        Assert.Single(await BallotsAsync(life));
    }

    [Fact]
    public async Task So_many_codes_are_mailed_in_an_hour_and_no_more()
    {
        var life = await AskingAsync();
        var visitor = await new Visitor(app).OpenAsync(
            (await life.LinkAsync(Chair)).Replace("api/links/", "/link/", StringComparison.Ordinal)
        );
        await visitor.SendAsync("ballot", ("choice", "No"), ("reason", "Budgeten är för stor."));
        await visitor.SendAsync("ballot", ("confirmed", "true"));
        for (var sent = 1; sent < 10; sent++)
        {
            await visitor.SendAsync("ballot", ("newCode", "true"));
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
        var mails = (await app.MailsAsync(Chair)).Count;

        await visitor.SendAsync("ballot", ("newCode", "true"));

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal(mails, (await app.MailsAsync(Chair)).Count);
        Assert.Contains("value=\"Budgeten &#xE4;r f&#xF6;r stor.\"", visitor.Page, StringComparison.Ordinal);
    }

    private async Task<Life> AskingAsync()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var director = await app.AsAsync(People.Director);
        if (
            (await director.GetAsync("/api/settings"))
                .Ok()
                .Body.GetProperty("rules")
                .GetProperty("votesNeedCode")
                .GetBoolean()
        )
        {
            return life;
        }
        (
            await director.PutAsync(
                "/api/settings/rules",
                $$"""{ "from": "{{app.Now:yyyy-MM-dd}}", "values": { "votesNeedCode": true }, "reason": "Prov." }"""
            )
        ).Ok();
        return life;
    }

    private Task<Reply> VoteAsync(string link, string? code = null) =>
        app.Anonymous()
            .PostAsync(
                $"{link}/ballot",
                code is null ? """{ "choice": "yes" }""" : $$"""{ "choice": "yes", "code": "{{code}}" }"""
            );

    private async Task<string> CodeAsync(string address) =>
        Digits()
            .Match(
                (await app.MailsAsync(address))
                    .Last(mail => mail.Mail.Subject.Contains("kod", StringComparison.Ordinal))
                    .Mail.Text
            )
            .Value;

    private static string Not(string code) => code == "000000" ? "000001" : "000000";

    private static async Task<IReadOnlyList<(string? Choice, string? Reason)>> BallotsAsync(Life life) =>
        [
            .. (await life.StateAsync())
                .Body.GetProperty("matter")
                .GetProperty("ballots")
                .EnumerateArray()
                .Select(ballot => (ballot.GetProperty("choice").GetString(), ballot.GetProperty("reason").GetString())),
        ];

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
