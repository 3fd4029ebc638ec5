using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What is never sent in is erased in the end, and nothing else.</summary>
public sealed class DraftErasureTests
{
    private static readonly AssociationRules Rules = new();
    private static readonly DateOnly Touched = new(2026, 9, 1);
    private static readonly PersonRef Editor = People.Ref("editor@kalmar.se");

    [Theory]
    [InlineData("2027-08-01", DraftErasureStep.None)]
    [InlineData("2027-08-02", DraftErasureStep.Warn)]
    [InlineData("2029-01-01", DraftErasureStep.Warn)]
    public void Nobody_is_warned_before_the_month_in_which_it_is_erased_and_nothing_is_erased_unwarned(
        string today,
        DraftErasureStep step
    ) => Assert.Equal(step, DraftErasure.StepOf(Life.Draft().Current, Touched, Rules, DateOnly.Parse(today, null)));

    [Fact]
    public void The_warning_says_when_and_is_sent_once()
    {
        var life = Life.Draft().Do(new WarnOfErasure(new(2027, 9, 1), [Editor, Editor]), Actor.System);

        var mail = Assert.Single(life.Mails);
        Assert.Equal((MailTemplate.DraftErasureWarning, "2027-09-01"), (mail.Template, mail.Parameters["deadline"]));
        Assert.Empty(life.When(new WarnOfErasure(new(2027, 9, 2), [Editor]), Actor.System));
        Assert.Equal(DraftErasureStep.None, DraftErasure.StepOf(life.Current, Touched, Rules, new(2027, 8, 31)));
        Assert.Equal(DraftErasureStep.Erase, DraftErasure.StepOf(life.Current, Touched, Rules, new(2027, 9, 1)));
    }

    [Fact]
    public void A_late_warning_leaves_its_people_as_long_as_one_in_time() =>
        Assert.Equal(
            (new DateOnly(2027, 9, 1), new DateOnly(2028, 3, 31)),
            (
                DraftErasure.DayOf(Touched, Rules, new(2027, 8, 2)),
                DraftErasure.DayOf(Touched, Rules, new DateOnly(2028, 3, 1))
            )
        );

    [Fact]
    public void Whatever_somebody_does_to_the_draft_ends_the_warning_and_what_comes_by_itself_does_not()
    {
        var life = Life.AskedToSign().Do(new WarnOfErasure(new(2027, 9, 1), [Editor]), Actor.System);

        life.Do(
            new RecordMailReturned("3-0", MailTemplate.DraftErasureWarning, Editor, null, MailReturn.Refused),
            Actor.System
        );
        Assert.NotNull(life.Current.ErasureWarning);

        life.Do(new EditForm(Samples.Form with { Title = "Nytt" }), People.Editor);
        Assert.Null(life.Current.ErasureWarning);
    }

    [Fact]
    public void What_was_withdrawn_before_it_was_sent_in_goes_without_a_warning()
    {
        var life = Life.Draft().Do(new Withdraw("Ångrat."), People.Editor);

        Assert.Equal(DraftErasureStep.None, DraftErasure.StepOf(life.Current, Touched, Rules, new(2027, 8, 31)));
        Assert.Equal(DraftErasureStep.Erase, DraftErasure.StepOf(life.Current, Touched, Rules, new(2027, 9, 1)));
        Assert.Empty(life.When(new WarnOfErasure(new(2027, 9, 1), [Editor]), Actor.System));
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = 100)]
    public void What_was_ever_sent_in_is_never_erased_and_nobody_is_warned_of_it(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                if (life.Events<ApplicationSubmitted>().Any())
                {
                    Assert.Equal(
                        DraftErasureStep.None,
                        DraftErasure.StepOf(life.State!, DateOnly.MinValue, Rules, DateOnly.MaxValue)
                    );
                    var warned = Assert.IsType<Decision<ApplicationEvent>.Accepted>(
                        ApplicationDecider.Decide(
                            life.State,
                            new WarnOfErasure(Touched, [Editor]),
                            Actor.System,
                            DateTimeOffset.MaxValue
                        )
                    );
                    Assert.Empty(warned.Events);
                }
            }
        );
}
