using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>The fund over HTTP: what is left of each year, and what happens when it is not enough.</summary>
public sealed class FundTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task What_is_granted_is_taken_from_the_fund_at_once_and_more_than_is_left_needs_a_reason()
    {
        var life = new Life(app);
        await life.ToActiveAsync();
        var before = await LeftAsync();
        var more = new Life(app);
        await more.ToReviewAsync();
        await more.AnswerAllReferralsAsync();

        Assert.True(before < 25_200_000 - 2_400_000 + 1);
        var spent = 0;
        for (var left = before; left >= 2_400_000; left = await LeftAsync())
        {
            await new Life(app).ToActiveAsync();
            Assert.True(++spent < 12);
        }
        var refused = await more.TryAsync(People.Director, "proposal", Proposal(""));
        refused.Refuses(422, "frame-exceeded");
        await more.ActAsync(People.Director, "proposal", Proposal(@", ""frameOverride"": ""Behovet är akut."""));
        await more.OpenBoardAsync(Life.BoardCloses);
        await more.VoteAsync();
        await more.CloseBoardAsync();

        var left2 = await LeftAsync();
        Assert.True(left2 < 0);
        var fund = (await (await app.AsAsync(People.Finance)).GetAsync("api/fund?year=2027")).Ok().Body;
        Assert.Equal(
            fund.GetProperty("available").GetDecimal(),
            fund.GetProperty("funders").EnumerateArray().Sum(f => f.GetProperty("available").GetDecimal())
        );
        Assert.Equal(spent + 2, fund.GetProperty("applications").GetArrayLength());
    }

    [Fact]
    public async Task A_year_without_a_frame_says_so_by_leaving_it_out()
    {
        var fund = (await (await app.AsAsync(People.Finance)).GetAsync("api/fund?year=2040")).Ok().Body;

        Assert.False(fund.TryGetProperty("frame", out _));
        Assert.False(fund.TryGetProperty("available", out _));
        (await (await app.AsAsync(People.Finance)).GetAsync("api/fund?year=x")).Refuses(400, "invalid-year");
    }

    private async Task<decimal> LeftAsync()
    {
        await app.IdleAsync();
        return (await (await app.AsAsync(People.Secretariat)).GetAsync("api/fund?year=2027"))
            .Ok()
            .Body.GetProperty("available")
            .GetDecimal();
    }

    private static string Proposal(string more) =>
        $$"""
            { "recommendation": "grant",
              "amounts": [{ "year": 2027, "amount": 2400000 }, { "year": 2028, "amount": 2500000 }],
              "instalments": [{ "amount": 4900000, "on": "date", "date": "2027-01-15" }],
              "justification": "Behövs."{{more}} }
            """;
}
