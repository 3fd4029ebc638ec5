using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>The item while it is open with the board.</summary>
internal static class BoardEffects
{
    /// <summary>Minutes are sometimes approved late; the domain says when a dissent comes too late, not the link.</summary>
    private const int DaysForDissent = 60;

    internal static IEnumerable<Effect> Of(Application after, Post post, BoardDecisionOpened e) =>
        [
            .. e.Matter.Seats.SelectMany(s => Ask(after, post, s.Id, s.Holder, MailTemplate.BallotRequest)),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, BallotsVoided e) =>
        [
            .. post.To(
                Post.Once(
                    after.Matter!.Seats.Where(s => after.Matter.BallotOf(s.Id) is not null).Select(s => s.Holder)
                ),
                MailTemplate.BallotVoided,
                (MailParameter.ProposalVersion, Post.Number(after.Proposal!.Version))
            ),
            new Nudge(new ProcessRef.BoardDecision(e.BallotVersion)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, BallotCast e) =>
        [
            .. post.WithLink(
                after.Matter!.Seats.Single(s => s.Id == e.Ballot.SeatId).Holder,
                MailTemplate.BallotReceipt,
                LinkOfVoter(after, e.Ballot.SeatId),
                (MailParameter.Choice, Post.Choice(e.Ballot.Choice, CoreJson.Default.VoteChoice)),
                (MailParameter.ClosesAt, SwedishTime.Text(after.Matter.ClosesAt))
            ),
            .. Notice(
                after,
                post,
                e.Ballot.PersonName,
                after.Matter.Ballots.Count(b => b.SeatId == e.Ballot.SeatId && b.PersonId == e.Ballot.PersonId) > 1
                    ? "changed"
                    : "voted"
            ),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, MemberStoodAside e)
    {
        var seat = after.Matter!.Seats.Single(s => s.Id == e.StoodAside.SeatId);
        return
        [
            .. e.StoodAside.ByRuling
                ? []
                : post.To(
                    e.StoodAside.Person,
                    MailTemplate.StoodAsideReceipt,
                    (MailParameter.Reason, e.StoodAside.Reason)
                ),
            .. seat.Holder is null && Voting.NextSubstitute(after.Matter, seat) is null
                ? post.To(
                    post.Secretariat,
                    MailTemplate.SeatVacant,
                    (MailParameter.Member, seat.Member),
                    (MailParameter.Elected, seat.Elected.Name)
                )
                : [],
            .. e.StoodAside.ByRuling
                ? []
                : Notice(
                    after,
                    post,
                    e.StoodAside.Person.Name,
                    Post.Choice(e.StoodAside.Kind, CoreJson.Default.StandAsideReason)
                ),
        ];
    }

    /// <summary>
    /// The office's copy of the voter's receipt: a vote that nobody cast is noticed there too. What was voted is read in the case,
    /// by those who may, and not in a mailbox that several share.
    /// </summary>
    private static IEnumerable<Effect> Notice(Application after, Post post, string who, string what) =>
        post.To(
            post.Secretariat,
            MailTemplate.BallotNotice,
            (MailParameter.Who, who),
            (MailParameter.Choice, what),
            (MailParameter.ClosesAt, SwedishTime.Text(after.Matter!.ClosesAt))
        );

    internal static IEnumerable<Effect> Of(Application after, Post post, SubstituteCalled e) =>
        Ask(
            after,
            post,
            e.SeatId,
            e.Person,
            MailTemplate.SubstituteCall,
            (MailParameter.Elected, after.Matter!.Seats.Single(s => s.Id == e.SeatId).Elected.Name)
        );

    internal static IEnumerable<Effect> Of(Application after, Post post, BallotReminderSent e) =>
        after
            .Matter!.Seats.Where(s => e.SeatIds.Contains(s.Id, StringComparer.Ordinal))
            .SelectMany(s => Ask(after, post, s.Id, s.Holder, MailTemplate.BallotReminder));

    private static IEnumerable<Effect> Ask(
        Application after,
        Post post,
        string seatId,
        PersonRef? holder,
        MailTemplate template,
        params IReadOnlyList<(string Name, string Value)> more
    )
    {
        var matter = after.Matter!;
        var proposal = after.Proposals.Single(p => p.Version == matter.ProposalVersion);
        return post.WithLink(
            holder,
            template,
            Link(matter, seatId),
            [
                (MailParameter.ClosesAt, SwedishTime.Text(matter.ClosesAt)),
                (MailParameter.Mode, Post.Choice(matter.Mode, CoreJson.Default.BoardMode)),
                (MailParameter.Recommendation, Post.Choice(proposal.Recommendation, CoreJson.Default.Recommendation)),
                (MailParameter.Amount, proposal.Total.ToString()),
                (MailParameter.ProposalVersion, Post.Number(proposal.Version)),
                .. more,
            ]
        );
    }

    /// <summary>A link for changing the vote, which is for dissenting when the board has decided.</summary>
    internal static PersonalLink LinkOfVoter(Application after, string seatId) =>
        Link(after.Matter!, seatId) with
        {
            ExpiresAt = after.Matter!.ClosesAt.AddDays(after.Rules.MinutesDays + DaysForDissent),
        };

    internal static PersonalLink Link(BoardMatter matter, string seatId) =>
        new(LinkPurpose.Ballot, seatId, matter.BallotVersion, matter.ClosesAt);
}
