using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What law and practice ask, where no other test says it by name; docs/rules.md lists all of it.</summary>
public sealed class LawTests
{
    [Fact]
    public void Lag_2003_1210_2_The_form_asks_for_people_of_working_age_who_need_coordinated_rehabilitation()
    {
        var question = Question("targetGroup");

        Assert.True(question.Required);
        Assert.Contains("16–64", question.Help!.Sv, StringComparison.Ordinal);
        Assert.Contains("samordnad rehabilitering", question.Help.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Lag_2003_1210_7_The_form_says_that_ordinary_work_is_not_funded_and_the_secretariat_dismisses_it()
    {
        Assert.Contains("ordinarie verksamhet", Question("purpose").Help!.Sv, StringComparison.Ordinal);

        Life.Submitted().Refuses(new Dismiss(" "), People.Officer, RefusalCode.InvalidInput);
        var ended = Assert.Single(
            Life.Submitted().When(new Dismiss("Avser kommunens ordinarie verksamhet."), People.Officer)
        );
        Assert.Equal("Avser kommunens ordinarie verksamhet.", Assert.IsType<ApplicationDismissed>(ended).Reason);
    }

    [Fact]
    public void S_An_enterprise_applies_neither_alone_nor_with_others_but_may_carry_out_what_members_apply_for()
    {
        const string Enterprise = "556036-0793";
        var applying = Samples.Form with
        {
            CoApplicants = [Samples.Form.CoApplicants[0] with { OrganisationNumber = Enterprise }],
        };
        var refused = Life.Draft(applying)
            .Refuses(new SubmitApplication(Samples.Association), People.Signatory, RefusalCode.FormIncomplete);
        Assert.Contains(
            refused.Problems,
            p => p is { Field: "/coApplicants/0/organisationNumber", Code: ProblemCode.NotAMember }
        );

        var carryingOut = Samples.Form with
        {
            Implementer = new()
            {
                Name = "Gården",
                OrganisationNumber = Enterprise,
                SocialEnterprise = true,
                Ownership = "Ägs av dem som arbetar där.",
                SurplusReinvested = true,
                Independent = true,
                Basis = ImplementerBasis.PartnershipAgreement,
            },
        };
        Life.Draft(carryingOut).Do(new SubmitApplication(Samples.Association), People.Signatory);
    }

    [Fact]
    public void KL_5_54_Votes_are_open_the_trail_says_who_voted_what_for_which_seat()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 3);

        var cast = life.Trail.OfType<BallotCast>().Single();
        Assert.Equal(("seat-3", VoteChoice.No), (cast.Ballot.SeatId, cast.Ballot.Choice));
        Assert.Equal((People.Seat(3).PersonId, People.Seat(3).PersonId), (cast.Ballot.PersonId, cast.By.PersonId));
    }

    [Fact]
    public void KL_5_54_Each_member_has_one_vote_however_often_it_is_changed()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 2).Vote(VoteChoice.Yes, 2).Vote(VoteChoice.No, 2);

        var count = BoardCount.Of(life.Current.Matter!);

        Assert.Equal((1, 0, 1), (count.Present, count.Yes, count.No));
        life.Refuses(
            new CastBallot("seat-3", life.Current.Matter!.BallotVersion, VoteChoice.No),
            People.Seat(2),
            RefusalCode.NotAllowed
        );
    }

    [Fact]
    public void KL_4_25_A_member_may_abstain_and_is_present_without_taking_a_side()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3).Vote(VoteChoice.Abstain, 4, 5, 6, 7, 8);

        var count = BoardCount.Of(life.Current.Matter!);

        Assert.Equal((8, 3, 0, 5), (count.Present, count.Yes, count.No, count.Abstained));
        Assert.Equal(BoardVerdict.Carried, count.Verdict);
    }

    private static FormQuestion Question(string id) => FormDefinition.Default.Questions.Single(q => q.Id == id);
}
