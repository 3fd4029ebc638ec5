using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Kommunallag (2017:725) 4 kap. 27 §: who has taken part in a decision may dissent from it.</summary>
public sealed class DissentTests
{
    [Fact]
    public void KL_4_27_Who_took_part_may_dissent_with_reasons_and_it_stands_in_the_result()
    {
        var life = Decided();

        life.Do(new RecordDissent("seat-8", 1, "Målen är för vaga."), People.Seat(8));

        var decision = life.Current.Decision!;
        Assert.Equal("Målen är för vaga.", Assert.Single(decision.Dissents).Reasons);
        Assert.Equal(1, decision.Result.Dissents);
        Assert.Contains("En ledamot reserverade sig", decision.Result.Justification.Sv, StringComparison.Ordinal);
        Assert.Equal(decision.Result, life.Current.BoardResults.Single());
        Assert.Contains(life.Mails, m => m.Template == MailTemplate.DissentReceipt);
        Assert.Contains(life.Mails, m => m.Template == MailTemplate.DissentNotice);
    }

    [Fact]
    public void A_dissent_needs_reasons_once_and_may_be_put_better()
    {
        var life = Decided();

        life.Refuses(new RecordDissent("seat-8", 1, " "), People.Seat(8), RefusalCode.InvalidInput);
        life.Do(new RecordDissent("seat-8", 1, "Vagt."), People.Seat(8));
        Assert.Empty(life.When(new RecordDissent("seat-8", 1, "Vagt."), People.Seat(8)));
        life.Do(new RecordDissent("seat-8", 1, "För vagt."), People.Seat(8));

        Assert.Equal("För vagt.", Assert.Single(life.Current.Decision!.Dissents).Reasons);
    }

    [Fact]
    public void KL_4_25_Who_abstained_or_did_not_vote_took_no_part()
    {
        var life = Decided();

        life.Refuses(new RecordDissent("seat-9", 1, "Nej."), People.Seat(9), RefusalCode.TookNoPart);
        life.Refuses(new RecordDissent("seat-10", 1, "Nej."), People.Seat(10), RefusalCode.TookNoPart);
    }

    [Fact]
    public void When_the_meeting_is_closed_nobody_dissents()
    {
        var life = Decided().Do(new RecordMeetingClosed(), People.Chair);

        life.Refuses(new RecordDissent("seat-8", 1, "Nej."), People.Seat(8), RefusalCode.DissentTooLate);
        Assert.Empty(life.When(new RecordMeetingClosed(), People.Chair));
    }

    [Fact]
    public void Without_a_meeting_the_approval_of_the_minutes_is_the_end()
    {
        var life = Decided();
        life.Do(new ApproveMinutes("§ 1", SwedishTime.DayOf(life.Now)), People.Officer);

        life.Refuses(new RecordDissent("seat-8", 1, "Nej."), People.Seat(8), RefusalCode.DissentTooLate);
    }

    [Fact]
    public void Nobody_dissents_before_there_is_a_decision() =>
        Life.WithBoard().Refuses(new RecordDissent("seat-8", 1, "Nej."), People.Seat(8), RefusalCode.WrongStage);

    [Fact]
    public void The_receipt_s_link_lives_on_for_a_dissent()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 8);

        var receipt = life.Mails.Last(m => m.Template == MailTemplate.BallotReceipt);

        Assert.True(receipt.Link!.ExpiresAt > life.Current.Matter!.ClosesAt.AddDays(30));
    }

    private static Life Decided() =>
        Life.WithBoard()
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7)
            .Vote(VoteChoice.No, 8)
            .Vote(VoteChoice.Abstain, 9)
            .Do(new CloseBoardDecision(), People.Officer);
}
