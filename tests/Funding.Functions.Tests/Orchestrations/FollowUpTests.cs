using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Tests.Orchestrations;

/// <summary>A running project: drafts of reports, requests, amendments; and cases that are opened again.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_closed_case_that_is_opened_again_is_followed_again_to_its_second_end()
    {
        var life = new Life(_app);
        await life.WholeAsync();
        await EndedAsync(life, "closed");
        Assert.Equal(409, (await life.TryAsync(People.Secretariat, "reopening", """{ "reason": "x" }""")).Status);

        await life.ActAsync(People.Director, "reopening", """{ "reason": "En faktura räknades två gånger." }""");

        Assert.Equal("settlement", await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ""));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ":follow-up"));
        await life.ActAsync(
            People.Finance,
            "settlement",
            """{ "approvedCosts": 4700000, "reason": "Fakturan räknas en gång." }"""
        );
        var before = (await _app.MailsAsync(Life.ContactEmail)).Count;
        await _app.AdvanceToAsync(_app.Now.AddDays(40));
        var reminders = (await _app.MailsAsync(Life.ContactEmail)).Skip(before).ToList();
        Assert.Equal(
            2,
            reminders.Count(mail => mail.Mail.Text.Contains("100\u00a0000\u00a0kr", StringComparison.Ordinal))
        );
        await life.ActAsync(People.Finance, "recovery/receipt", """{ "amount": 100000, "reference": "OCR 2" }""");
        await EndedAsync(life, "closed");
    }

    [Fact]
    public async Task A_dismissed_case_that_is_opened_again_goes_on_to_the_partners()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await life.ActAsync(People.Secretariat, "dismissal", """{ "reason": "Fel." }""");
        await EndedAsync(life, "dismissed");

        await life.ActAsync(People.Secretariat, "reopening", """{ "reason": "Avvisad av misstag." }""");

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ""));
        await life.ConfirmCompleteAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ":review:2"));
        await life.AnswerAllReferralsAsync();
        Assert.Equal("proposal", await life.StageAsync());
    }

    [Fact]
    public async Task A_report_is_saved_by_link_again_and_again_before_the_link_is_used()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await _app.AdvanceToAsync(new DateOnly(2027, 5, 20));
        var link = await life.LinkAsync(Life.ContactEmail);

        foreach (var text in (string[])["Vi har", "Vi har börjat."])
        {
            (await _app.Anonymous().PutAsync($"{link}/report/draft", $$"""{ "activities": "{{text}}" }""")).Ok();
        }

        var shown = (await _app.Anonymous().GetAsync(link)).Ok();
        var draft = shown.Body.GetProperty("application").GetProperty("reports")[0].GetProperty("draft");
        Assert.Equal("Vi har börjat.", draft.GetProperty("content").GetProperty("activities").GetString());
        Assert.False((await life.StateAsync()).Body.GetProperty("reports")[0].TryGetProperty("draft", out _));
        await life.ReportByLinkAsync(800_000);
        Assert.Equal(410, (await _app.Anonymous().PutAsync($"{link}/report/draft", "{}")).Status);
    }

    [Fact]
    public async Task An_extension_is_decided_by_the_director_and_accepted_by_link_and_its_reports_are_reminded_of()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await life.ActAsync(People.Editor, "amendments", """{ "reason": "Sen start.", "end": "2029-06-30" }""");
        Assert.Equal("director", Amendment(await life.StateAsync()).GetProperty("level").GetString());

        await life.ActAsync(People.Director, "amendments/1/decision", """{ "approved": true, "reason": "Rimligt." }""");
        await life.ActByLinkAsync(Life.SignatoryEmail, "amendment", """{ "accepted": true }""");

        var state = await life.StateAsync();
        Assert.Equal("inForce", Amendment(state).GetProperty("status").GetString());
        Assert.Equal("2029-06-30", state.Body.GetProperty("projectPeriod").GetProperty("end").GetString());
        Assert.Equal(6, state.Body.GetProperty("reports").GetArrayLength());
    }

    [Fact]
    public async Task A_new_account_takes_the_signatory_and_finance_and_warns_the_contact()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await life.ActAsync(
            People.Editor,
            "amendments",
            """{ "reason": "Ny bank.", "account": "bankgiro 5050-1055" }"""
        );
        Assert.Contains(
            await _app.MailsAsync(Life.ContactEmail),
            mail => mail.Mail.Subject.StartsWith("Någon vill ändra kontot", StringComparison.Ordinal)
        );

        await life.ActByLinkAsync(Life.SignatoryEmail, "account", """{ "accepted": true }""");
        await life.ActAsync(
            People.Finance,
            "amendments/1/account/decision",
            """{ "accepted": true, "reason": "Ringt växeln." }"""
        );

        Assert.Equal("bankgiro 5050-1055", (await life.StateAsync())["paidTo"]);
    }

    [Fact]
    public async Task What_is_left_of_a_requested_instalment_is_followed_as_an_instalment_of_its_own()
    {
        var life = new Life(_app);
        await life.ToBoardAsync();
        await life.ActAsync(
            People.Director,
            "proposal",
            """
            { "recommendation": "grant", "amounts": [],
              "instalments": [{ "amount": 4900000, "on": "request" }], "justification": "Mot rekvisition." }
            """
        );
        await life.VoteAsync();
        await life.CloseBoardAsync();
        await life.ApproveMinutesAsync();
        await life.AcceptAgreementAsync();
        await life.CountersignAsync();
        var editor = await _app.AsAsync(People.Editor);
        var uploaded = (
            await editor.PostAsync($"{life.Path}/attachments?fileName=huvudbok.txt", "Konto 5010 400 000")
        ).Ok();
        var file = uploaded.Body.GetProperty("documents").EnumerateArray().Last().GetProperty("id").GetString();

        await life.ActAsync(
            People.Editor,
            "disbursement-requests",
            $$"""
            { "instalment": 1, "amount": 400000, "costs": [{ "costType": "personnel", "amount": 400000 }],
              "attachmentId": "{{file}}" }
            """
        );
        await life.ActAsync(People.Secretariat, "disbursement-requests/1/acceptance");
        await life.PayAsync(1);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life, ":disbursement:1"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ":disbursement:2"));
        Assert.Equal(
            4_500_000,
            (await life.StateAsync()).Body.GetProperty("instalments")[1].GetProperty("amount").GetDecimal()
        );
    }

    private static System.Text.Json.JsonElement Amendment(Reply state) => state.Body.GetProperty("amendments")[0];

    private async Task EndedAsync(Life life, string stage)
    {
        await _app.IdleAsync();
        Assert.Equal(stage, await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life, ""));
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync(Life life, string process) =>
        (await _app.Runtime.DurableTaskClient.GetInstanceAsync($"{life.Id}{process}"))?.RuntimeStatus;
}
