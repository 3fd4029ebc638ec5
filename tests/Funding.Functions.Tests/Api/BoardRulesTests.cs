using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>Partner review and the board's item, as their people meet them over HTTP.</summary>
public sealed class BoardRulesTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private const string Colleague = "ny.kollega@forsakringskassan.example";
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Member = "gunnar.oberg@borgholm.example";

    [Fact]
    public async Task A_partner_hands_the_referral_over_and_the_colleague_answers_with_a_link_of_their_own()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var own = await life.LinkAsync(Partner);
        var stranger = $$"""{ "name": "Ny Kollega", "email": "ny@regionkalmar.example" }""";
        (await app.Anonymous().PostAsync($"{own}/handover", stranger)).Refuses(422, "invalid-input");

        await life.ActByLinkAsync(Partner, "handover", $$"""{ "name": "Ny Kollega", "email": "{{Colleague}}" }""");

        var back = await life.LinkAsync(Partner);
        var opinion = """{ "stance": "supports", "reasons": "Bra." }""";
        (await app.Anonymous().PostAsync($"{back}/opinion", opinion)).Refuses(404, "not-found");
        await life.ActByLinkAsync(Partner, "handover/return", "{}");
        (await app.Anonymous().PostAsync($"{await life.LinkAsync(Colleague)}/opinion", opinion)).Refuses(
            404,
            "not-found"
        );
        await life.ActByLinkAsync(Partner, "handover", $$"""{ "name": "Ny Kollega", "email": "{{Colleague}}" }""");
        await life.ActByLinkAsync(Colleague, "opinion", opinion);

        var reviews = (await life.StateAsync()).Body.GetProperty("reviews")[0].GetProperty("referrals");
        var referral = reviews.EnumerateArray().Single(r => r.TryGetProperty("opinion", out _));
        Assert.Equal("Ny Kollega", referral.GetProperty("reviewer").GetProperty("name").GetString());
        Assert.Equal("Ny Kollega", referral.GetProperty("answeredBy").GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_opinion_after_the_round_is_registered_as_late_and_stands_in_the_summary()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        await life.ActAsync(People.Secretariat, "review/closing", """{ "reason": "Tiden är ute." }""");

        await life.AnswerReferralAsync(Partner);

        var state = await life.StateAsync();
        Assert.Equal("proposal", state["stage"]);
        Assert.Equal("Försäkringskassan", state.Body.GetProperty("reviewSummary").GetProperty("late")[0].GetString());
    }

    [Fact]
    public async Task A_conflict_is_flagged_by_staff_settled_by_the_chair_s_link_and_a_substitute_is_called()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var seats = (await life.StateAsync()).Body.GetProperty("matter").GetProperty("seats").EnumerateArray();
        var seat = seats.Single(s => s.GetProperty("elected").GetProperty("email").GetString() == Member);
        var id = seat.GetProperty("id").GetString();
        await life.ActAsync(
            People.Secretariat,
            "board-decision/conflicts",
            $$"""{ "seatId": "{{id}}", "reason": "Sitter i sökandens nämnd." }"""
        );
        await life.VoteAsync();
        (await life.TryAsync(People.Secretariat, "board-decision/closing")).Refuses(409, "conflict-undecided");
        var ruling = $$"""{ "seatId": "{{id}}", "recused": true, "reason": "Jäv." }""";
        (await app.Anonymous().PostAsync($"{await life.LinkAsync(Member)}/conflict-ruling", ruling)).Refuses(
            403,
            "not-allowed"
        );

        await life.ActByLinkAsync(Chair, "conflict-ruling", ruling);

        var matter = (await life.StateAsync()).Body.GetProperty("matter");
        var aside = Assert.Single(matter.GetProperty("stoodAside").EnumerateArray());
        Assert.True(aside.GetProperty("byRuling").GetBoolean());
        (await life.TryAsync(People.Secretariat, "board-decision/closing")).Refuses(409, "no-quorum");
    }

    [Fact]
    public async Task A_delegated_decision_is_asked_of_the_delegate_alone_and_reported_to_the_board()
    {
        var settings = $$"""
            { "from": "{{app.Now:yyyy-MM-dd}}", "values": { "delegationCap": 10000000, "directorIsDelegate": true }, "reason": "Delegationsordning." }
            """;
        (await (await app.AsAsync(People.Secretariat)).PutAsync("api/settings/rules", settings)).Ok();
        var life = new Life(app);
        await life.ToReviewAsync();
        await life.AnswerAllReferralsAsync();
        await life.ProposeAsync();

        await life.ActAsync(
            People.Secretariat,
            "board-decision",
            $$"""{ "closesAt": "{{app.Now.AddDays(7):O}}", "mode": "delegated" }"""
        );

        var seat = Assert.Single(
            (await life.StateAsync()).Body.GetProperty("matter").GetProperty("seats").EnumerateArray()
        );
        Assert.DoesNotContain(
            await app.MailsAsync(Chair),
            mail =>
                mail.Mail.Kind == "BallotRequest"
                && mail.Mail.Text.Contains(life.Id.ToString(), StringComparison.Ordinal)
        );
        await life.ActByLinkAsync(
            seat.GetProperty("elected").GetProperty("email").GetString()!,
            "ballot",
            """{ "choice": "yes" }"""
        );
        await life.CloseBoardAsync();
        await life.ActAsync(
            People.Secretariat,
            "board-decision/report",
            $$"""{ "paragraph": "§ 4", "on": "{{app.Now:yyyy-MM-dd}}" }"""
        );
        await life.ApproveMinutesAsync();
        Assert.Equal("agreement", await life.StageAsync());
    }

    [Fact]
    public async Task Who_voted_dissents_with_the_receipt_s_link_until_the_meeting_is_closed()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync();
        (
            await app.Anonymous().PostAsync($"{await life.LinkAsync(Member)}/dissent", """{ "reasons": "Nej." }""")
        ).Refuses(409, "wrong-stage");
        await life.CloseBoardAsync();

        await life.ActByLinkAsync(Member, "dissent", """{ "reasons": "Målen är för vaga." }""");
        await life.ActAsync(People.Secretariat, "board-decision/meeting-closing");
        var late = await app.Anonymous()
            .PostAsync($"{await life.LinkAsync(Chair)}/dissent", """{ "reasons": "Nej." }""");

        late.Refuses(409, "dissent-too-late");
        var decision = (await life.StateAsync()).Body.GetProperty("decision");
        Assert.Equal("Målen är för vaga.", decision.GetProperty("dissents")[0].GetProperty("reasons").GetString());
        Assert.Equal(1, decision.GetProperty("result").GetProperty("dissents").GetInt32());
    }

    [Fact]
    public async Task Notice_and_appeal_are_recorded_and_an_appeal_holds_the_payments()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync();
        await life.CloseBoardAsync();
        var today = $$"""{ "on": "{{app.Now:yyyy-MM-dd}}" }""";
        (await life.TryAsync(People.Secretariat, "notice", today)).Refuses(409, "minutes-not-approved");
        await life.ApproveMinutesAsync();

        await life.ActAsync(People.Secretariat, "notice", today);
        await life.ActAsync(
            People.Secretariat,
            "appeal",
            $$"""{ "lodgedOn": "{{app.Now:yyyy-MM-dd}}", "reference": "mål 1" }"""
        );
        await life.ActAsync(People.Secretariat, "appeal/outcome", """{ "outcome": "upheld" }""");

        var state = (await life.StateAsync()).Body;
        Assert.True(
            DateOnly.Parse(state.GetProperty("notice").GetProperty("finalOn").GetString()!, null)
                > DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(21)
        );
        Assert.Equal("upheld", state.GetProperty("appeal").GetProperty("outcome").GetString());
    }
}
