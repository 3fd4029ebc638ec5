using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class ProposingTests
{
    [Fact]
    public void To_grant_means_what_is_sought()
    {
        var life = Life.Proposed();

        Assert.Equal(Samples.Kr(1_400_000), life.Current.Proposal!.Total);
        Assert.Equal(Samples.Form.Budget.Sought, life.Current.Proposal.Amounts);
    }

    [Fact]
    public void Reports_are_planned_by_the_rules()
    {
        var plan = Life.Proposed().Current.Proposal!.Reports;

        Assert.Equal(["interim-1", "interim-2", "interim-3", "interim-4", "final"], plan.Select(r => r.Id));
        Assert.Equal(new DateOnly(2027, 5, 30), plan[0].DueOn);
        Assert.Equal(new Period(new(2027, 5, 1), new(2027, 9, 30)), plan[1].Covers);
        Assert.Equal(new DateOnly(2029, 2, 28), plan[4].DueOn);
    }

    [Fact]
    public void Instalments_on_report_take_the_reports_in_order_unless_they_name_one() =>
        Assert.Equal(
            [null, "interim-1", null, "final"],
            Life.Proposed().Current.Proposal!.Instalments.Select(i => i.ReportId)
        );

    [Fact]
    public void The_instalments_must_add_up_to_the_ore() =>
        Refused(
            Samples.Grant with
            {
                Instalments = [new(Samples.Kr(1_399_999.99m), InstalmentTrigger.Report)],
            },
            "/instalments",
            ProblemCode.AmountsDiffer
        );

    [Fact]
    public void No_year_gets_more_than_is_sought() =>
        Refused(
            Part(new(2027, Samples.Kr(700_001)), new(2028, Samples.Kr(1))),
            "/amounts/0/amount",
            ProblemCode.ExceedsSought
        );

    [Fact]
    public void A_year_that_is_not_sought_gets_nothing() =>
        Refused(Part(new YearAmount(2029, Samples.Kr(1))), "/amounts/0/amount", ProblemCode.ExceedsSought);

    [Fact]
    public void A_part_is_less_than_the_whole() =>
        Refused(
            Part(new(2027, Samples.Kr(700_000)), new(2028, Samples.Kr(700_000))),
            "/amounts",
            ProblemCode.AmountsDiffer
        );

    [Fact]
    public void A_rejection_has_no_amounts() =>
        Refused(
            Samples.Grant with
            {
                Recommendation = Recommendation.Reject,
            },
            "/instalments",
            ProblemCode.AmountsDiffer
        );

    [Fact]
    public void An_instalment_on_date_has_a_date() =>
        Refused(
            Samples.Grant with
            {
                Instalments = [new(Samples.Kr(1_400_000), InstalmentTrigger.Date)],
            },
            "/instalments/0/date",
            ProblemCode.Required
        );

    [Fact]
    public void An_instalment_waits_for_a_report_that_is_planned() =>
        Refused(
            Samples.Grant with
            {
                Instalments = [new(Samples.Kr(1_400_000), InstalmentTrigger.Report, null, "interim-9")],
            },
            "/instalments/0/reportId",
            ProblemCode.UnknownReference
        );

    [Fact]
    public void There_are_not_more_instalments_on_report_than_reports() =>
        Refused(
            Samples.Grant with
            {
                Instalments =
                [
                    .. Enumerable.Repeat(new InstalmentPlan(Samples.Kr(175_000), InstalmentTrigger.Report), 8),
                ],
            },
            "/instalments",
            ProblemCode.UnknownReference
        );

    [Fact]
    public void A_proposal_says_why() =>
        Refused(Samples.Reject with { Justification = "" }, "/justification", ProblemCode.Required);

    [Fact]
    public void The_same_proposal_again_does_nothing_and_another_is_a_new_version()
    {
        var life = Life.Proposed();

        Assert.Empty(life.When(Samples.Grant, People.Director));
        life.Do(Samples.Reject, People.Director);
        Assert.Equal([1, 2], life.Current.Proposals.Select(p => p.Version));
    }

    [Fact]
    public void A_changed_proposal_voids_the_votes_and_sends_new_links()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2);
        var mailsBefore = life.Mails.Count();

        life.Do(Samples.Reject, People.Director);

        Assert.Empty(life.Current.Matter!.Ballots);
        Assert.Equal((2, 2), (life.Current.Matter.BallotVersion, life.Current.Matter.ProposalVersion));
        var mails = life.Mails.Skip(mailsBefore).ToList();
        Assert.Equal(2, mails.Count(m => m.Template == MailTemplate.BallotVoided));
        Assert.Equal(15, mails.Count(m => m.Template == MailTemplate.BallotRequest && m.Link!.Round == 2));
        life.Refuses(new CastBallot("seat-1", 1, VoteChoice.Yes), People.Chair, RefusalCode.BallotVoid);
    }

    [Fact]
    public void A_conflict_of_interest_stays_when_the_proposal_is_changed()
    {
        var life = Life.WithBoard().Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3));

        life.Do(Samples.Reject, People.Director);

        Assert.Equal("substitute1@kommunerna.se", life.Current.Matter!.Seats[2].Holder!.Id);
        life.Refuses(new CastBallot("seat-3", 2, VoteChoice.Yes), People.Seat(3), RefusalCode.StoodAside);
    }

    [Fact]
    public void Time_that_is_out_cannot_be_won_by_a_changed_proposal()
    {
        var life = Life.WithBoard();
        life.Now = life.Current.Matter!.ClosesAt;

        life.Refuses(Samples.Reject, People.Director, RefusalCode.BallotClosed);
    }

    [Fact]
    public void Only_the_director_proposes() =>
        Life.Reviewed().Refuses(Samples.Grant, People.Officer, RefusalCode.NotAllowed);

    private static Propose Part(params YearAmount[] amounts)
    {
        var total = Money.Sum(amounts.Select(a => a.Amount));
        return new(
            Recommendation.GrantPart,
            amounts,
            [],
            [new(total, InstalmentTrigger.Report)],
            "Delar av projektet."
        );
    }

    private static void Refused(Propose proposal, string field, string code)
    {
        var refusal = Life.Reviewed().Refuses(proposal, People.Director, RefusalCode.InvalidInput);
        Assert.Contains(refusal.Problems, p => p.Field == field && p.Code == code);
    }
}
