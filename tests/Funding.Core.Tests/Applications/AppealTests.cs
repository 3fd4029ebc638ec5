using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Kommunallag (2017:725) 13 kap. 5 §: three weeks from the notice of the approved minutes.</summary>
public sealed class AppealTests
{
    private static readonly AssociationRules Waits = new() { PaymentsWaitForAppeal = true };

    [Theory]
    [InlineData("2026-09-01", "2026-09-23")] // Three weeks end on a Tuesday.
    [InlineData("2026-09-05", "2026-09-29")] // On a Saturday: the Monday after is the last day (lag 1930:173).
    [InlineData("2026-12-04", "2026-12-29")] // On Christmas Day, a Friday: the Monday after.
    [InlineData("2026-05-29", "2026-06-23")] // On midsummer's eve: the Monday after.
    public void KL_13_5_A_decision_is_final_the_day_after_three_weeks_from_the_notice(string noticed, string final) =>
        Assert.Equal(DateOnly.Parse(final, null), PublicNotice.On(DateOnly.Parse(noticed, null)).FinalOn);

    [Fact]
    public void The_notice_comes_after_the_minutes_and_can_be_corrected_until_the_decision_is_final()
    {
        var life = Life.Decided();
        life.Refuses(new RecordNotice(Today(life)), People.Officer, RefusalCode.MinutesNotApproved);
        life.Do(new ApproveMinutes("§ 1", Today(life)), People.Officer);

        life.Refuses(new RecordNotice(Today(life).AddDays(-1)), People.Officer, RefusalCode.InvalidInput);
        life.Refuses(new RecordNotice(Today(life).AddDays(1)), People.Officer, RefusalCode.InvalidInput);
        life.Do(new RecordNotice(Today(life)), People.Officer);
        Assert.Empty(life.When(new RecordNotice(Today(life)), People.Officer));
        life.Now = life.Now.AddDays(2);
        life.Do(new RecordNotice(Today(life)), People.Officer);
        life.Now = life.Now.AddDays(40);
        life.Refuses(new RecordNotice(Today(life)), People.Officer, RefusalCode.DecisionFinal);
    }

    [Fact]
    public void Where_the_rules_say_so_nothing_is_paid_until_the_time_for_appeal_is_over()
    {
        var life = Life.Active(rules: Waits);
        var noticed = Today(life);
        life.Until(new DateOnly(2027, 1, 20));
        life.Refuses(new AuthoriseInstalment(1), People.Officer2, RefusalCode.AppealWindowOpen);

        life.Do(new RecordNotice(new DateOnly(2027, 1, 20)), People.Officer);
        life.Refuses(new AuthoriseInstalment(1), People.Officer2, RefusalCode.AppealWindowOpen);
        life.Now = SwedishTime.Morning(life.Current.Notice!.FinalOn.AddDays(-1));
        life.Refuses(new AuthoriseInstalment(1), People.Officer2, RefusalCode.AppealWindowOpen);
        life.Now = SwedishTime.Morning(life.Current.Notice.FinalOn);
        life.Pay(1);

        Assert.True(noticed < life.Current.Notice.FinalOn);
    }

    [Fact]
    public void By_default_payments_do_not_wait() => Life.Active().Until(new DateOnly(2027, 1, 20)).Pay(1);

    [Fact]
    public void An_appeal_holds_payments_until_it_is_decided()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        life.Do(new RecordAppeal(Today(life), "Förvaltningsrätten, mål 12-27"), People.Officer);

        life.Refuses(new AuthoriseInstalment(1), People.Officer2, RefusalCode.DecisionAppealed);
        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.AppealLodged && m.Recipient.Id == "editor@kalmar.se"
        );
        life.Refuses(new RecordAppeal(Today(life), "en till"), People.Officer, RefusalCode.DecisionAppealed);
        life.Do(new RecordAppealDecision(AppealOutcome.Upheld, "Avslag."), People.Officer).Pay(1);
    }

    [Fact]
    public void A_decision_that_the_court_annuls_is_never_paid_on()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        life.Do(new RecordAppeal(Today(life), "mål 12-27"), People.Officer)
            .Do(new RecordAppealDecision(AppealOutcome.Annulled), People.Officer);

        life.Refuses(new AuthoriseInstalment(1), People.Officer2, RefusalCode.DecisionAppealed);
        life.Refuses(new RecordAppeal(Today(life), "igen"), People.Officer, RefusalCode.DecisionAppealed);
        life.Do(new Terminate("Beslutet är upphävt."), People.Director);
    }

    [Fact]
    public void Without_an_appeal_there_is_nothing_to_decide() =>
        Life.Active().Refuses(new RecordAppealDecision(AppealOutcome.Upheld), People.Officer, RefusalCode.NoAppeal);

    private static DateOnly Today(Life life) => SwedishTime.DayOf(life.Now);
}
