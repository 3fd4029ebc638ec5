using System.Reflection;
using static Funding.Core.MeetingCommand;

namespace Funding.Core.Tests;

public sealed class MeetingMailTests
{
    private static readonly IReadOnlyList<MailTemplate> Linked =
    [
        MailTemplate.MeetingCall,
        MailTemplate.MeetingChanged,
        MailTemplate.MeetingSubstituteCall,
        MailTemplate.MeetingReminder,
        MailTemplate.MeetingAnswerReceipt,
        MailTemplate.MeetingConflictReceipt,
        MailTemplate.MinutesApprovalRequest,
        MailTemplate.MinutesApprovalReminder,
    ];

    /// <summary>Every mail of meetings that go every way.</summary>
    internal static IReadOnlyList<Effect.SendMail> OfMeetings { get; } =
    [
        .. MeetingLife.Approved().Mails,
        .. Held().Mails,
        .. MeetingLife.Called().Do(new CancelMeeting("Sjukdom"), People.Officer).Mails,
    ];

    [Fact]
    public void Links_go_with_the_templates_that_say_so() =>
        Assert.All(OfMeetings, m => Assert.Equal(Linked.Contains(m.Template), m.Link is not null));

    [Fact]
    public void Parameters_are_known_names_and_every_mail_says_which_meeting()
    {
        var names = typeof(MailParameter)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToHashSet();

        Assert.Subset(names, OfMeetings.SelectMany(m => m.Parameters.Keys).ToHashSet());
        Assert.All(
            OfMeetings,
            m =>
                Assert.StartsWith(
                    "Styrelsens sammanträde 2026-10-",
                    m.Parameters[MailParameter.Title],
                    StringComparison.Ordinal
                )
        );
    }

    private static MeetingLife Held()
    {
        var life = MeetingLife.Planned().Add(MeetingLife.First).Until(MeetingLife.Morning(new(2026, 10, 5)));
        life.Do(new CallMeeting(), People.Officer)
            .Do(new AttendMeeting("seat-1", 1), People.Seat(1))
            .Do(new DeclineMeeting("seat-9", 1), People.Seat(9))
            .Do(new DeclineMeeting("seat-10", 1), People.Seat(10))
            .Do(new AnnounceConflict("seat-2", 1, MeetingLife.First.ToString(), "Anställd"), People.Seat(2))
            .Until(MeetingLife.Morning(new(2026, 10, 13)))
            .Do(new ChangeMeeting(MeetingLife.At(MeetingLife.Day) with { Place = "Annan sal" }), People.Officer)
            .Until(MeetingLife.Morning(MeetingLife.Day));
        return life.Do(
                new OpenMeeting([new("seat-1", "seat1@board.se"), new("seat-2", "seat2@board.se")]),
                People.Chair
            )
            .Do(new ChooseAdjuster("seat2@board.se"), People.Chair)
            .Do(new CloseMeeting(), People.Chair)
            .Until(MeetingLife.Morning(MeetingLife.Day.AddDays(20)));
    }
}
