using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>A new personal link in place of one that no longer works.</summary>
public sealed class ReissuingTests
{
    [Fact]
    public void A_partner_who_asks_gets_a_new_link_to_the_same_question_that_voids_the_earlier_ones()
    {
        var life = Life.InReview();

        life.Do(Ask(LinkPurpose.Opinion, "1-fk", "reviewer@fk.se"), People.Reviewer("fk"));

        var mail = life.Mails.Last();
        Assert.Equal((MailTemplate.LinkReissued, "reviewer@fk.se"), (mail.Template, mail.Recipient.Id));
        Assert.Equal((LinkPurpose.Opinion, "1-fk", 1), (mail.Link!.Purpose, mail.Link.Target, mail.Link.Round));
        Assert.True(mail.Link.VoidsEarlier);
        Assert.Equal("opinion", mail.Parameters[MailParameter.Purpose]);
    }

    [Fact]
    public void A_voter_gets_one_until_the_item_closes_and_then_to_dissent_until_the_meeting_does()
    {
        var life = Life.WithBoard();
        var ask = Ask(LinkPurpose.Ballot, "seat-2", "seat2@board.se");
        life.Do(ask, People.Seat(2));
        Assert.Equal(life.Current.Matter!.ClosesAt, life.Mails.Last().Link!.ExpiresAt);

        life.Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).Do(new CloseBoardDecision(), People.Officer);
        life.Now = life.Now.AddHours(1);
        life.Do(ask, People.Seat(2));
        Assert.True(life.Mails.Last().Link!.ExpiresAt > life.Now);

        life.Now = life.Now.AddHours(1);
        life.Do(new RecordMeetingClosed(), Actor.System);
        life.Refuses(ask, People.Seat(2), RefusalCode.LinkNotNeeded);
    }

    [Fact]
    public void Nobody_gets_a_link_who_no_longer_serves_or_has_another_address()
    {
        var life = Life.WithBoard().Do(new DeclareConflict("seat-2", 1, "Anställd hos sökanden."), People.Seat(2));

        life.Refuses(Ask(LinkPurpose.Ballot, "seat-2", "seat2@board.se"), People.Seat(2), RefusalCode.LinkNotNeeded);
        life.Refuses(Ask(LinkPurpose.Ballot, "seat-3", "other@board.se"), People.Seat(3), RefusalCode.LinkNotNeeded);
        life.Refuses(Ask(LinkPurpose.Ballot, "seat-3", "seat4@board.se"), People.Seat(4), RefusalCode.LinkNotNeeded);
        life.Refuses(Ask(LinkPurpose.Ballot, "seat-3", "seat3@board.se"), People.Officer, RefusalCode.NotAllowed);
    }

    [Fact]
    public void Soon_again_nothing_happens_and_never_more_than_five_in_a_day()
    {
        var life = Life.InReview();
        var ask = Ask(LinkPurpose.Opinion, "1-fk", "reviewer@fk.se");
        life.Do(ask, People.Reviewer("fk"));

        life.Now = life.Now.AddMinutes(9);
        Assert.Empty(life.When(ask, People.Reviewer("fk")));
        Assert.Single(life.When(Ask(LinkPurpose.Opinion, "1-af", "reviewer@af.se"), People.Reviewer("af")));
        for (var more = 0; more < 4; more++)
        {
            life.Now = life.Now.AddMinutes(11);
            life.Do(ask, People.Reviewer("fk"));
        }
        life.Now = life.Now.AddMinutes(11);
        Assert.Empty(life.When(ask, People.Reviewer("fk")));
        life.Now = life.Now.AddDays(1);
        Assert.Single(life.When(ask, People.Reviewer("fk")));
        Assert.Single(life.Current.ReissuedLinks, l => l.PersonId == "reviewer@fk.se" && l.At > life.Now.AddDays(-1));
    }

    [Fact]
    public void A_signatory_gets_one_while_the_request_stands_and_none_when_the_draft_was_changed()
    {
        var life = Life.AskedToSign();
        var ask = Ask(LinkPurpose.SignOff, "sign-off", "signatory@kalmar.se");
        life.Do(ask, People.Signatory);
        Assert.Equal(LinkPurpose.SignOff, life.Mails.Last().Link!.Purpose);

        life.Now = life.Now.AddHours(1);
        life.Do(new EditForm(Samples.Form with { Title = "Annat" }), People.Editor);
        life.Refuses(ask, People.Signatory, RefusalCode.LinkNotNeeded);
    }

    [Fact]
    public void A_link_that_would_have_been_out_of_date_at_once_is_good_for_a_fortnight()
    {
        var life = Life.Granted();
        life.Now = life.Now.AddDays(200);

        life.Do(Ask(LinkPurpose.Agreement, "agreement", "signatory@kalmar.se"), People.Signatory);

        Assert.True(life.Mails.Last().Link!.ExpiresAt >= life.Now.AddDays(14));
    }

    private static ReissueLink Ask(LinkPurpose purpose, string target, string to) =>
        new(purpose, target, EmailAddress.Parse(to, null));
}
