using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for questions of conflict of interest that somebody else than the member puts.</summary>
/// <remarks>
/// Kommunallag (2017:725) 6 kap. 28 § says when there is a conflict, 30 § that who has one takes no part, 31 § that the board settles the
/// question as soon as it has come up and that the one concerned does not take part in settling it.
/// </remarks>
internal static class Recusing
{
    internal static Decision Flag(Application state, FlagConflict command, Actor actor, DateTimeOffset now)
    {
        if (NotOpen(state, now) is { } closed)
        {
            return closed;
        }

        if (state.Matter!.Seats.FirstOrDefault(s => s.Id == command.SeatId) is not { Holder: { } person } seat)
        {
            return Refusals.NotFound();
        }

        return state.Matter.OpenConflicts.Any(c => c.SeatId == seat.Id) ? Decision.Nothing
            : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } invalid ? invalid
            : new ConflictFlagged(state.Matter.BallotVersion, new ConflictFlag(seat.Id, person, command.Reason));
    }

    internal static Decision Rule(Application state, RuleOnConflict command, Actor actor, DateTimeOffset now)
    {
        if (NotOpen(state, now) is { } closed)
        {
            return closed;
        }

        var matter = state.Matter!;
        if (matter.OpenConflicts.FirstOrDefault(c => c.SeatId == command.SeatId) is not { } flag)
        {
            return matter.Conflicts.LastOrDefault(c => c.SeatId == command.SeatId)?.Recused == command.Recused
                ? Decision.Nothing
                : Refusals.ConflictNotFlagged();
        }

        return flag.Person.Id == actor.PersonId ? Refusals.OwnConflict()
            : !actor.Is(Role.Chair) && matter.Leader(not: flag.Person)?.Holder!.Id != actor.PersonId
                ? Refusals.NotAllowed()
            : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason)) is { } invalid ? invalid
            : Decision.Of(Ruled(matter, flag, command));
    }

    private static IReadOnlyList<ApplicationEvent> Ruled(BoardMatter matter, ConflictFlag flag, RuleOnConflict command)
    {
        var ruled = new ConflictRuled(
            matter.BallotVersion,
            flag.SeatId,
            flag.Person,
            command.Recused,
            command.Reason ?? ""
        );
        if (!command.Recused)
        {
            return [ruled];
        }

        var seat = matter.Seats.Single(s => s.Id == flag.SeatId);
        var gone = new MemberStoodAside(
            matter.BallotVersion,
            new StoodAside(seat.Id, flag.Person, StandAsideReason.Conflict, flag.Reason) { ByRuling = true }
        );
        return Voting.NextSubstitute(matter, seat) is { } substitute
            ? [ruled, gone, new SubstituteCalled(matter.BallotVersion, seat.Id, substitute)]
            : [ruled, gone];
    }

    private static Refusal? NotOpen(Application state, DateTimeOffset now) =>
        state.Stage != ApplicationStage.BoardDecision ? Refusals.WrongStage(state)
        : now >= state.Matter!.ClosesAt ? Refusals.BallotClosed()
        : null;
}

/// <summary>A member whose organisation has a part in the application: for information, nothing follows from it by itself.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who serves on it.</param>
/// <param name="Organisation">The organisation that applies or carries out.</param>
public sealed record ConflictSuggestion(string SeatId, PersonRef Person, string Organisation)
{
    /// <summary>Those who serve for a member that applies, or for the one that carries the project out.</summary>
    public static IReadOnlyList<ConflictSuggestion> Of(Application application)
    {
        var form = application.SubmittedForm ?? application.Form;
        List<(string Number, string Name)> parts =
        [
            (form.Applicant.OrganisationNumber, form.Applicant.Name),
            .. form.CoApplicants.Select(c => (c.OrganisationNumber, c.Name)),
            .. form.Implementer is { } implementer
                ? [(implementer.OrganisationNumber, implementer.Name)]
                : Array.Empty<(string, string)>(),
        ];
        return
        [
            .. (application.Matter?.Seats ?? [])
                .Where(s => s.Holder is not null)
                .Select(s => (Seat: s, Part: parts.FirstOrDefault(p => IsSame(p.Number, s.Member))))
                .Where(pair => pair.Part.Name is not null)
                .Select(pair => new ConflictSuggestion(pair.Seat.Id, pair.Seat.Holder!, pair.Part.Name)),
        ];
    }

    private static bool IsSame(string number, string member) =>
        OrganisationNumber.TryParse(number, out var a) && OrganisationNumber.TryParse(member, out var b) && a == b;
}
