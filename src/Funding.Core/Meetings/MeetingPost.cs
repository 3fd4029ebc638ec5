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
        Mail(template, seat.Holder!, Link(meeting, seat), parameters) with
        {
            Attachment = invitationAt is { } at ? MeetingInvitation.Of(meeting, seat.Holder!, at) : null,
        };

    /// <summary>A mail to those who are to approve the minutes and have not, with a link for that.</summary>
    internal IEnumerable<SendMail> Sign(MailTemplate template) =>
        Signers(meeting)
            .Select(s =>
                Mail(
                    template,
                    s.Person!,
                    Link(meeting, s.As),
                    [(MailParameter.Deadline, SwedishTime.Text(meeting.LastSigningDay))]
                )
            );

    /// <summary>A link for answering the call.</summary>
    internal static PersonalLink Link(Meeting meeting, MeetingSeat seat) =>
        new(LinkPurpose.Meeting, seat.Id, meeting.CallRound, meeting.Time.StartsAt);

    /// <summary>A link for approving the minutes.</summary>
    internal static PersonalLink Link(Meeting meeting, MinutesSigner signer) =>
        new(
            LinkPurpose.Minutes,
            Target(signer),
            meeting.MinutesVersion,
            SwedishTime.EndOf(SwedishTime.DayOf(meeting.ClosedAt!.Value).AddDays(SigningLinkDays))
        );

    /// <summary>Those who are to approve the minutes and have not.</summary>
    internal static IEnumerable<(MinutesSigner As, PersonRef? Person)> Signers(Meeting meeting) =>
        new (MinutesSigner As, PersonRef? Person)[]
        {
            (MinutesSigner.Chair, meeting.MinutesChair),
            (MinutesSigner.Adjuster, meeting.Adjuster),
        }.Where(s => s.Person is not null && meeting.Signatures.All(done => done.As != s.As));

    /// <summary>What a link for approving the minutes acts on.</summary>
    internal static string Target(MinutesSigner signer) => signer == MinutesSigner.Chair ? "chair" : "adjuster";

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
