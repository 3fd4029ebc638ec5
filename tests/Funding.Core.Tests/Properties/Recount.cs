using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>Counts a ballot from the trail alone, by another way than the domain does.</summary>
internal sealed record Recount(
    int Seats,
    int Present,
    int Yes,
    int No,
    VoteChoice? Leading,
    QualifiedMajority? Majority
)
{
    internal static Recount Of(IReadOnlyList<ApplicationEvent> trail, int ballotVersion)
    {
        var opened = trail.OfType<BoardDecisionOpened>().Single(e => e.Matter.BallotVersion == ballotVersion).Matter;
        var out_ = trail
            .OfType<MemberStoodAside>()
            .Where(e =>
                e.BallotVersion <= ballotVersion && opened.StoodAside.Contains(e.StoodAside)
                || e.BallotVersion == ballotVersion
            )
            .Select(e => e.StoodAside.Person.Id)
            .ToHashSet();
        var votes = trail
            .OfType<BallotCast>()
            .Where(e => e.BallotVersion == ballotVersion)
            .GroupBy(e => e.Ballot.PersonId)
            .Where(g => !out_.Contains(g.Key))
            .ToDictionary(g => g.Key, g => g.Last().Ballot.Choice);
        var leader = opened
            .Seats.Where(s => s.Office != SeatOffice.Member && votes.ContainsKey(s.Elected.Id))
            .OrderBy(s => s.Office == SeatOffice.Chair ? 0 : 1)
            .FirstOrDefault();
        return new Recount(
            opened.Seats.Count,
            votes.Count,
            votes.Values.Count(v => v == VoteChoice.Yes),
            votes.Values.Count(v => v == VoteChoice.No),
            leader is null ? null : votes[leader.Elected.Id],
            opened.Majority
        );
    }
}
