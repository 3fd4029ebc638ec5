using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What may be disposed of, when, and what of it stays.</summary>
public sealed class CaseDisposalTests
{
    private static readonly Author Anna = new("anna", "Anna");
    private static readonly Author Bo = new("bo", "Bo");

    [Fact]
    public void Nothing_is_due_until_the_association_has_said_for_how_long_it_is_kept()
    {
        Assert.Null(RetentionPlan.FewestYears(new AssociationRules()));
        Assert.Empty(RetentionPlan.Due(new AssociationRules(), new(1990, 1, 1), new(2100, 1, 1)));
    }

    [Theory]
    [InlineData("2027-01-01", "2037-12-31", false)]
    [InlineData("2027-12-31", "2037-12-31", false)]
    [InlineData("2027-01-01", "2038-01-01", true)]
    [InlineData("2027-12-31", "2038-01-01", true)]
    public void Years_are_counted_from_the_end_of_the_year_in_which_the_case_ended(string ended, string today, bool due)
    {
        var rules = new AssociationRules { KeepLettersYears = 10 };

        Assert.Equal(
            due,
            RetentionPlan
                .Due(rules, DateOnly.Parse(ended, null), DateOnly.Parse(today, null))
                .Contains(RetentionClass.Letters)
        );
    }

    [Fact]
    public void Accounting_records_are_kept_for_seven_years_at_least()
    {
        Assert.NotEmpty(RuleCatalogue.Faults(new AssociationRules { KeepAccountingYears = 6 }));
        Assert.Empty(RuleCatalogue.Faults(new AssociationRules { KeepAccountingYears = 7 }));
        Assert.Empty(RuleCatalogue.Faults(new AssociationRules()));
    }

    [Fact]
    public void What_was_disposed_of_is_written_down_once_with_who_listed_and_who_confirmed_it()
    {
        var life = Ended();
        var things = CaseDisposal.Documents(life.Current).ToList();
        Assert.Equal([RetentionClass.Attachments], things.Select(thing => thing.Class).Distinct());

        life.Do(Dispose(things), Actor.System);

        var happened = Assert.Single(life.Trail.OfType<DocumentsDisposed>());
        Assert.Equal((Anna, Bo), (happened.PreviewedBy, happened.ConfirmedBy));
        Assert.Equal(things, happened.Things);
        Assert.Equal("run", life.Current.DisposalOf(DisposedKind.Attachment, things[0].Id)!.Run);
        Assert.Empty(CaseDisposal.Documents(life.Current));
        Assert.Empty(life.When(Dispose(things), Actor.System));
    }

    [Fact]
    public void Nobody_confirms_a_list_of_their_own()
    {
        var life = Ended();

        life.Refuses(
            new DisposeDocuments("run", "hash", [.. CaseDisposal.Documents(life.Current)], Anna, Anna),
            Actor.System,
            RefusalCode.OwnDisposalPreview
        );
    }

    [Fact]
    public void A_hold_keeps_everything_until_it_is_taken_away()
    {
        var life = Ended().Do(new HoldDisposal(" Ett skadeståndsmål pågår. "), People.Officer);
        var things = CaseDisposal.Documents(life.Current).ToList();

        life.Refuses(Dispose(things), Actor.System, RefusalCode.CannotDispose);
        Assert.Equal("Ett skadeståndsmål pågår.", life.Current.DisposalHold!.Reason);
        Assert.Empty(life.When(new HoldDisposal("Igen."), People.Director));
        life.Refuses(new LiftDisposalHold(" "), People.Officer, RefusalCode.InvalidInput);

        life.Do(new LiftDisposalHold("Målet är avgjort."), People.Director).Do(Dispose(things), Actor.System);
        Assert.Single(life.Current.Disposals);
    }

    [Fact]
    public void Only_the_secretariat_and_the_director_hold_and_only_the_system_disposes()
    {
        Ended().Refuses(new HoldDisposal("Nej."), People.Finance, RefusalCode.NotAllowed);
        Ended().Refuses(Dispose([]), People.Officer, RefusalCode.NotAllowed);
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = 100)]
    public void Nothing_is_disposed_of_while_a_case_is_open_appealed_has_money_left_or_a_hold(Move[] moves)
    {
        Application? before = null;
        Played.Of(
            moves,
            (life, command, _) =>
            {
                if (command is DisposeDocuments)
                {
                    Assert.True(before!.Stage.IsTerminal());
                    Assert.False(before.Appeal is { Outcome: null });
                    Assert.Null(before.DisposalHold);
                    Assert.Equal(Money.Zero, before.Ledger.Outstanding);
                    Assert.True(
                        (before.Settlement?.Recovery ?? Money.Zero) <= (before.Settlement?.Repaid ?? Money.Zero)
                    );
                }

                Assert.Equal(life.State!.Stage.IsTerminal(), life.State.EndedAt is not null);
                before = life.State;
            }
        );
    }

    private static Life Ended() =>
        Life.Draft()
            .Do(new AttachDocument(Samples.Document()), People.Editor)
            .Do(new SubmitApplication(Samples.Association), People.Signatory)
            .Do(new AssignCaseNumber(Life.Number), Actor.System)
            .Do(new Withdraw("Vi avstår."), People.Editor);

    private static DisposeDocuments Dispose(IReadOnlyList<DisposedThing> things) =>
        new("run", "hash", things, Anna, Bo);
}
