namespace Funding.Core;

/// <summary>Counts an item: the one place where votes become a result.</summary>
/// <remarks>
/// Kommunallag (2017:725), applied to the association by lag (2003:1210): more than half of all seats must take part, and the association may
/// ask for more (6 kap. 27 §); a simple majority of those who take a side decides, with the chair's casting vote on a tie (5 kap. 54–55 §§),
/// unless the charter asks for a qualified one; a member may abstain, but the chair votes when that is needed (4 kap. 25–26 §§); who has a
/// conflict of interest neither takes part nor counts as present (6 kap. 30 §).
/// </remarks>
public static class BoardCount
{
    /// <summary>The result of the votes as they stand.</summary>
    /// <param name="matter">The open item with seats, recusals and ballots.</param>
    public static BoardResult Of(BoardMatter matter)
    {
        var votes = matter.Seats.Select(s => matter.BallotOf(s.Id)?.Choice).OfType<VoteChoice>().ToList();
        var yes = votes.Count(v => v == VoteChoice.Yes);
        var no = votes.Count(v => v == VoteChoice.No);
        var required = Math.Max(matter.Required ?? 0, MajorityRules.LeastQuorum(matter.Seats.Count));
        var casting = yes == no && matter.Majority is null ? CastingVote(matter) : null;
        var verdict =
            votes.Count < required ? BoardVerdict.NoQuorum
            : matter.Majority is { } majority
                ? yes > 0 && majority.Fraction.IsReachedBy(yes, yes + no) ? BoardVerdict.Carried
                    : BoardVerdict.NotCarried
            : yes > no || (yes == no && casting == VoteChoice.Yes) ? BoardVerdict.Carried
            : no > yes || casting == VoteChoice.No ? BoardVerdict.NotCarried
            : BoardVerdict.Undecided;
        var result = new BoardResult(
            matter.BallotVersion,
            matter.ProposalVersion,
            matter.Mode,
            verdict,
            matter.Seats.Count,
            votes.Count,
            required,
            yes,
            no,
            votes.Count(v => v == VoteChoice.Abstain),
            matter.StoodAside.Count(s => s.Kind == StandAsideReason.Conflict),
            verdict == BoardVerdict.NoQuorum ? null : casting,
            new LocalizedText("", "")
        )
        {
            Majority = matter.Majority,
            Override = matter.Override,
        };
        return BoardJustification.Justified(result);
    }

    /// <summary>The side taken by whoever leads the item: the chair, or the vice chair when the chair does not take part.</summary>
    private static VoteChoice? CastingVote(BoardMatter matter)
    {
        var leading = new[] { SeatOffice.Chair, SeatOffice.ViceChair }
            .SelectMany(office => matter.Seats.Where(s => s.Office == office && s.ElectedServes))
            .Select(s => matter.BallotOf(s.Id))
            .FirstOrDefault(b => b is not null);
        return leading?.Choice is VoteChoice.Yes or VoteChoice.No ? leading.Choice : null;
    }
}
