using System.Diagnostics;
using static Funding.Core.MeetingCommand;

namespace Funding.Core;

/// <summary>The one door to a meeting: what happens because of a command, or why nothing does.</summary>
public static class MeetingDecider
{
    /// <summary>Decides a command against the state. Pure and total, as <see cref="ApplicationDecider.Decide"/>.</summary>
    /// <param name="state">The state; null when the meeting does not exist.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision<MeetingEvent> Decide(Meeting? state, MeetingCommand command, Actor actor, DateTimeOffset now)
    {
        var decision =
            state is null ? Begin(command, actor, now)
            : Forbidden(state, command, actor) is { } refusal ? refusal
            : Decided(state, command, actor, now);
        return decision is Decision<MeetingEvent>.Accepted { Events: { Count: > 0 } events }
            ? new Decision<MeetingEvent>.Accepted([
                .. events.Select(e => e with { At = now, By = new Author(actor.PersonId, actor.Name) }),
            ])
            : decision;
    }

    private static Decision<MeetingEvent> Begin(MeetingCommand command, Actor actor, DateTimeOffset now) =>
        command is not PlanMeeting plan ? Refusals.NotFound()
        : AccessPolicy.Allows(actor, MeetingAction.Arrange, null) ? Planning.Plan(plan, now)
        : Refusals.NotAllowed();

    private static Refusal? Forbidden(Meeting state, MeetingCommand command, Actor actor) =>
        AccessPolicy.Allows(actor, Action(command), state) ? null
        : AccessPolicy.Allows(actor, MeetingAction.View, state) ? Refusals.NotAllowed()
        : Refusals.NotFound();

    private static Decision<MeetingEvent> Decided(
        Meeting state,
        MeetingCommand command,
        Actor actor,
        DateTimeOffset now
    ) =>
        command switch
        {
            PlanMeeting c => Planning.Again(state, c),
            ChangeMeeting c => Planning.Change(state, c, now),
            MeetingCommand.CancelMeeting c => Planning.Cancel(state, c),
            MeetingCommand.CallMeeting => Planning.Call(state, now),
            AddAgendaItem c => AgendaKeeping.Add(state, c),
            MoveAgendaItem c => AgendaKeeping.Move(state, c),
            RemoveAgendaItem c => AgendaKeeping.Remove(state, c),
            AttendMeeting c => Attending.Attend(state, c, actor),
            DeclineMeeting c => Attending.Decline(state, c, actor),
            MeetingCommand.AnnounceConflict c => Attending.AnnounceConflict(state, c, actor),
            ReissueMeetingLink c => Reissuing.Reissue(state, c, actor, now),
            MeetingCommand.OpenMeeting c => Leading.Open(state, c, now),
            RecordPresence c => Leading.Record(state, c),
            OpenAgendaItem c => Leading.TakeUp(state, c),
            ReturnAgendaItem c => Leading.Return(state, c),
            CloseAgendaItem c => Leading.Close(state, c),
            RecordOutcome c => Leading.Record(state, c, now, actor),
            ChooseAdjuster c => Leading.Choose(state, c),
            MeetingCommand.CloseMeeting => MinutesKeeping.End(state, now, actor),
            CorrectAgendaItem c => MinutesKeeping.Correct(state, c, now, actor),
            SignMinutes c => MinutesKeeping.Sign(state, c, actor, now),
            RegisterMinutes c => MinutesKeeping.Register(state, c),
            RunMeetingDue c => MeetingDues.Run(state, c.Key, now),
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
}
