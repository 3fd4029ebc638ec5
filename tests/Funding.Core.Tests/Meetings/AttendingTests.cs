using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core.Tests;

public sealed class AttendingTests
{
    [Fact]
    public void Who_comes_gets_a_receipt_with_a_new_link()
    {
        var life = MeetingLife.Called();

        var mail = Assert.Single(life.MailsWhen(new AttendMeeting("seat-1", 1), People.Seat(1)));

        Assert.Equal(MailTemplate.MeetingAnswerReceipt, mail.Template);
        Assert.Equal(new PersonalLink(LinkPurpose.Meeting, "seat-1", 1, life.Current.Time.StartsAt), mail.Link);
        Assert.Empty(life.When(new AttendMeeting("seat-1", 1), People.Seat(1)));
    }

    [Fact]
    public void When_somebody_declines_the_next_substitute_of_the_same_member_is_called_in_order()
    {
        var life = MeetingLife.Called();

        life.Do(new DeclineMeeting("seat-2", 1, "Resa"), People.Seat(2))
            .Do(new DeclineMeeting("seat-3", 1), People.Seat(3));

        Assert.Equal("substitute1@kommunerna.se", life.Current.Seat("seat-2")!.Holder!.Id);
        Assert.Equal("substitute2@kommunerna.se", life.Current.Seat("seat-3")!.Holder!.Id);
        var call = life.Mails.First(m => m.Template == MailTemplate.MeetingSubstituteCall);
        Assert.Equal("seat2@board.se", call.Parameters[MailParameter.Elected]);
        Assert.Contains("METHOD:REQUEST", call.Attachment!.Text, StringComparison.Ordinal);
        Assert.Contains("mailto:substitute1@kommunerna.se", Unfolded(call.Attachment), StringComparison.Ordinal);
    }

    [Fact]
    public void A_substitute_who_declines_is_followed_by_the_next_and_then_by_nobody()
    {
        var life = MeetingLife
            .Called()
            .Do(new DeclineMeeting("seat-2", 1), People.Seat(2))
            .Do(new DeclineMeeting("seat-2", 1), People.SubstituteOf("kommunerna", 1));

        var mails = life.MailsWhen(new DeclineMeeting("seat-2", 1), People.SubstituteOf("kommunerna", 2));

        Assert.Null(life.Current.Seat("seat-2")!.Holder);
        Assert.Contains(mails, m => m.Template == MailTemplate.MeetingSeatVacant);
    }

    [Fact]
    public void Who_has_declined_cannot_come_after_all_by_link_and_declining_again_does_nothing()
    {
        var life = MeetingLife.Called().Do(new DeclineMeeting("seat-2", 1), People.Seat(2));

        Assert.Empty(life.When(new DeclineMeeting("seat-2", 1), People.Seat(2)));
        life.Refuses(new AttendMeeting("seat-2", 1), People.Seat(2), RefusalCode.DeclinedAlready);
    }

    [Fact]
    public void Who_asks_gets_a_new_link_until_the_meeting_begins_and_a_signer_until_both_have_approved()
    {
        var life = MeetingLife.Called();
        var ask = new ReissueMeetingLink(LinkPurpose.Meeting, "seat-1", EmailAddress.Parse("seat1@board.se", null));

        var mail = Assert.Single(life.MailsWhen(ask, People.Seat(1)));

        Assert.Equal(MailTemplate.LinkReissued, mail.Template);
        Assert.Equal(("seat-1", true), (mail.Link!.Target, mail.Link.VoidsEarlier));
        Assert.Empty(life.When(ask, People.Seat(1)));
        life.Refuses(ask with { Target = "seat-2" }, People.Seat(1), RefusalCode.LinkNotNeeded);
        life.Now = life.Current.Time.StartsAt;
        life.Refuses(ask, People.Seat(1), RefusalCode.LinkNotNeeded);

        life = MeetingLife.Closed();
        var adjuster = EmailAddress.Parse("seat3@board.se", null);
        mail = Assert.Single(
            life.MailsWhen(new ReissueMeetingLink(LinkPurpose.Minutes, "adjuster", adjuster), People.Seat(3))
        );
        Assert.Equal((LinkPurpose.Minutes, "adjuster"), (mail.Link!.Purpose, mail.Link.Target));
    }

    [Fact]
    public void Nobody_answers_for_another_or_before_the_call()
    {
        MeetingLife.Called().Refuses(new AttendMeeting("seat-2", 1), People.Seat(3), RefusalCode.NotAllowed);
        MeetingLife.Called().Refuses(new AttendMeeting("seat-2", 1), People.Editor, RefusalCode.NotFound);
        MeetingLife.Planned().Refuses(new AttendMeeting("seat-2", 0), People.Seat(2), RefusalCode.AnswersClosed);
    }

    [Fact]
    public void A_conflict_of_interest_is_announced_beforehand_for_one_item()
    {
        var life = MeetingLife.Called();
        var item = MeetingLife.First.ToString();

        life.Refuses(new AnnounceConflict("seat-2", 1, item, ""), People.Seat(2), RefusalCode.InvalidInput);
        life.Refuses(new AnnounceConflict("seat-2", 1, "x", "Anställd"), People.Seat(2), RefusalCode.NotFound);
        var mail = Assert.Single(
            life.MailsWhen(new AnnounceConflict("seat-2", 1, item, "Anställd hos sökanden"), People.Seat(2))
        );

        Assert.Equal(MailTemplate.MeetingConflictReceipt, mail.Template);
        Assert.Equal(LinkPurpose.Meeting, mail.Link!.Purpose);
        Assert.Empty(life.When(new AnnounceConflict("seat-2", 1, item, "Igen"), People.Seat(2)));
        Assert.Equal("seat2@board.se", life.Current.Seat("seat-2")!.Holder!.Id);
    }

    [Fact]
    public void Reviewers_are_called_to_the_preparatory_group()
    {
        var life = MeetingLife
            .Planned(MeetingKind.PreparatoryGroup)
            .Add(MeetingLife.First)
            .Do(new CallMeeting(), People.Officer);

        Assert.Equal(4, life.Mails.Count(m => m.Template == MailTemplate.MeetingCall));
        life.Do(new AttendMeeting("fk", 1), People.Reviewer("fk"));
        var mails = life.MailsWhen(new DeclineMeeting("af", 1), People.Reviewer("af"));
        Assert.Equal(
            [MailTemplate.MeetingDeclineReceipt, MailTemplate.MeetingSeatVacant],
            mails.Select(m => m.Template)
        );
        Assert.IsType<MeetingDeclined>(life.Trail[^1]);
    }

    private static string Unfolded(MailAttachment file) => file.Text.Replace("\r\n ", "", StringComparison.Ordinal);
}
