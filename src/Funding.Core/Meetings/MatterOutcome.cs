using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>A vote as the minutes tell it: the board votes openly.</summary>
/// <param name="Name">Who.</param>
/// <param name="Choice">The vote.</param>
public sealed record MinutesVote(string Name, VoteChoice Choice);

/// <summary>What somebody said for the minutes.</summary>
/// <param name="Name">Who.</param>
/// <param name="Text">What.</param>
public sealed record MinutesStatement(string Name, string Text);

/// <summary>What became of an application's item at a meeting, with everything that the minutes tell of it.</summary>
/// <param name="Outcome">Granted, rejected, remitted or tabled; null for a poll, which decides nothing.</param>
/// <param name="Recommendation">What the director proposed.</param>
/// <param name="Amount">The grant that was proposed.</param>
/// <param name="Conditions">What the grant is conditional on.</param>
/// <param name="Votes">The votes that counted, in the order of the seats.</param>
/// <param name="Conflicts">Those who took no part because of a conflict of interest.</param>
/// <param name="Dissents">Dissenting opinions (reservationer).</param>
/// <param name="Justification">The count in words; empty when nothing was counted.</param>
/// <param name="Reason">Why it was tabled, or what the board wants to know; else empty.</param>
public sealed record MatterOutcome(
    BoardOutcome? Outcome,
    Recommendation Recommendation,
    Money Amount,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<MinutesVote> Votes,
    IReadOnlyList<MinutesStatement> Conflicts,
    IReadOnlyList<MinutesStatement> Dissents,
    LocalizedText Justification,
    string Reason
)
{
    /// <summary>Whether it is a decision that the minutes bring into force.</summary>
    internal bool IsDecision => Outcome is BoardOutcome.Granted or BoardOutcome.Rejected;

    internal static MatterOutcome Of(Application after, BoardDecided e) => Of(after, e.Outcome, e.Result, "");

    /// <summary>The decision as it stands, with the dissents so far.</summary>
    internal static MatterOutcome Of(Application after, DissentRecorded _) =>
        Of(after, after.Decision!.Outcome, after.Decision.Result, "");

    internal static MatterOutcome Of(Application after, PollClosed e) => Of(after, null, e.Result, "");

    internal static MatterOutcome Of(Application after, MatterRemitted e) =>
        Of(after, BoardOutcome.Remitted, e.Result, e.Questions);

    internal static MatterOutcome Of(Application after, MatterTabled e) =>
        Of(after, BoardOutcome.Tabled, e.Result, e.Reason);

    private static MatterOutcome Of(Application after, BoardOutcome? outcome, BoardResult? result, string reason)
    {
        var matter = after.Matter!;
        var proposal = after.Proposals.Single(p => p.Version == matter.ProposalVersion);
        return new(
            outcome,
            proposal.Recommendation,
            proposal.Total,
            proposal.Conditions,
            [
                .. matter
                    .Seats.Select(s => matter.BallotOf(s.Id))
                    .OfType<Ballot>()
                    .Select(b => new MinutesVote(b.PersonName, b.Choice)),
            ],
            [
                .. matter
                    .StoodAside.Where(s => s.Kind == StandAsideReason.Conflict)
                    .Select(s => new MinutesStatement(s.Person.Name, s.Reason)),
            ],
            [.. (after.Decision?.Dissents ?? []).Select(d => new MinutesStatement(d.Person.Name, d.Reasons))],
            result?.Justification ?? new LocalizedText("", ""),
            reason
        );
    }
}
