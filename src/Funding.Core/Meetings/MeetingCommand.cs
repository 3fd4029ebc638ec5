using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that a person, a link, an application or time itself asks of a meeting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(PlanMeeting), "planMeeting")]
[JsonDerivedType(typeof(ChangeMeeting), "changeMeeting")]
[JsonDerivedType(typeof(CancelMeeting), "cancelMeeting")]
[JsonDerivedType(typeof(AddAgendaItem), "addAgendaItem")]
[JsonDerivedType(typeof(MoveAgendaItem), "moveAgendaItem")]
[JsonDerivedType(typeof(RemoveAgendaItem), "removeAgendaItem")]
[JsonDerivedType(typeof(CallMeeting), "callMeeting")]
[JsonDerivedType(typeof(AttendMeeting), "attendMeeting")]
[JsonDerivedType(typeof(DeclineMeeting), "declineMeeting")]
[JsonDerivedType(typeof(AnnounceConflict), "announceConflict")]
[JsonDerivedType(typeof(ReissueMeetingLink), "reissueLink")]
[JsonDerivedType(typeof(OpenMeeting), "openMeeting")]
[JsonDerivedType(typeof(RecordPresence), "recordPresence")]
[JsonDerivedType(typeof(OpenAgendaItem), "openAgendaItem")]
[JsonDerivedType(typeof(ReturnAgendaItem), "returnAgendaItem")]
[JsonDerivedType(typeof(CloseAgendaItem), "closeAgendaItem")]
[JsonDerivedType(typeof(RecordOutcome), "recordOutcome")]
[JsonDerivedType(typeof(ChooseAdjuster), "chooseAdjuster")]
[JsonDerivedType(typeof(CloseMeeting), "closeMeeting")]
[JsonDerivedType(typeof(CorrectAgendaItem), "correctAgendaItem")]
[JsonDerivedType(typeof(SignMinutes), "signMinutes")]
[JsonDerivedType(typeof(RegisterMinutes), "registerMinutes")]
[JsonDerivedType(typeof(RunMeetingDue), "runMeetingDue")]
public abstract record MeetingCommand
{
    private MeetingCommand() { }

    /// <summary>Notes what the document of the approved minutes became when it was stored, by the system.</summary>
    public sealed record RegisterMinutes(StoredMinutes Document) : MeetingCommand;

    /// <summary>Puts a meeting in the calendar. The same id again: nothing.</summary>
    /// <param name="Id">A new id.</param>
    /// <param name="Kind">Who meets.</param>
    /// <param name="Time">When and where.</param>
    /// <param name="Association">The association as it is now.</param>
    /// <param name="Seats">The board's seats, or the parties with their reviewers.</param>
    /// <param name="Substitutes">In the order they are called, within each member.</param>
    public sealed record PlanMeeting(
        MeetingId Id,
        MeetingKind Kind,
        MeetingTime Time,
        AssociationSnapshot Association,
        IReadOnlyList<BoardSeat> Seats,
        IReadOnlyList<Substitute> Substitutes
    ) : MeetingCommand;

    /// <summary>Changes when or where; those who have been called get a new invitation and answer anew.</summary>
    public sealed record ChangeMeeting(MeetingTime Time) : MeetingCommand;

    /// <summary>Calls it off.</summary>
    public sealed record CancelMeeting(string Reason) : MeetingCommand;

    /// <summary>Puts an item last on the agenda. The same item again: nothing.</summary>
    public sealed record AddAgendaItem(AgendaItem Item) : MeetingCommand;

    /// <summary>Moves an item to a place counted from 1.</summary>
    public sealed record MoveAgendaItem(string ItemId, int Position) : MeetingCommand;

    /// <summary>Takes an item off the agenda before the meeting.</summary>
    public sealed record RemoveAgendaItem(string ItemId) : MeetingCommand;

    /// <summary>Sends the call (kallelse) with the agenda and an invitation for calendars.</summary>
    public sealed record CallMeeting : MeetingCommand;

    /// <summary>Says to come.</summary>
    /// <param name="SeatId">The seat.</param>
    /// <param name="Round">Of the link, as <see cref="Meeting.CallRound"/>.</param>
    public sealed record AttendMeeting(string SeatId, int Round) : MeetingCommand;

    /// <summary>Cannot come: the next substitute from the same member is called.</summary>
    public sealed record DeclineMeeting(string SeatId, int Round, string Reason = "") : MeetingCommand;

    /// <summary>Announces a conflict of interest for an item.</summary>
    public sealed record AnnounceConflict(string SeatId, int Round, string ItemId, string Reason) : MeetingCommand;

    /// <summary>Whoever holds a link that no longer works asks for a new one, as <see cref="ApplicationCommand.ReissueLink"/>.</summary>
    /// <param name="Purpose">What the link was for.</param>
    /// <param name="Target">What it acted on.</param>
    /// <param name="To">The address that it was sent to.</param>
    public sealed record ReissueMeetingLink(LinkPurpose Purpose, string Target, EmailAddress To) : MeetingCommand;

    /// <summary>Opens the meeting and numbers the items.</summary>
    /// <param name="Present">Who is there.</param>
    /// <param name="FirstParagraph">The § number of the first item; numbers run on through the year.</param>
    public sealed record OpenMeeting(IReadOnlyList<PresentPerson> Present, int FirstParagraph = 1) : MeetingCommand;

    /// <summary>Somebody comes to, changes on, or leaves a seat during the meeting.</summary>
    /// <param name="SeatId">The seat.</param>
    /// <param name="PersonId">Who serves on it from now; null: nobody.</param>
    public sealed record RecordPresence(string SeatId, string? PersonId) : MeetingCommand;

    /// <summary>Takes an item up.</summary>
    public sealed record OpenAgendaItem(string ItemId) : MeetingCommand;

    /// <summary>Leaves an item that was taken up by mistake, before anything was decided.</summary>
    public sealed record ReturnAgendaItem(string ItemId) : MeetingCommand;

    /// <summary>Ends an item that is not voted on.</summary>
    /// <param name="Note">What the minutes say of it.</param>
    public sealed record CloseAgendaItem(string ItemId, string Note) : MeetingCommand;

    /// <summary>Tells what became of an application's item. By the system, from the application.</summary>
    public sealed record RecordOutcome(ApplicationId Application, MatterOutcome Outcome) : MeetingCommand;

    /// <summary>Chooses who approves the minutes beside whoever leads the meeting.</summary>
    public sealed record ChooseAdjuster(string PersonId) : MeetingCommand;

    /// <summary>Ends the meeting and draws up the minutes.</summary>
    public sealed record CloseMeeting : MeetingCommand;

    /// <summary>
    /// Writes down what the minutes are to say of an item while the meeting is held; afterwards it corrects them, and those who had
    /// approved approve anew.
    /// </summary>
    public sealed record CorrectAgendaItem(string ItemId, string Note) : MeetingCommand;

    /// <summary>Approves the minutes.</summary>
    /// <param name="Hash">Of exactly what is approved.</param>
    public sealed record SignMinutes(string Hash) : MeetingCommand;

    /// <summary>Does what time itself does, by the system; a repeat or an outdated key does nothing.</summary>
    public sealed record RunMeetingDue(string Key) : MeetingCommand;
}
