using System.Diagnostics;
using static Funding.Core.MeetingCommand;

namespace Funding.Core;

/// <summary>What somebody may want to do with a meeting.</summary>
public enum MeetingAction
{
    /// <summary>Know that it exists; read it.</summary>
    View,

    /// <summary>Plan, change, call and call off; keep the agenda; correct the minutes.</summary>
    Arrange,

    /// <summary>Open and close the meeting and its items, say who is there, choose the adjuster.</summary>
    Lead,

    /// <summary>Say to come or not, announce a conflict of interest.</summary>
    Answer,

    /// <summary>Approve the minutes.</summary>
    Sign,

    /// <summary>Ask for a new personal link in place of one that no longer works.</summary>
    ReissueLink,

    /// <summary>What only the system does: outcomes, and what time does.</summary>
    RunSystem,
}

/// <summary>Who may do what with meetings. Nothing is allowed that does not stand here.</summary>
public static class MeetingPolicy
{
    /// <summary>Whether the actor may do the action.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="meeting">The meeting; null for the calendar and for planning one.</param>
    public static bool Allows(Actor actor, MeetingAction action, Meeting? meeting) =>
        action switch
        {
            MeetingAction.View => actor.IsAny(
                Role.Secretariat,
                Role.Finance,
                Role.Director,
                Role.Auditor,
                Role.Chair,
                Role.System
            )
                || meeting is not null && IsCalled(actor, meeting),
            // The system puts an application on the agenda that its review names.
            MeetingAction.Arrange => actor.IsAny(Role.Secretariat, Role.System),
            MeetingAction.Lead => actor.IsAny(Role.Secretariat, Role.Chair),
            MeetingAction.Answer => meeting is not null && IsCalled(actor, meeting),
            MeetingAction.Sign => meeting is not null && IsSigner(actor, meeting),
            MeetingAction.ReissueLink => meeting is not null && (IsCalled(actor, meeting) || IsSigner(actor, meeting)),
            MeetingAction.RunSystem => actor.Is(Role.System),
            _ => throw new UnreachableException(),
        };

    /// <summary>What a command asks leave for.</summary>
    internal static MeetingAction Action(MeetingCommand command) =>
        command switch
        {
            PlanMeeting or ChangeMeeting or CancelMeeting or CallMeeting => MeetingAction.Arrange,
            AddAgendaItem or MoveAgendaItem or RemoveAgendaItem or CorrectAgendaItem => MeetingAction.Arrange,
            AttendMeeting or DeclineMeeting or MeetingCommand.AnnounceConflict => MeetingAction.Answer,
            MeetingCommand.OpenMeeting or RecordPresence or MeetingCommand.CloseMeeting => MeetingAction.Lead,
            OpenAgendaItem or ReturnAgendaItem or CloseAgendaItem or ChooseAdjuster => MeetingAction.Lead,
            SignMinutes => MeetingAction.Sign,
            ReissueMeetingLink => MeetingAction.ReissueLink,
            RecordOutcome or RegisterMinutes or RunMeetingDue => MeetingAction.RunSystem,
            _ => throw new UnreachableException(),
        };

    private static bool IsCalled(Actor actor, Meeting meeting) =>
        meeting.Seats.Any(s => s.Holder?.Id == actor.PersonId)
        || meeting.Declines.Any(d => d.Person.Id == actor.PersonId)
        || meeting.Presences.Any(p => p.Person.Id == actor.PersonId);

    private static bool IsSigner(Actor actor, Meeting meeting) =>
        actor.PersonId == meeting.MinutesChair?.Id || actor.PersonId == meeting.Adjuster?.Id;
}
