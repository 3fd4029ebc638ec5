using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for opening and closing an item with the board.</summary>
internal static class Deciding
{
    internal static Decision Open(Application state, OpenBoardDecision asked, DateTimeOffset now)
    {
        var command = Delegates.Asked(state, asked);
        if (state is { Stage: ApplicationStage.BoardDecision, Matter: { } open })
        {
            return
                open.Mode == command.Mode
                && open.ClosesAt == command.ClosesAt
                && open.Meeting == command.Attendance?.Meeting
                && open.Seats.Select(s => s.Id).SequenceEqual(command.Seats.Select(s => s.Id), StringComparer.Ordinal)
                ? Decision.Nothing
                : Refusals.WrongStage(state);
        }

        if (state.Stage != ApplicationStage.Proposal)
        {
            return Refusals.WrongStage(state);
        }

        if (state.Proposal is not { } proposal || proposal.ReviewRound != state.Review!.Round)
        {
            return Refusals.NoProposal();
        }

        if (command.ClosesAt <= now || command.ClosesAt > now.AddYears(1))
        {
            return Refusals.DeadlineInvalid("/closesAt");
        }

        return !BoardCheck.IsBoard(command) ? Refusals.BoardInvalid()
            : DelegationRefusal(state, proposal, command.Mode) is { } exceeded ? exceeded
            : FrameCheck.RefusalOf(proposal, command.Available) is { } beyond ? beyond
            : new BoardDecisionOpened(Matter(state, proposal, command));
    }

    internal static Decision Close(Application state, CloseBoardDecision command)
    {
        if (state is { Stage: ApplicationStage.MinutesApproval })
        {
            return Decision.Nothing;
        }

        if (state is not { Stage: ApplicationStage.BoardDecision, Matter: { } matter })
        {
            return Refusals.WrongStage(state);
        }

        if (matter.OpenConflicts.FirstOrDefault() is { } conflict)
        {
            return Refusals.ConflictUndecided(conflict.Person.Name);
        }

        var result = BoardCount.Of(matter);
        return matter.Mode == BoardMode.Advisory
            ? new PollClosed(result)
            : result.Verdict switch
            {
                BoardVerdict.NoQuorum => Refusals.NoQuorum(result),
                BoardVerdict.Undecided => Refusals.CastingVoteNeeded(),
                BoardVerdict.Carried or BoardVerdict.NotCarried => FrameCheck.Refused(
                    state,
                    Outcome(state, result),
                    command.Available
                ),
            };
    }

    /// <summary>What happens when time is out: the decision, or a tabling when the votes give none or a question of conflict is open.</summary>
    internal static IReadOnlyList<ApplicationEvent> TimeIsOut(Application state)
    {
        var result = BoardCount.Of(state.Matter!);
        return state.Matter!.Mode == BoardMode.Advisory ? [new PollClosed(result)]
            : state.Matter.OpenConflicts.Any() ? [new MatterTabled("Frågan om jäv är inte avgjord.", result)]
            : result.Verdict switch
            {
                BoardVerdict.NoQuorum or BoardVerdict.Undecided => [new MatterTabled("", result)],
                BoardVerdict.Carried or BoardVerdict.NotCarried => Outcome(state, result),
            };
    }

    internal static Decision Remit(Application state, RemitMatter command, DateTimeOffset now)
    {
        if (state is { Stage: ApplicationStage.PartnerReview } && state.Review!.BoardQuestions == command.Questions)
        {
            return Decision.Nothing;
        }

        var deadline = Deadlines.Of(command.Deadline, state.Rules.ReviewDays, now);
        return NotInMeeting(state) is { } refusal ? refusal
            : TextRules.RefusalOf(TextRules.Check("/questions", command.Questions, required: true)) is { } invalid
                ? invalid
            : !Deadlines.IsPossible(deadline, now) ? Refusals.DeadlineInvalid("/deadline")
            : Decision.Of(Remission(state, command.Questions, null, deadline));
    }

    internal static Decision Table(Application state, TableMatter command) =>
        NotInMeeting(state) is { } refusal ? refusal
        : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } invalid ? invalid
        : new MatterTabled(command.Reason, null);

    /// <summary>The same item for a changed proposal: same people, no votes, and the majority that the new version needs.</summary>
    internal static BoardMatter Anew(Application state, Proposal proposal) =>
        ByRules(
            state,
            proposal,
            state.Matter! with
            {
                BallotVersion = state.Matter.BallotVersion + 1,
                ProposalVersion = proposal.Version,
                Ballots = [],
            }
        );

    internal static Refusal? DelegationRefusal(Application state, Proposal proposal, BoardMode mode) =>
        mode != BoardMode.Delegated ? null
        : MajorityRules.For(state.Rules, proposal) is not null || proposal.Override is not null ? Refusals.BoardOnly()
        : proposal.Total > state.Rules.DelegationCap || state.Rules.DelegationCap == default
            ? Refusals.DelegationExceeded(state.Rules.DelegationCap)
        : null;

    private static BoardMatter Matter(Application state, Proposal proposal, OpenBoardDecision command) =>
        ByRules(
            state,
            proposal,
            new(
                (state.Matter?.BallotVersion ?? 0) + 1,
                proposal.Version,
                command.Mode,
                command.ClosesAt,
                [
                    .. command.Seats.Select(s => new SeatInMatter(
                        s.Id,
                        s.Member,
                        s.Office,
                        s.Person,
                        Holder(s, command)
                    )),
                ],
                command.Substitutes
            )
            {
                Meeting = command.Attendance?.Meeting,
                StoodAside = command.Attendance?.StoodAside ?? [],
            }
        );

    /// <summary>Without a meeting in the calendar everybody elected is asked; at a meeting those who are there.</summary>
    private static PersonRef? Holder(BoardSeat seat, OpenBoardDecision command) =>
        command.Attendance is { } attendance
            ? attendance.Serving.FirstOrDefault(s => s.SeatId == seat.Id)?.Person
            : seat.Person;

    /// <summary>What the case's rules say about the item, written into it so that the count needs nothing else.</summary>
    private static BoardMatter ByRules(Application state, Proposal proposal, BoardMatter matter) =>
        matter with
        {
            Required =
                matter.Mode == BoardMode.Delegated
                    ? MajorityRules.LeastQuorum(matter.Seats.Count)
                    : MajorityRules.Quorum(state.Rules, matter.Seats.Count),
            Majority = matter.Mode == BoardMode.Delegated ? null : MajorityRules.For(state.Rules, proposal),
            Override = proposal.Override,
            Poll = state.BoardResults.LastOrDefault(r =>
                r.Mode == BoardMode.Advisory && r.ProposalVersion == proposal.Version
            ),
        };

    private static IReadOnlyList<ApplicationEvent> Outcome(Application state, BoardResult result)
    {
        var proposal = state.Proposals.Single(p => p.Version == result.ProposalVersion);
        var carried = result.Verdict == BoardVerdict.Carried;
        if (proposal.Recommendation != Recommendation.Reject)
        {
            return [new BoardDecided(carried ? BoardOutcome.Granted : BoardOutcome.Rejected, result)];
        }

        // A board that does not want to reject has no amounts to grant: the matter needs a new proposal.
        return carried
            ? [new BoardDecided(BoardOutcome.Rejected, result)]
            : Remission(state, result.Justification.Sv, result, null);
    }

    private static IReadOnlyList<ApplicationEvent> Remission(
        Application state,
        string questions,
        BoardResult? result,
        DateOnly? deadline
    ) =>
        [
            new MatterRemitted(questions, result),
            .. Reviewing.Start(
                state,
                state.Parties,
                state.Review!.Round + 1,
                deadline ?? Deadlines.Of(null, state.Rules.ReviewDays, state.Matter!.ClosesAt),
                questions
            ),
        ];

    private static Refusal? NotInMeeting(Application state) =>
        state.Stage != ApplicationStage.BoardDecision ? Refusals.WrongStage(state)
        : state.Matter!.Mode != BoardMode.Meeting ? Refusals.MeetingOnly()
        : null;
}
