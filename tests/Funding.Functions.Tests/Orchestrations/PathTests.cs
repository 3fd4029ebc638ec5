using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Tests.Orchestrations;

/// <summary>The ways that a case can take other than straight on.</summary>
public sealed class PathTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task A_remitted_matter_goes_back_to_the_partners_and_comes_to_the_board_again()
    {
        var life = new Life(app);
        await life.ToBoardAsync();

        await life.ActAsync(
            People.Secretariat,
            "board-decision/remittal",
            """{ "questions": "Vad händer efter 2028?" }"""
        );

        Assert.Equal("partnerReview", await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life, ":board:1"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ":review:2"));
        await life.AnswerAllReferralsAsync();
        await life.ProposeAsync();
        await life.OpenBoardAsync(app.Now.AddDays(20));
        await life.VoteAsync();
        await life.CloseBoardAsync();
        Assert.Equal("minutesApproval", await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life, ":review:2"));
    }

    [Fact]
    public async Task A_tabled_matter_is_opened_again_with_new_votes()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync(voters: 3);

        await life.ActAsync(People.Secretariat, "board-decision/tabling", """{ "reason": "Nästa möte." }""");

        Assert.Equal("proposal", await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life, ":board:1"));
        await life.OpenBoardAsync(app.Now.AddDays(20));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life, ":board:2"));
        await life.VoteAsync();
        await life.CloseBoardAsync();
        Assert.Equal("minutesApproval", await life.StageAsync());
    }

    [Fact]
    public async Task A_rejected_application_ends_with_its_minutes()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync("no");
        await life.CloseBoardAsync();

        await life.ApproveMinutesAsync();

        await EndedAsync(life, "rejected");
    }

    [Fact]
    public async Task Supplement_asked_for_and_answered_leads_on_to_the_partners()
    {
        var life = new Life(app);
        await life.DraftAsync();
        await life.SubmitAsync();
        await life.ActAsync(
            People.Secretariat,
            "supplement-request",
            """{ "questions": [{ "field": "/purpose", "text": "Hur många nås?" }] }"""
        );
        var editor = await app.AsAsync(People.Editor);
        var form = (await editor.GetAsync(life.Path)).Ok().Body.GetProperty("form").GetRawText();
        (
            await editor.PutAsync(
                $"{life.Path}/form",
                form.Replace("Ung framåt", "Ung framåt 2", StringComparison.Ordinal)
            )
        ).Ok();

        await life.ActAsync(People.Editor, "supplement");
        await life.ConfirmCompleteAsync();

        Assert.Equal("partnerReview", await life.StageAsync());
    }

    [Theory]
    [InlineData("submitted")]
    [InlineData("supplement")]
    [InlineData("review")]
    [InlineData("board")]
    public async Task Withdrawn_at_any_stage_every_process_ends_by_itself(string stage)
    {
        var life = new Life(app);
        await ToAsync(life, stage);

        await life.ActAsync(People.Signatory, "withdrawal", """{ "reason": "Vi söker nästa år." }""");

        await EndedAsync(life, "withdrawn");
    }

    [Theory]
    [InlineData("submitted")]
    [InlineData("supplement")]
    [InlineData("review")]
    public async Task Dismissed_the_case_ends(string stage)
    {
        var life = new Life(app);
        await ToAsync(life, stage);

        await life.ActAsync(People.Secretariat, "dismissal", """{ "reason": "Sökanden är inte medlem." }""");

        await EndedAsync(life, "dismissed");
    }

    [Fact]
    public async Task Terminated_before_anything_was_paid_the_case_ends_and_no_instalment_is_waited_for()
    {
        var life = new Life(app);
        await life.ToActiveAsync();

        await life.ActAsync(People.Director, "termination", """{ "reason": "Villkoren följs inte." }""");
        if (await life.StageAsync() == "settlement")
        {
            await life.SettleAsync();
        }

        await EndedAsync(life, "terminated");
    }

    private static async Task ToAsync(Life life, string stage)
    {
        if (stage == "board")
        {
            await life.ToBoardAsync();
            return;
        }
        await life.DraftAsync();
        await life.SubmitAsync();
        if (stage == "review")
        {
            await life.ConfirmCompleteAsync();
        }
        else if (stage == "supplement")
        {
            await life.ActAsync(
                People.Secretariat,
                "supplement-request",
                """{ "questions": [{ "field": "/purpose", "text": "Hur många nås?" }] }"""
            );
        }
    }

    private async Task EndedAsync(Life life, string stage)
    {
        Assert.Equal(stage, await life.StageAsync());
        await app.IdleAsync();
        var query = new OrchestrationQuery(InstanceIdPrefix: life.Id.ToString());
        await foreach (var instance in app.Runtime.DurableTaskClient.GetAllInstancesAsync(query))
        {
            Assert.True(
                instance.RuntimeStatus is OrchestrationRuntimeStatus.Completed,
                $"{instance.InstanceId} is {instance.RuntimeStatus}"
            );
        }
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync(Life life, string process) =>
        (await app.Runtime.DurableTaskClient.GetInstanceAsync($"{life.Id}{process}"))?.RuntimeStatus;
}
