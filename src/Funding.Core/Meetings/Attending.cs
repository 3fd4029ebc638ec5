using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>Rules for those who are called.</summary>
internal static class Attending
{
    internal static Decision<MeetingEvent> Attend(Meeting state, AttendMeeting command, Actor actor) =>
        Refused(state, command.SeatId, command.Round, actor) is { } refusal ? refusal
        : state.Seat(command.SeatId)!.Attends ? Decision<MeetingEvent>.Nothing
        : new MeetingAttended(command.SeatId);

    internal static Decision<MeetingEvent> Decline(Meeting state, DeclineMeeting command, Actor actor)
    {
        if (state.Declines.Any(d => d.SeatId == command.SeatId && d.Person.Id == actor.PersonId))
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (Refused(state, command.SeatId, command.Round, actor) is { } refusal)
        {
            return refusal;
        }

        if (TextRules.RefusalOf(TextRules.Check("/reason", command.Reason)) is { } invalid)
        {
            return invalid;
        }

        var seat = state.Seat(command.SeatId)!;
        var declined = new MeetingDeclined(new MeetingDecline(seat.Id, seat.Holder!, command.Reason ?? ""));
        return state.NextSubstitute(seat) is { } substitute
            ? Decision<MeetingEvent>.Of(declined, new MeetingSubstituteCalled(seat.Id, substitute))
            : declined;
    }

    internal static Decision<MeetingEvent> AnnounceConflict(
        Meeting state,
        MeetingCommand.AnnounceConflict command,
        Actor actor
    )
    {
        if (state.Conflicts.Any(c => c.ItemId == command.ItemId && c.Person.Id == actor.PersonId))
        {
            return Decision<MeetingEvent>.Nothing;
        }

        return Refused(state, command.SeatId, command.Round, actor) is { } refusal ? refusal
            : state.Item(command.ItemId) is null ? Refusals.NotFound()
            : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } invalid ? invalid
            : new ConflictAnnounced(
                new AnnouncedConflict(
                    command.ItemId,
                    command.SeatId,
                    state.Seat(command.SeatId)!.Holder!,
                    command.Reason
                )
            );
    }

    private static Refusal? Refused(Meeting state, string seatId, int round, Actor actor) =>
        state.Seat(seatId) is not { } seat ? Refusals.NotFound()
        : state.Stage != MeetingStage.Called ? Refusals.AnswersClosed(state)
        : state.Declines.Any(d => d.SeatId == seatId && d.Person.Id == actor.PersonId) ? Refusals.DeclinedAlready()
        : seat.Holder?.Id != actor.PersonId ? Refusals.NotAllowed()
        : round != state.CallRound ? Refusals.CallOutdated()
        : null;
}
