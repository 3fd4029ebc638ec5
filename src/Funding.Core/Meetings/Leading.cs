using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>Rules for the meeting while it is held.</summary>
internal static class Leading
{
    internal static Decision<MeetingEvent> Open(Meeting state, MeetingCommand.OpenMeeting command, DateTimeOffset now)
    {
        if (state.Stage == MeetingStage.Open)
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (state.Stage != MeetingStage.Called)
        {
            return Refusals.WrongMeetingStage(state);
        }

        if (SwedishTime.DayOf(now) < state.Time.Day)
        {
            return Refusals.MeetingNotToday(state.Time.Day);
        }

        var present = (command.Present ?? [])
            .Where(p => !string.IsNullOrEmpty(p.PersonId))
            .Select(p => (p.SeatId, Person: MayServe(state, p.SeatId, p.PersonId)))
            .ToList();
        return present.Count == 0
            || present.Any(p => p.Person is null)
            || present.DistinctBy(p => p.SeatId, StringComparer.Ordinal).Count() != present.Count
            || present.DistinctBy(p => p.Person!.Id, StringComparer.Ordinal).Count() != present.Count
                ? Refusals.PresenceInvalid()
            : command.FirstParagraph is < 1 or > 100_000
                ? Refusals.InvalidInput([
                    Problem.OutOfRange(
                        "/firstParagraph",
                        "Ange numret på mötets första paragraf.",
                        "Give the number of the meeting's first paragraph."
                    ),
                ])
            : new MeetingOpened(
                [.. present.Select(p => new Presence(p.SeatId, p.Person!, now))],
                command.FirstParagraph
            );
    }

    internal static Decision<MeetingEvent> Record(Meeting state, RecordPresence command)
    {
        if (state.Stage != MeetingStage.Open)
        {
            return Refusals.WrongMeetingStage(state);
        }

        var now = state.Present.FirstOrDefault(p => p.SeatId == command.SeatId)?.Person;
        if (string.IsNullOrEmpty(command.PersonId))
        {
            return state.Seat(command.SeatId) is null ? Refusals.NotFound()
                : now is null ? Decision<MeetingEvent>.Nothing
                : new PresenceRecorded(command.SeatId, null);
        }

        return now?.Id == command.PersonId ? Decision<MeetingEvent>.Nothing
            : MayServe(state, command.SeatId, command.PersonId) is not { } person
            || state.Present.Any(p => p.Person.Id == person.Id)
                ? Refusals.PresenceInvalid()
            : new PresenceRecorded(command.SeatId, person);
    }

    internal static Decision<MeetingEvent> TakeUp(Meeting state, OpenAgendaItem command) =>
        state.Stage != MeetingStage.Open ? Refusals.WrongMeetingStage(state)
        : state.Item(command.ItemId) is not { } item ? Refusals.NotFound()
        : item.Status == AgendaItemStatus.Open ? Decision<MeetingEvent>.Nothing
        : item.Status == AgendaItemStatus.Closed ? Refusals.AgendaItemClosed()
        : state.Items.Any(i => i.Status == AgendaItemStatus.Open) ? Refusals.AnotherItemOpen()
        : new AgendaItemOpened(item.Id);

    internal static Decision<MeetingEvent> Return(Meeting state, ReturnAgendaItem command) =>
        state.Item(command.ItemId) is not { } item ? Refusals.NotFound()
        : item.Status == AgendaItemStatus.Waiting ? Decision<MeetingEvent>.Nothing
        : state.Stage != MeetingStage.Open ? Refusals.WrongMeetingStage(state)
        : item.Status == AgendaItemStatus.Closed ? Refusals.AgendaItemClosed()
        : new AgendaItemReturned(item.Id);

    internal static Decision<MeetingEvent> Close(Meeting state, CloseAgendaItem command)
    {
        if (state.Item(command.ItemId) is not { } item)
        {
            return Refusals.NotFound();
        }

        if (item.Status == AgendaItemStatus.Closed)
        {
            return item.Note == command.Note ? Decision<MeetingEvent>.Nothing : Refusals.AgendaItemClosed();
        }

        return state.Stage != MeetingStage.Open ? Refusals.WrongMeetingStage(state)
            : state.Kind == MeetingKind.Board && item.IsVotedOn ? Refusals.ItemIsVotedOn()
            : TextRules.RefusalOf(TextRules.Check("/note", command.Note, required: true)) is { } refusal ? refusal
            : new AgendaItemClosed(item.Id, command.Note.Trim());
    }

    /// <summary>A dissent comes after the outcome: the outcome is told anew with it.</summary>
    internal static Decision<MeetingEvent> Record(
        Meeting state,
        RecordOutcome command,
        DateTimeOffset now,
        Actor actor
    ) =>
        state.Items.FirstOrDefault(i => i.Application?.Id == command.Application) is not { } item ? Refusals.NotFound()
        : item.Outcome is { } before && before.Dissents.SequenceEqual(command.Outcome.Dissents)
            ? Decision<MeetingEvent>.Nothing
        : state.Stage == MeetingStage.MinutesApproval
            ? MinutesKeeping.Drawn(state, new OutcomeRecorded(item.Id, command.Outcome), now, actor)
        : new OutcomeRecorded(item.Id, command.Outcome);

    /// <summary>Whoever leads the meeting does not approve its minutes twice: the adjuster is somebody else who served.</summary>
    internal static Decision<MeetingEvent> Choose(Meeting state, ChooseAdjuster command)
    {
        if (state.Adjuster?.Id == command.PersonId)
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (state.Stage != MeetingStage.Open)
        {
            return Refusals.WrongMeetingStage(state);
        }

        return
            state.Present.FirstOrDefault(p => p.Person.Id == command.PersonId)?.Person is not { } person
            || person.Id == state.Leader?.Id
            ? Refusals.AdjusterInvalid()
            : new AdjusterChosen(person);
    }

    /// <summary>The one elected, the one called, or any substitute of the seat's member.</summary>
    private static PersonRef? MayServe(Meeting state, string seatId, string personId) =>
        state.Seat(seatId) is { } seat
            ? new[] { seat.Elected, seat.Holder }
                .Concat(state.Substitutes.Where(s => s.Member == seat.Member).Select(s => s.Person))
                .OfType<PersonRef>()
                .FirstOrDefault(p => p.Id == personId)
            : null;
}
