using System.Text.Json;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>Tasks and overview over HTTP, while a case goes its way.</summary>
public sealed class OverviewTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task What_waits_for_whom_moves_on_with_the_case_and_the_overview_counts_it()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        await app.IdleAsync();
        Assert.Contains("closeReview", await KindsAsync(People.Secretariat, life));
        Assert.Empty(await KindsAsync(People.Director, life));

        await life.AnswerAllReferralsAsync();
        await app.IdleAsync();
        Assert.Equal(["writeProposal"], await KindsAsync(People.Director, life));
        Assert.Empty(await KindsAsync(People.Secretariat, life));

        var overview = await OverviewAsync(People.Director);
        Assert.True(Stage(overview, "proposal") >= 1);
        Assert.True(overview.GetProperty("tasks").GetProperty("open").GetInt32() >= 1);
        Assert.Equal(0, overview.GetProperty("undelivered").GetInt32());
        var year = overview.GetProperty("years").EnumerateArray().First();
        Assert.Equal(
            year.GetProperty("frame").GetDecimal(),
            year.GetProperty("funders").EnumerateArray().Sum(f => f.GetProperty("frame").GetDecimal())
        );
    }

    [Fact]
    public async Task The_office_sees_that_nobody_looks_for_malicious_code_in_files()
    {
        var page = (await (await app.AsAsync(People.Secretariat)).GetAsync("staff")).Ok();

        Assert.Contains("Bifogade filer kontrolleras inte", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_of_somebody_elses_tasks_is_none()
    {
        for (var n = 0; n < 3; n++)
        {
            await new Life(app).ToReviewAsync();
        }
        await app.IdleAsync();
        var first = (await (await app.AsAsync(People.Secretariat)).GetAsync("api/tasks?pageSize=1")).Ok().Body;
        Assert.Equal(1, first.GetProperty("items").GetArrayLength());
        var next = first.GetProperty("continuation").GetString();

        var second = (
            await (await app.AsAsync(People.Secretariat)).GetAsync($"api/tasks?pageSize=1&continuation={next}")
        ).Ok();
        Assert.NotEqual(
            first.GetProperty("items")[0].GetProperty("applicationId").GetString(),
            second.Body.GetProperty("items")[0].GetProperty("applicationId").GetString()
        );
        (await (await app.AsAsync(People.Director)).GetAsync($"api/tasks?continuation={next}")).Refuses(
            400,
            "invalid-continuation"
        );
    }

    private async Task<IReadOnlyList<string>> KindsAsync(string person, Life life)
    {
        var page = (await (await app.AsAsync(person)).GetAsync("api/tasks?pageSize=100")).Ok().Body;
        return
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Where(item => item.GetProperty("applicationId").GetString() == $"{life.Id}")
                .Select(item => item.GetProperty("kind").GetString()!),
        ];
    }

    private async Task<JsonElement> OverviewAsync(string person) =>
        (await (await app.AsAsync(person)).GetAsync("api/overview")).Ok().Body;

    private static long Stage(JsonElement overview, string stage) =>
        overview
            .GetProperty("stages")
            .EnumerateArray()
            .Single(s => s.GetProperty("stage").GetString() == stage)
            .GetProperty("count")
            .GetInt64();
}
