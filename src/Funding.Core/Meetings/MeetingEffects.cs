using System.Diagnostics;
using static Funding.Core.Effect;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>What the world must do because of what happened to a meeting.</summary>
public static class MeetingEffects
{
    /// <summary>The effects of an event, in order; the same event always gives the same effects.</summary>
    /// <param name="after">The state with the event folded in.</param>
    /// <param name="happened">The event.</param>
    public static IReadOnlyList<Effect> Of(Meeting after, MeetingEvent happened)
    {
        var post = new MeetingPost(after);
        IEnumerable<Effect> effects = happened switch
        {
            MeetingPlanned => [new StartProcess(new ProcessRef.Meeting())],
            MeetingChanged e => [.. Called(after, post, MailTemplate.MeetingChanged, e.At), Nudge],
            MeetingEvent.MeetingCancelled e => [.. CalledOff(after, post, e), Nudge],
            AgendaItemAdded or AgendaItemMoved or AgendaItemRemoved => [],
            CallReminderSent => [CallReminder(after, post)],
            MeetingCalled e => [.. Called(after, post, MailTemplate.MeetingCall, e.At), Nudge],
            MeetingAttended e => [post.Call(after.Seat(e.SeatId)!, MailTemplate.MeetingAnswerReceipt, null)],
            MeetingDeclined e => Declined(after, post, e),
            MeetingSubstituteCalled e => [SubstituteCall(after, post, e)],
            ConflictAnnounced e => [Conflict(after, post, e)],
            MeetingLinkReissued e => LinkEffects.Of(after, post, e),
            MeetingReminderSent => Holders(after).Select(s => post.Call(s, MailTemplate.MeetingReminder, null)),
            MeetingOpened => [Nudge],
            PresenceRecorded or AgendaItemOpened or AgendaItemReturned or AgendaItemClosed => [],
            OutcomeRecorded or AdjusterChosen or AgendaItemNoted or AgendaItemCorrected or MeetingDueSkipped => [],
            MeetingEnded => [.. Closed(after), Nudge],
            MinutesDrawn => after.Kind == MeetingKind.Board
                ? [.. post.Sign(MailTemplate.MinutesApprovalRequest), Nudge]
                : [],
            SigningReminderSent => post.Sign(MailTemplate.MinutesApprovalReminder),
            MinutesSigned => [],
            MeetingMinutesApproved e =>
            [
                new StoreRecord(
                    $"minutes-{Post.Number(after.MinutesVersion)}",
                    MinutesDocument.Of(after, e.ApprovedOn)
                ),
                .. Approved(after, e),
                Nudge,
            ],
            MinutesStored => [],
            NoticePublished e => Notices(after, post, e),
            _ => throw new UnreachableException(),
        };
        return ChangesLists(happened) ? [.. effects, new UpdateView()] : [.. effects];
    }

    private static Nudge Nudge => new(new ProcessRef.Meeting());

    /// <summary>Whether the calendar or the list of notices shows something of it.</summary>
    private static bool ChangesLists(MeetingEvent happened) =>
        happened
            is MeetingPlanned
                or MeetingChanged
                or MeetingEvent.MeetingCancelled
                or MeetingCalled
                or MeetingOpened
                or MeetingEnded
                or MeetingMinutesApproved
                or NoticePublished;

    private static IEnumerable<MeetingSeat> Holders(Meeting after) => after.Seats.Where(s => s.Holder is not null);

    private static IEnumerable<Effect> Called(
        Meeting after,
        MeetingPost post,
        MailTemplate template,
        DateTimeOffset at
    ) => after.Stage == MeetingStage.Called ? Holders(after).Select(s => post.Call(s, template, at)) : [];

    /// <summary>Who has not been called need not be told.</summary>
    private static IEnumerable<Effect> CalledOff(Meeting after, MeetingPost post, MeetingEvent.MeetingCancelled e) =>
        after.CallRound == 0
            ? []
            : Holders(after)
                .Select(s =>
                    post.Mail(MailTemplate.MeetingCancelled, s.Holder!, null, (MailParameter.Reason, e.Reason)) with
                    {
                        Attachment = MeetingInvitation.Of(after, s.Holder!, e.At),
                    }
                );

    private static SendMail CallReminder(Meeting after, MeetingPost post) =>
        post.Mail(
            MailTemplate.MeetingCallReminder,
            after.Association.Secretariat,
            null,
            (MailParameter.Deadline, SwedishTime.Text(after.LastCallDay))
        );

    private static IEnumerable<Effect> Declined(Meeting after, MeetingPost post, MeetingDeclined e)
    {
        var seat = after.Seat(e.Decline.SeatId)!;
        return
        [
            post.Mail(
                MailTemplate.MeetingDeclineReceipt,
                e.Decline.Person,
                null,
                (MailParameter.Reason, e.Decline.Reason)
            ),
            .. after.NextSubstitute(seat) is null
                ?
                [
                    post.Mail(
                        MailTemplate.MeetingSeatVacant,
                        after.Association.Secretariat,
                        null,
                        (MailParameter.Elected, seat.Elected.Name),
                        (MailParameter.Member, seat.Member)
                    ),
                ]
                : Array.Empty<Effect>(),
        ];
    }

    private static SendMail SubstituteCall(Meeting after, MeetingPost post, MeetingSubstituteCalled e)
    {
        var seat = after.Seat(e.SeatId)!;
        return post.Call(seat, MailTemplate.MeetingSubstituteCall, e.At, (MailParameter.Elected, seat.Elected.Name));
    }

    private static SendMail Conflict(Meeting after, MeetingPost post, ConflictAnnounced e) =>
        post.Call(
            after.Seat(e.Conflict.SeatId)!,
            MailTemplate.MeetingConflictReceipt,
            null,
            (MailParameter.Item, after.Item(e.Conflict.ItemId)?.Title ?? ""),
            (MailParameter.Reason, e.Conflict.Reason)
        );

    private static IEnumerable<AgendaItem> Decided(Meeting after) =>
        after.Items.Where(i => i.Outcome is { IsDecision: true });

    /// <summary>Nobody can dissent any more.</summary>
    private static IEnumerable<Effect> Closed(Meeting after) =>
        Decided(after)
            .Select(i => new TellApplication(i.Application!.Id, new ApplicationCommand.RecordMeetingClosed()));

    /// <summary>The decisions come into force: each application gets its § number and the day.</summary>
    private static IEnumerable<Effect> Approved(Meeting after, MeetingMinutesApproved e) =>
        Decided(after)
            .Select(i => new TellApplication(
                i.Application!.Id,
                new ApplicationCommand.ApproveMinutes(i.ParagraphText, e.ApprovedOn)
            ))
            .Concat(
                after
                    .Items.Where(i =>
                        i is { Kind: AgendaItemKind.DelegatedDecision, Status: AgendaItemStatus.Closed }
                        && i.Application is not null
                    )
                    .Select(i => new TellApplication(
                        i.Application!.Id,
                        new ApplicationCommand.RecordReported(i.ParagraphText, after.Time.Day)
                    ))
            );

    private static IEnumerable<Effect> Notices(Meeting after, MeetingPost post, NoticePublished e)
    {
        (string, string)[] parameters =
        [
            (MailParameter.UpFrom, SwedishTime.Text(e.Notice.UpFrom)),
            (MailParameter.LastAppealDay, SwedishTime.Text(e.Notice.LastAppealDay)),
            (
                MailParameter.Paragraphs,
                Post.Lines(
                    after
                        .Items.Where(i => i.Status == AgendaItemStatus.Closed)
                        .Select(i => $"{i.ParagraphText} {i.Title}")
                )
            ),
            (MailParameter.Unanswered, Post.Lines(e.Notice.NotTold)),
        ];
        return after
            .Association.Members.Where(m => m is { PutsUpNotices: true, NoticeAddress: not null })
            .Select(m => new PersonRef($"member-{m.OrganisationNumber}", m.Name, m.NoticeAddress!))
            .Select(m => post.Mail(MailTemplate.PublicNotice, m, null, parameters))
            .Append(post.Mail(MailTemplate.PublicNoticeSent, after.Association.Secretariat, null, parameters))
            .Concat<Effect>(
                Decided(after)
                    .Select(i => new TellApplication(
                        i.Application!.Id,
                        new ApplicationCommand.RecordNotice(e.Notice.UpFrom)
                    ))
            );
    }
}
