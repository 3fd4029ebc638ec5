using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for those who hold the seats.</summary>
internal static class Voting
{
    internal static Decision Cast(Application state, CastBallot command, Actor actor, DateTimeOffset now)
    {
        if (Refused(state, command.SeatId, command.BallotVersion, actor, now) is { } refusal)
        {
            return refusal;
        }

        if (TextRules.RefusalOf(TextRules.Check("/reason", command.Reason)) is { } invalid)
        {
            return invalid;
        }

        var reason = command.Reason ?? "";
        var before = state.Matter!.BallotOf(command.SeatId);
        return before is not null && before.Choice == command.Choice && before.Reason == reason
            ? Decision.Nothing
            : new BallotCast(
                command.BallotVersion,
                new Ballot(command.SeatId, actor.PersonId, actor.Name, command.Choice, reason, now)
            );
    }

    internal static Decision StandAside(
        Application state,
        string seatId,
        int ballotVersion,
        StandAsideReason kind,
        string? reason,
        Actor actor,
        DateTimeOffset now
    )
    {
        if (HasStoodAside(state, seatId, actor, kind))
        {
            return Decision.Nothing;
        }

        if (Refused(state, seatId, ballotVersion, actor, now) is { } refusal)
        {
            return refusal;
        }

        if (
            TextRules.RefusalOf(TextRules.Check("/reason", reason, required: kind == StandAsideReason.Conflict)) is
            { } invalid
        )
        {
            return invalid;
        }

        var seat = state.Matter!.Seats.Single(s => s.Id == seatId);
        var gone = new MemberStoodAside(ballotVersion, new StoodAside(seatId, seat.Holder!, kind, reason ?? ""));
        return NextSubstitute(state.Matter, seat) is { } substitute
            ? Decision.Of(gone, new SubstituteCalled(ballotVersion, seatId, substitute))
            : gone;
    }

    private static bool HasStoodAside(Application state, string seatId, Actor actor, StandAsideReason kind) =>
        state.Matter?.StoodAside.Any(s => s.SeatId == seatId && s.Person.Id == actor.PersonId && s.Kind == kind)
        == true;

    /// <summary>The first in call-in order from the same member who neither serves nor has stood aside.</summary>
    internal static PersonRef? NextSubstitute(BoardMatter matter, SeatInMatter seat) =>
        matter
            .Substitutes.Where(s => s.Member == seat.Member)
            .Select(s => s.Person)
            .FirstOrDefault(p =>
                matter.Seats.All(s => s.Holder?.Id != p.Id) && matter.StoodAside.All(s => s.Person.Id != p.Id)
            );

    private static Refusal? Refused(
        Application state,
        string seatId,
        int ballotVersion,
        Actor actor,
        DateTimeOffset now
    )
    {
        if (state.Matter is not { } matter || matter.Seats.FirstOrDefault(s => s.Id == seatId) is not { } seat)
        {
            return Refusals.NotFound();
        }

        return state.Stage != ApplicationStage.BoardDecision || now >= matter.ClosesAt ? Refusals.BallotClosed()
            : ballotVersion != matter.BallotVersion ? Refusals.BallotVoid()
            : seat.Holder?.Id == actor.PersonId ? null
            : matter.StoodAside.Any(s => s.SeatId == seatId && s.Person.Id == actor.PersonId) ? Refusals.StoodAside()
            : Refusals.NotAllowed();
    }
}
