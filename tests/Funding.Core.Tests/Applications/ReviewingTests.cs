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
    public void The_same_answer_again_does_nothing()
    {
        var life = Life.InReview();
        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));

        Assert.Empty(
            life.When(
                new GiveOpinion("1-fk", Samples.Opinion with { Scores = [new("need", 5)] }),
                People.Reviewer("fk")
            )
        );
    }

    [Fact]
    public void An_opinion_can_be_corrected_until_the_round_closes_and_every_version_is_kept()
    {
        var life = Life.InReview();
        var other = Samples.Opinion with { Stance = Stance.DoesNotSupport };
        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"));
        Assert.Equal(MailTemplate.OpinionCorrectable, life.Mails.Last().Template);

        life.Do(new GiveOpinion("1-fk", other), People.Reviewer("fk"));

        var referral = life.Current.Review!.Referrals.Single(r => r.Id == "1-fk");
        Assert.Equal(Stance.DoesNotSupport, referral.Opinion!.Stance);
        Assert.Equal(Stance.Supports, Assert.Single(referral.Earlier).Opinion.Stance);
        life.Do(new CloseReview("Tiden är ute."), People.Officer);
        life.Refuses(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"), RefusalCode.OpinionGiven);
    }

    [Fact]
    public void S_An_opinion_after_the_round_is_registered_as_late_and_does_not_open_it_again()
    {
        var life = Life.InReview().Do(new CloseReview("Tiden är ute."), People.Officer);

        life.Do(new GiveOpinion("1-af", Samples.Opinion), People.Reviewer("af"));

        var referral = life.Current.Review!.Referrals.Single(r => r.Id == "1-af");
        Assert.True(referral.Late && referral.AfterClosing);
        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.LateOpinion && m.Recipient.Id == "office@forbund.se"
        );
        Assert.Equal(["af"], life.Current.ReviewSummary!.Late);
    }

    [Fact]
    public void When_the_board_has_the_matter_opinions_come_too_late()
    {
        var life = Life.InReview().Do(new CloseReview("Tiden är ute."), People.Officer);
        life.Do(Samples.Grant, People.Director)
            .Do(new OpenBoardDecision(Samples.Seats, [], life.Now.AddDays(7)), People.Officer);

        life.Refuses(new GiveOpinion("1-af", Samples.Opinion), People.Reviewer("af"), RefusalCode.ReviewClosed);
    }

    [Fact]
    public void S_A_referral_is_handed_over_to_a_colleague_who_holds_it_from_then_on()
    {
        var life = Life.InReview();

        life.Do(Handover(), People.Reviewer("fk"));

        life.Refuses(new GiveOpinion("1-fk", Samples.Opinion), People.Reviewer("fk"), RefusalCode.NotFound);
        var asked = Assert.Single(life.Mails, m => m.Template == MailTemplate.ReferralDelegated);
        Assert.Equal(("colleague@fk.se", "1-fk"), (asked.Recipient.Id, asked.Link!.Target));
        Assert.True(AccessPolicy.Allows(People.Reviewer("fk"), ApplicationAction.View, life.Current));
        life.Until(new DateOnly(2026, 9, 24));
        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.ReferralReminder && m.Recipient.Id == "colleague@fk.se"
        );
        Assert.DoesNotContain(
            life.Mails,
            m => m.Template == MailTemplate.ReferralReminder && m.Recipient.Id == "reviewer@fk.se"
        );
        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.ReferralEscalation && m.Recipient.Id == "manager@fk.se"
        );
        life.Do(new GiveOpinion("1-fk", Samples.Opinion), People.Colleague("fk"));
    }

    [Fact]
    public void A_referral_that_was_handed_over_can_be_taken_back_until_it_is_answered()
    {
        var life = Life.InReview().Do(Handover(), People.Reviewer("fk"));

        life.Do(new TakeBackReferral("1-fk"), People.Reviewer("fk"));

        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.ReferralTakenBack && m.Recipient.Id == "colleague@fk.se"
        );
        life.Refuses(new GiveOpinion("1-fk", Samples.Opinion), People.Colleague("fk"), RefusalCode.NotFound);
        life.Do(Handover(), People.Reviewer("fk")).Do(new GiveOpinion("1-fk", Samples.Opinion), People.Colleague("fk"));
        life.Refuses(new TakeBackReferral("1-fk"), People.Reviewer("fk"), RefusalCode.OpinionGiven);
    }

    [Fact]
    public void A_referral_goes_to_a_colleague_of_the_same_organisation_once()
    {
        var life = Life.InReview();

        foreach (var stranger in new[] { "colleague@fk.se.example.com", "colleague@af.se", "reviewer@fk.se" })
        {
            var refusal = life.Refuses(
                new DelegateReferral("1-fk", People.Ref(stranger)),
                People.Reviewer("fk"),
                RefusalCode.InvalidInput
            );
            Assert.Equal("/email", refusal.Field);
        }

        life.Do(Handover(), People.Reviewer("fk"));
        var further = new DelegateReferral("1-fk", People.Ref("third@fk.se"));
        life.Refuses(further, People.Colleague("fk"), RefusalCode.ReferralDelegated);
        life.Refuses(further, People.Reviewer("fk"), RefusalCode.ReferralDelegated);
        life.Refuses(Handover(), People.Reviewer("af"), RefusalCode.NotFound);
    }

    private static DelegateReferral Handover() => new("1-fk", People.Ref("colleague@fk.se"));

    [Fact]
    public void The_summary_for_the_board_says_where_the_parties_stand_and_where_they_disagree()
    {
        var life = Life.InReview();
        life.Do(
                new GiveOpinion("1-fk", Samples.Opinion with { Scores = [new("need", 5), new("economy", 1)] }),
                People.Reviewer("fk")
            )
            .Do(
                new GiveOpinion(
                    "1-region",
                    new Opinion(
                        Stance.SupportsWithChanges,
                        "Bra.",
                        "Färre platser.",
                        [new("need", 3), new("economy", 2)]
                    )
                ),
                People.Reviewer("region")
            );

        var summary = life.Current.ReviewSummary!;

        // need weighs 3 and economy 1: (5·3 + 1)/4 = 4.00 and (3·3 + 2)/4 = 2.75.
        Assert.Equal(
            [("region", 2.75m, Stance.SupportsWithChanges), ("fk", 4.00m, Stance.Supports), ("af", null, null)],
            summary.Parties.Select(p => (p.PartyId, p.Score, p.Stance))
        );
        Assert.Equal((3.38m, 1.25m), (summary.Mean, summary.Spread));
        var disagreement = Assert.Single(summary.Disagreements);
        Assert.Equal(("need", 3, 5), (disagreement.Id, disagreement.Lowest, disagreement.Highest));
        Assert.Equal(["af"], summary.Unanswered);
        Assert.Empty(summary.Late);
    }

    [Fact]
    public void The_summary_weighs_by_the_rules_of_the_case()
    {
        var rules = new AssociationRules
        {
            Criteria = [new("need", new("Behov", "Need"), 1), new("economy", new("Kostnad", "Cost"), 3)],
        };
        var life = Life.InReview(rules)
            .Do(
                new GiveOpinion("1-fk", Samples.Opinion with { Scores = [new("need", 5), new("economy", 1)] }),
                People.Reviewer("fk")
            );

        Assert.Equal(2.00m, life.Current.ReviewSummary!.Mean);
        Assert.Null(life.Current.ReviewSummary.Spread);
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
    }

    [Fact]
    public void Going_on_without_a_reason_is_refused() =>
        Life.InReview().Refuses(new CloseReview(" "), People.Officer, RefusalCode.InvalidInput);
}
