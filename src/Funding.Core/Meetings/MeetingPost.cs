using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Writes mails of one meeting: the parameters that all have.</summary>
internal sealed class MeetingPost(Meeting meeting)
{
    private const int SigningLinkDays = 60;

    /// <summary>The agenda, one item a line.</summary>
    internal static IEnumerable<string> Agenda(Meeting meeting) =>
        meeting.Items.Select(
            (item, index) =>
                FormattableString.Invariant($"{index + 1}. {item.Title}")
                + (item.Application is { } application ? $" ({application.CaseNumber}, {application.Applicant})" : "")
        );

    /// <summary>A mail to whoever is called to a seat, with a link for answering.</summary>
    internal SendMail Call(
        MeetingSeat seat,
        MailTemplate template,
        DateTimeOffset? invitationAt,
        params IReadOnlyList<(string Name, string Value)> parameters
    ) =>
        Mail(
            template,
            seat.Holder!,
            new PersonalLink(LinkPurpose.Meeting, seat.Id, meeting.CallRound, meeting.Time.StartsAt),
            parameters
        ) with
        {
            Attachment = invitationAt is { } at ? MeetingInvitation.Of(meeting, seat.Holder!, at) : null,
        };

    /// <summary>A mail to those who are to approve the minutes and have not, with a link for that.</summary>
    internal IEnumerable<SendMail> Sign(MailTemplate template) =>
        new (MinutesSigner As, PersonRef? Person)[]
        {
            (MinutesSigner.Chair, meeting.MinutesChair),
            (MinutesSigner.Adjuster, meeting.Adjuster),
        }
            .Where(s => s.Person is not null && meeting.Signatures.All(done => done.As != s.As))
            .Select(s =>
                Mail(
                    template,
                    s.Person!,
                    new PersonalLink(
                        LinkPurpose.Minutes,
                        s.As == MinutesSigner.Chair ? "chair" : "adjuster",
                        meeting.MinutesVersion,
                        SwedishTime.EndOf(SwedishTime.DayOf(meeting.ClosedAt!.Value).AddDays(SigningLinkDays))
                    ),
                    [
                        (
                            MailParameter.Deadline,
                            SwedishTime.Text(
                                SwedishTime.DayOf(meeting.ClosedAt.Value).AddDays(meeting.Rules.MinutesDays)
                            )
                        ),
                    ]
                )
            );

    internal SendMail Mail(
        MailTemplate template,
        PersonRef recipient,
        PersonalLink? link,
        params IReadOnlyList<(string Name, string Value)> parameters
    )
    {
        var (name, time) = (meeting.Name(), meeting.Time);
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MailParameter.Title] = name.Sv,
            [MailParameter.MeetingEn] = name.En,
            [MailParameter.Association] = meeting.Association.Name,
            [MailParameter.StartsAt] = SwedishTime.Text(time.StartsAt),
            [MailParameter.EndsAt] = SwedishTime.Text(time.EndsAt),
            [MailParameter.Place] = time.Place,
            [MailParameter.RemoteLink] = time.RemoteLink,
            [MailParameter.Agenda] = Post.Lines(Agenda(meeting)),
        };
        foreach (var (key, value) in parameters)
        {
            all[key] = value;
        }

        return new SendMail(template, recipient, link, all);
    }
}
