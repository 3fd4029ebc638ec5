namespace Funding.Core.Tests;

public sealed class MailPreferencesTests
{
    private static readonly Author Eva = new("eva", "Eva Åström");
    private static readonly DateTimeOffset Noon = new(2027, 3, 12, 11, 0, 0, TimeSpan.Zero);

    public static TheoryData<MailTemplate> Linked => [.. LinkedMails.Templates];

    [Theory]
    [MemberData(nameof(Linked))]
    public void A_mail_with_a_personal_link_is_always_sent(MailTemplate template) =>
        Assert.Null(MailTopics.Of(template));

    [Theory]
    [InlineData(MailTemplate.SupplementRequest)]
    [InlineData(MailTemplate.SubmissionReceipt)]
    [InlineData(MailTemplate.DecisionGranted)]
    [InlineData(MailTemplate.DecisionRejected)]
    [InlineData(MailTemplate.DisbursementRequestReturned)]
    [InlineData(MailTemplate.PaymentsHeld)]
    [InlineData(MailTemplate.RecoveryReminder)]
    [InlineData(MailTemplate.AmendmentReceipt)]
    [InlineData(MailTemplate.AccountWarning)]
    [InlineData(MailTemplate.OpinionReceipt)]
    [InlineData(MailTemplate.ReportNotice)]
    [InlineData(MailTemplate.CaseWithdrawn)]
    public void What_asks_decides_or_warns_is_always_sent(MailTemplate template) =>
        Assert.Null(MailTopics.Of(template));

    [Fact]
    public void Exactly_these_mails_are_optional() =>
        Assert.Equal(
            [
                (MailTemplate.LateOpinion, MailTopic.OfficeNews),
                (MailTemplate.BallotNotice, MailTopic.Votes),
                (MailTemplate.InstalmentPaid, MailTopic.Payments),
                (MailTemplate.DisbursementRequestReceipt, MailTopic.Receipts),
                (MailTemplate.DisbursementRequestAccepted, MailTopic.Acceptances),
                (MailTemplate.PaymentsReleased, MailTopic.Payments),
                (MailTemplate.ReportReceipt, MailTopic.Receipts),
                (MailTemplate.ReportAccepted, MailTopic.Acceptances),
                (MailTemplate.RecoveryReceipt, MailTopic.Receipts),
            ],
            Enum.GetValues<MailTemplate>()
                .Where(template => MailTopics.Of(template) is not null)
                .Select(template => (template, MailTopics.Of(template)!.Value))
        );

    [Fact]
    public void Everything_but_who_has_voted_comes_at_once_until_somebody_chooses() =>
        Assert.All(
            Enum.GetValues<MailTemplate>(),
            template =>
                Assert.Equal(
                    template is MailTemplate.BallotNotice ? MailTiming.Digest : MailTiming.AtOnce,
                    new MailPreferences().TimingOf(template)
                )
        );

    [Fact]
    public void No_choice_whatever_reaches_a_mail_that_is_always_sent()
    {
        var off = new MailPreferences().With(
            Enum.GetValues<MailTopic>().Select(topic => new MailChoice(topic, MailTiming.Off)),
            Noon,
            Eva
        );

        Assert.All(
            Enum.GetValues<MailTemplate>(),
            template =>
                Assert.Equal(
                    MailTopics.Of(template) is null ? MailTiming.AtOnce : MailTiming.Off,
                    off.TimingOf(template)
                )
        );
    }

    [Fact]
    public void A_change_says_who_and_when_and_leaves_the_other_topics_alone()
    {
        var first = new MailPreferences().With([new(MailTopic.Payments, MailTiming.Off)], Noon, Eva);
        var second = first.With([new(MailTopic.Receipts, MailTiming.Digest)], Noon.AddDays(1), Eva);

        Assert.Equal(MailTiming.Off, second.TimingOf(MailTopic.Payments));
        Assert.Equal(MailTiming.Digest, second.TimingOf(MailTopic.Receipts));
        Assert.Equal(MailTiming.AtOnce, second.TimingOf(MailTopic.Acceptances));
        Assert.Equal((2, Noon.AddDays(1), Eva), (second.Version, second.ChangedAt, second.ChangedBy));
    }

    [Fact]
    public void A_repeat_changes_nothing()
    {
        var chosen = new MailPreferences().With([new(MailTopic.Payments, MailTiming.Off)], Noon, Eva);

        Assert.Same(chosen, chosen.With([new(MailTopic.Payments, MailTiming.Off)], Noon.AddDays(1), Eva));
    }

    [Fact]
    public void People_are_asked_about_the_mails_that_they_can_get_and_no_others()
    {
        Assert.Equal(
            [MailTopic.Receipts, MailTopic.Acceptances, MailTopic.Payments],
            MailTopics.For(With(Role.ApplicantEditor))
        );
        Assert.Equal([MailTopic.OfficeNews], MailTopics.For(With(Role.Director)));
        Assert.Empty(MailTopics.For(With(Role.BoardMember)));
    }

    [Theory]
    // Winter: Sweden is an hour ahead of UTC; summer: two.
    [InlineData("2027-01-15T05:59:59Z", "2027-01-15")]
    [InlineData("2027-01-15T06:00:00Z", "2027-01-16")]
    [InlineData("2027-07-15T04:59:59Z", "2027-07-15")]
    [InlineData("2027-07-15T05:00:00Z", "2027-07-16")]
    [InlineData("2027-07-15T22:30:00Z", "2027-07-16")]
    public void The_digest_of_a_day_takes_what_comes_before_seven_in_the_morning(string now, string day) =>
        Assert.Equal(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            Digests.DayFor(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        );

    private static Actor With(Role role) => new("p", "P", new HashSet<Role> { role }, null);
}
