using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class ReviewingTests
{
    [Fact]
    public void Every_party_that_is_not_an_applicant_gets_a_referral_with_a_personal_link()
    {
        var life = Life.InReview();

        Assert.Equal(["1-region", "1-fk", "1-af"], life.Current.Review!.Referrals.Select(r => r.Id));
        var mails = life.Mails.Where(m => m.Template == MailTemplate.ReferralRequest).ToList();
        Assert.Equal(["1-region", "1-fk", "1-af"], mails.Select(m => m.Link!.Target));
        Assert.All(mails, m => Assert.Equal((LinkPurpose.Opinion, 1), (m.Link!.Purpose, m.Link.Round)));
    }

    [Fact]
    public void Without_a_party_to_ask_the_case_goes_straight_to_the_director()
    {
        var life = Life.Submitted().Do(new ConfirmComplete([Samples.Parties[3]]), People.Officer);

        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
    }

    [Fact]
    public void A_case_without_a_number_waits_for_the_register() =>
        Life.Draft()
            .Do(new SubmitApplication(Samples.Association), People.Signatory)
            .Refuses(new ConfirmComplete(Samples.Parties), People.Officer, RefusalCode.NotRegistered);

    [Fact]
    public void Confirming_again_does_nothing() =>
        Assert.Empty(Life.InReview().When(new ConfirmComplete(Samples.Parties), People.Officer));

    [Fact]
    public void The_last_answer_closes_the_review_by_itself()
    {
        var life = Life.InReview();

        life.AllAnswer();

        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
        Assert.Null(life.Current.Review!.ClosingReason);
        Assert.Single(life.Mails, m => m.Template == MailTemplate.ReviewSummary);
    }

    [Fact]
    public void The_same_answer_again_does_nothing_and_another_is_refused()
    {
        var life = Life.InReview();
        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));

        Assert.Empty(
            life.When(
                new GiveOpinion("1-fk", Samples.Opinion with { Scores = [new("need", 5)] }),
                People.Reviewer("fk")
            )
        );
        life.Refuses(
            new GiveOpinion("1-fk", Samples.Opinion with { Stance = Stance.DoesNotSupport }),
            People.Reviewer("fk"),
            RefusalCode.OpinionGiven
        );
    }

    [Fact]
    public void Nobody_answers_another_party_s_referral() =>
        Life.InReview().Refuses(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("af"), RefusalCode.NotFound);

    [Theory]
    [InlineData(Stance.Supports, "", "", "/reasons")]
    [InlineData(Stance.SupportsWithChanges, "Bra.", " ", "/conditions")]
    [InlineData(Stance.DoesNotSupport, "850709-9805", "", "/reasons")]
    public void An_opinion_gives_its_reasons_and_conditions_without_identity_numbers(
        Stance stance,
        string reasons,
        string conditions,
        string field
    ) =>
        Assert.Equal(
            field,
            Life.InReview()
                .Refuses(
                    new GiveOpinion("1-fk", new Opinion(stance, reasons, conditions, [])),
                    People.Reviewer("fk"),
                    RefusalCode.InvalidInput
                )
                .Field
        );

    [Fact]
    public void No_opinion_needs_no_reasons() =>
        Assert.Single(
            Life.InReview()
                .When(new GiveOpinion("1-fk", new Opinion(Stance.NoOpinion, "", "", [])), People.Reviewer("fk"))
        );

    [Fact]
    public void Scores_are_1_to_5_once_for_each_known_criterion()
    {
        var opinion = Samples.Opinion with { Scores = [new("need", 6), new("need", 1), new("magic", 3)] };

        var refusal = Life.InReview()
            .Refuses(new GiveOpinion("1-fk", opinion), People.Reviewer("fk"), RefusalCode.InvalidInput);

        Assert.Equal(
            ["/scores/0/points", "/scores/1/criterion", "/scores/2/criterion"],
            refusal.Problems.Select(p => p.Field)
        );
    }

    [Fact]
    public void A_score_is_weighted_by_the_association()
    {
        var opinion = Samples.Opinion with { Scores = [new("need", 5), new("economy", 1)] };
        var life = Life.InReview().Do(new GiveOpinion("1-fk", opinion), People.Reviewer("fk"));

        var referral = life.Current.Review!.Referrals.Single(r => r.Id == "1-fk");

        Assert.Equal(4.00m, referral.WeightedScore(life.Current.Rules));
        Assert.Null(life.Current.Review.Referrals[0].WeightedScore(life.Current.Rules));
    }

    [Fact]
    public void Partners_are_reminded_3_days_before_and_on_the_day_then_their_manager_is_told()
    {
        var life = Life.InReview();
        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk")).Until(new DateOnly(2026, 12, 1));

        Assert.Equal(
            ["2026-09-17", "2026-09-17", "2026-09-22", "2026-09-22"],
            life.Trail.OfType<OpinionReminderSent>().Select(e => SwedishTime.Text(SwedishTime.DayOf(e.At)))
        );
        Assert.Equal(
            ["manager@region.se", "manager@af.se"],
            life.Mails.Where(m => m.Template == MailTemplate.ReferralEscalation).Select(m => m.Recipient.Id)
        );
        Assert.Equal(ApplicationStage.PartnerReview, life.Current.Stage);
    }

    [Fact]
    public void A_late_answer_is_recorded_as_late()
    {
        var life = Life.InReview().Until(new DateOnly(2026, 9, 23));

        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));

        Assert.True(life.Current.Review!.Referrals.Single(r => r.Id == "1-fk").Late);
    }

    [Fact]
    public void An_answer_on_the_last_day_is_in_time()
    {
        var life = Life.InReview().Until(SwedishTime.EndOf(new DateOnly(2026, 9, 22)).AddSeconds(-1));

        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));

        Assert.False(life.Current.Review!.Referrals.Single(r => r.Id == "1-fk").Late);
    }

    [Fact]
    public void Staff_go_on_with_a_reason_and_it_is_recorded_who_had_not_answered()
    {
        var life = Life.InReview().Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));

        life.Do(new CloseReview("Tiden är ute."), People.Officer);

        Assert.Equal(["region", "af"], life.Current.Review!.Unanswered);
        Assert.Equal("Tiden är ute.", life.Current.Review.ClosingReason);
        life.Refuses(new GiveOpinion("1-af", Samples.Opinion), People.Reviewer("af"), RefusalCode.ReviewClosed);
    }

    [Fact]
    public void Going_on_without_a_reason_is_refused() =>
        Life.InReview().Refuses(new CloseReview(" "), People.Officer, RefusalCode.InvalidInput);
}
