using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that happened to a meeting, as the trail keeps it for ever. docs/meetings.md lists them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(MeetingPlanned), "meetingPlanned")]
[JsonDerivedType(typeof(MeetingChanged), "meetingChanged")]
[JsonDerivedType(typeof(MeetingCancelled), "meetingCancelled")]
[JsonDerivedType(typeof(AgendaItemAdded), "agendaItemAdded")]
[JsonDerivedType(typeof(AgendaItemMoved), "agendaItemMoved")]
[JsonDerivedType(typeof(AgendaItemRemoved), "agendaItemRemoved")]
[JsonDerivedType(typeof(CallReminderSent), "callReminderSent")]
[JsonDerivedType(typeof(MeetingCalled), "meetingCalled")]
[JsonDerivedType(typeof(MeetingAttended), "meetingAttended")]
[JsonDerivedType(typeof(MeetingDeclined), "meetingDeclined")]
[JsonDerivedType(typeof(MeetingSubstituteCalled), "meetingSubstituteCalled")]
[JsonDerivedType(typeof(ConflictAnnounced), "conflictAnnounced")]
[JsonDerivedType(typeof(MeetingLinkReissued), "linkReissued")]
[JsonDerivedType(typeof(MeetingReminderSent), "meetingReminderSent")]
[JsonDerivedType(typeof(MeetingOpened), "meetingOpened")]
[JsonDerivedType(typeof(PresenceRecorded), "presenceRecorded")]
[JsonDerivedType(typeof(AgendaItemOpened), "agendaItemOpened")]
[JsonDerivedType(typeof(AgendaItemReturned), "agendaItemReturned")]
[JsonDerivedType(typeof(AgendaItemClosed), "agendaItemClosed")]
[JsonDerivedType(typeof(OutcomeRecorded), "outcomeRecorded")]
[JsonDerivedType(typeof(AdjusterChosen), "adjusterChosen")]
[JsonDerivedType(typeof(MeetingEnded), "meetingEnded")]
[JsonDerivedType(typeof(AgendaItemNoted), "agendaItemNoted")]
[JsonDerivedType(typeof(AgendaItemCorrected), "agendaItemCorrected")]
[JsonDerivedType(typeof(MinutesDrawn), "minutesDrawn")]
[JsonDerivedType(typeof(SigningReminderSent), "signingReminderSent")]
[JsonDerivedType(typeof(MinutesSigned), "minutesSigned")]
[JsonDerivedType(typeof(MeetingMinutesApproved), "meetingMinutesApproved")]
[JsonDerivedType(typeof(MinutesStored), "minutesStored")]
[JsonDerivedType(typeof(NoticePublished), "noticePublished")]
[JsonDerivedType(typeof(MeetingDueSkipped), "meetingDueSkipped")]
public abstract record MeetingEvent
{
    private MeetingEvent() { }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public Author By { get; init; } = new("", "");

    /// <summary>The meeting was put in the calendar.</summary>
    public sealed record MeetingPlanned(
        MeetingId Id,
        MeetingKind Kind,
        MeetingTime Time,
        AssociationSnapshot Association,
        IReadOnlyList<BoardSeat> Seats,
        IReadOnlyList<Substitute> Substitutes
    ) : MeetingEvent;

    /// <summary>Time or place was changed; those who had been called were called anew.</summary>
    public sealed record MeetingChanged(MeetingTime Time) : MeetingEvent;

    /// <summary>The meeting was called off.</summary>
    public sealed record MeetingCancelled(string Reason) : MeetingEvent;

    /// <summary>An item was put on the agenda.</summary>
    public sealed record AgendaItemAdded(AgendaItem Item) : MeetingEvent;

    /// <summary>An item was moved on the agenda.</summary>
    public sealed record AgendaItemMoved(string ItemId, int Position) : MeetingEvent;

    /// <summary>An item was taken off the agenda.</summary>
    public sealed record AgendaItemRemoved(string ItemId) : MeetingEvent;

    /// <summary>The secretariat was reminded that the call must go out.</summary>
    public sealed record CallReminderSent(string Key) : MeetingEvent, IDoneByTime;

    /// <summary>The call went out with the agenda and an invitation for calendars.</summary>
    public sealed record MeetingCalled : MeetingEvent;

    /// <summary>Somebody said to come.</summary>
    public sealed record MeetingAttended(string SeatId) : MeetingEvent;

    /// <summary>Somebody cannot come.</summary>
    public sealed record MeetingDeclined(MeetingDecline Decline) : MeetingEvent;

    /// <summary>A substitute was called to the meeting.</summary>
    public sealed record MeetingSubstituteCalled(string SeatId, PersonRef Person) : MeetingEvent;

    /// <summary>Somebody announced a conflict of interest for an item.</summary>
    public sealed record ConflictAnnounced(AnnouncedConflict Conflict) : MeetingEvent;

    /// <summary>Somebody asked for a new personal link and got it; the earlier ones for the same are void.</summary>
    public sealed record MeetingLinkReissued(LinkPurpose Purpose, string Target, PersonRef Person) : MeetingEvent;

    /// <summary>Those who are called were reminded of the meeting.</summary>
    public sealed record MeetingReminderSent(string Key) : MeetingEvent, IDoneByTime;

    /// <summary>The meeting was opened, and its items were numbered.</summary>
    public sealed record MeetingOpened(IReadOnlyList<Presence> Present, int FirstParagraph) : MeetingEvent;

    /// <summary>Somebody came to, changed on, or left a seat.</summary>
    public sealed record PresenceRecorded(string SeatId, PersonRef? Person) : MeetingEvent;

    /// <summary>An item was taken up.</summary>
    public sealed record AgendaItemOpened(string ItemId) : MeetingEvent;

    /// <summary>An item that had been taken up was left for later.</summary>
    public sealed record AgendaItemReturned(string ItemId) : MeetingEvent;

    /// <summary>An item that is not voted on was done with.</summary>
    public sealed record AgendaItemClosed(string ItemId, string Note) : MeetingEvent;

    /// <summary>What became of an application's item was recorded.</summary>
    public sealed record OutcomeRecorded(string ItemId, MatterOutcome Outcome) : MeetingEvent;

    /// <summary>Somebody was chosen to approve the minutes beside the chair.</summary>
    public sealed record AdjusterChosen(PersonRef Person) : MeetingEvent;

    /// <summary>The meeting ended.</summary>
    public sealed record MeetingEnded : MeetingEvent;

    /// <summary>What the minutes are to say of an item was written down during the meeting.</summary>
    public sealed record AgendaItemNoted(string ItemId, string Note) : MeetingEvent;

    /// <summary>What the minutes say of an item was corrected.</summary>
    public sealed record AgendaItemCorrected(string ItemId, string Note) : MeetingEvent;

    /// <summary>The minutes were drawn up.</summary>
    public sealed record MinutesDrawn(MinutesContent Content, string Hash) : MeetingEvent;

    /// <summary>Those who have not approved the minutes were reminded.</summary>
    public sealed record SigningReminderSent(string Key) : MeetingEvent, IDoneByTime;

    /// <summary>The chair or the adjuster approved the minutes.</summary>
    public sealed record MinutesSigned(MinutesSigner As, PersonRef Person, string Hash) : MeetingEvent;

    /// <summary>The minutes are approved by both.</summary>
    public sealed record MeetingMinutesApproved(DateOnly ApprovedOn) : MeetingEvent;

    /// <summary>The approved minutes were stored as a document, never to be changed.</summary>
    public sealed record MinutesStored(StoredMinutes Document) : MeetingEvent;

    /// <summary>The public notice that the minutes are approved went up, and the members were told.</summary>
    public sealed record NoticePublished(MeetingNotice Notice) : MeetingEvent;

    /// <summary>A reminder was left out because a later one for the same thing is due already.</summary>
    public sealed record MeetingDueSkipped(string Key) : MeetingEvent, IDoneByTime;
}
