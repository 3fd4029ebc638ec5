using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for dissent (reservation).</summary>
/// <remarks>
/// Kommunallag (2017:725) 4 kap. 27 §: who has taken part in deciding a matter may dissent, before the meeting is closed; who abstained has
/// not taken part (4 kap. 25 §). Where no meeting is followed here, the approval of the minutes is the end.
/// </remarks>
internal static class Dissenting
{
    internal static Decision Record(Application state, RecordDissent command, Actor actor)
    {
        if (
            state is not { Decision: { } decision, Matter: { } matter }
            || decision.Result.BallotVersion != command.BallotVersion
            || matter.BallotVersion != command.BallotVersion
        )
        {
            return state.Stage == ApplicationStage.BoardDecision ? Refusals.WrongStage(state) : Refusals.BallotVoid();
        }

        var reasons = (command.Reasons ?? "").Trim();
        if (decision.Dissents.Any(d => d.Person.Id == actor.PersonId && d.Reasons == reasons))
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.MinutesApproval || decision.MeetingClosedAt is not null)
        {
            return Refusals.DissentTooLate();
        }

        var seat = matter.Seats.FirstOrDefault(s => s.Id == command.SeatId && s.Holder?.Id == actor.PersonId);
        return seat is null || matter.BallotOf(seat.Id) is not { Choice: VoteChoice.Yes or VoteChoice.No }
                ? Refusals.TookNoPart()
            : TextRules.RefusalOf(TextRules.Check("/reasons", reasons, required: true)) is { } invalid ? invalid
            : new DissentRecorded(command.BallotVersion, new Dissent(seat.Id, seat.Holder!, reasons));
    }

    internal static Decision CloseMeeting(Application state) =>
        state.Decision is not { } decision ? Refusals.WrongStage(state)
        : decision.MeetingClosedAt is null && state.Stage == ApplicationStage.MinutesApproval ? new MeetingClosed()
        // Closed already, or the minutes are approved: nobody can dissent anyway.
        : Decision.Nothing;
}

/// <summary>Rules for what delegates have decided.</summary>
/// <remarks>Kommunallag (2017:725) 6 kap. 40 §: decisions on delegation are reported to the board as the board has said; here, all of them to its next meeting.</remarks>
internal static class Delegating
{
    private const int LongestParagraph = 50;

    internal static Decision Report(Application state, RecordReported command, DateTimeOffset now)
    {
        if (state.Decision is not { Result.Mode: BoardMode.Delegated } decision)
        {
            return Refusals.NotDelegated();
        }

        var report = new BoardReport((command.Paragraph ?? "").Trim(), command.On);
        return decision.Reported == report ? Decision.Nothing
            : TextRules.RefusalOf(Check(decision, report, now)) is { } invalid ? invalid
            : new DelegatedDecisionReported(report);
    }

    private static IEnumerable<FieldProblem> Check(BoardDecision decision, BoardReport report, DateTimeOffset now)
    {
        if (report.Paragraph.Length is 0 or > LongestParagraph)
        {
            yield return Problem.Required("/paragraph");
        }

        if (report.On < SwedishTime.DayOf(decision.DecidedAt) || report.On > SwedishTime.DayOf(now))
        {
            yield return Problem.OutOfRange(
                "/on",
                "Ange sammanträdets dag: tidigast beslutsdagen och senast i dag.",
                "Give the day of the meeting: not before the decision and not after today."
            );
        }
    }
}
