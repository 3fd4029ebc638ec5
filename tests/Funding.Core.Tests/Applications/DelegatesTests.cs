using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What the board has delegated is decided by one, never by votes of the board between its meetings.</summary>
public sealed class DelegatesTests
{
    private static readonly AssociationRules Delegated = new() { DelegationCap = Samples.Kr(1_400_000) };

    [Fact]
    public void KL_6_39_What_is_delegated_is_the_chairs_alone_to_decide()
    {
        var life = Opened(Delegated);

        var seat = Assert.Single(life.Current.Matter!.Seats);
        Assert.Equal(Samples.Seats[0].Person, seat.Holder);
        Assert.Equal(
            Samples.Seats[0].Person,
            Assert.Single(life.Mails, m => m.Template == MailTemplate.BallotRequest).Recipient
        );
        life.Refuses(new CastBallot("seat-2", 1, VoteChoice.Yes), People.Seat(2), RefusalCode.NotFound);

        life.Vote(VoteChoice.Yes, 1).Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
        Assert.Equal((1, 1), (life.Current.Decision.Result.Present, life.Current.Decision.Result.Seats));
    }

    [Fact]
    public void KL_6_37_Where_the_rules_say_so_it_is_the_directors()
    {
        var life = Opened(Delegated with { DirectorIsDelegate = true });
        var seat = Assert.Single(life.Current.Matter!.Seats);
        Assert.Equal(Samples.Association.Director, seat.Holder);

        life.Do(
                new CastBallot(seat.Id, 1, VoteChoice.Yes),
                People.Director with
                {
                    PersonId = seat.Holder!.Id,
                    Roles = new HashSet<Role> { Role.BoardMember },
                }
            )
            .Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardMode.Delegated, life.Current.Decision!.Result.Mode);
        Assert.Equal(BoardOutcome.Granted, life.Current.Decision.Outcome);
    }

    [Fact]
    public void For_a_delegate_with_a_conflict_of_interest_nobody_steps_in()
    {
        var life = Opened(Delegated);

        life.Do(new DeclareConflict("seat-1", 1, "Min bror leder projektet."), People.Seat(1));

        Assert.DoesNotContain(life.Trail, e => e is SubstituteCalled);
        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.NoQuorum);
    }

    [Fact]
    public void Opening_the_same_again_does_nothing()
    {
        var life = Opened(Delegated);

        Assert.Empty(life.When(Opening(life), People.Officer));
    }

    private static Life Opened(AssociationRules rules)
    {
        var life = Life.Proposed(rules: rules);
        return life.Do(Opening(life), People.Officer);
    }

    // As the office opens it: with the whole board.
    private static OpenBoardDecision Opening(Life life) =>
        new(
            Samples.Seats,
            Samples.Substitutes,
            life.Current.Matter?.ClosesAt ?? life.Now.AddDays(7),
            BoardMode.Delegated
        );
}
