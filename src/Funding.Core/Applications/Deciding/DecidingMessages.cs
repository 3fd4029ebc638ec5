namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Opens the item for votes on the latest proposal.</summary>
    /// <param name="Seats">All seats of the board; for <see cref="BoardMode.Delegated"/> the rules say who of them, or of the office, decides.</param>
    /// <param name="Substitutes">In the order they are called, within each member.</param>
    /// <param name="ClosesAt">When the item closes by itself.</param>
    /// <param name="Mode">What the votes are.</param>
    /// <param name="Attendance">The meeting that it is an item of, with those who are there; null without a meeting in the calendar.</param>
    public sealed record OpenBoardDecision(
        IReadOnlyList<BoardSeat> Seats,
        IReadOnlyList<Substitute> Substitutes,
        DateTimeOffset ClosesAt,
        BoardMode Mode = BoardMode.Meeting,
        MeetingAttendance? Attendance = null
    ) : ApplicationCommand
    {
        /// <summary>What is left of the fund; null: not checked.</summary>
        public FundAvailability? Available { get; init; }
    }

    /// <summary>Votes, or changes the vote. The same vote again: nothing.</summary>
    public sealed record CastBallot(string SeatId, int BallotVersion, VoteChoice Choice, string Reason = "")
        : ApplicationCommand;

    /// <summary>Declares a conflict of interest (jäv): the person is out and a substitute is called.</summary>
    public sealed record DeclareConflict(string SeatId, int BallotVersion, string Reason) : ApplicationCommand;

    /// <summary>Tells that the person cannot come: a substitute is called.</summary>
    public sealed record ReportAbsence(string SeatId, int BallotVersion, string Reason = "") : ApplicationCommand;

    /// <summary>Asks whether a member has a conflict of interest; whoever leads the item records what the board holds. The same again: nothing.</summary>
    public sealed record FlagConflict(string SeatId, string Reason) : ApplicationCommand;

    /// <summary>Records what the board holds of a member's conflict of interest.</summary>
    /// <param name="SeatId">The seat.</param>
    /// <param name="Recused">Whether there is a conflict: the member is out and a substitute is called.</param>
    /// <param name="Reason">What the board said.</param>
    public sealed record RuleOnConflict(string SeatId, bool Recused, string Reason = "") : ApplicationCommand;

    /// <summary>Counts the votes and decides. Refused without a quorum, with an unsettled tie or with an open question of conflict.</summary>
    /// <param name="Available">What is left of the fund; null: not checked.</param>
    public sealed record CloseBoardDecision(FundAvailability? Available = null) : ApplicationCommand;

    /// <summary>Dissents from the decision (reservation). The same again: nothing; with other words: the last counts.</summary>
    public sealed record RecordDissent(string SeatId, int BallotVersion, string Reasons) : ApplicationCommand;

    /// <summary>Records that the meeting which decided is closed: from then on nobody can dissent.</summary>
    public sealed record RecordMeetingClosed : ApplicationCommand;

    /// <summary>Records where a delegated decision was reported to the board.</summary>
    public sealed record RecordReported(string Paragraph, DateOnly On) : ApplicationCommand;

    /// <summary>Records that the board remits the matter (återremiss): a new round of referrals with the board's questions.</summary>
    public sealed record RemitMatter(string Questions, DateOnly? Deadline = null) : ApplicationCommand;

    /// <summary>Records that the board tables the matter (bordläggning).</summary>
    public sealed record TableMatter(string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The item was opened for votes, or opened anew for a changed proposal.</summary>
    public sealed record BoardDecisionOpened(BoardMatter Matter) : ApplicationEvent;

    /// <summary>The proposal was changed while the item was open: votes and links of the ballot are void.</summary>
    public sealed record BallotsVoided(int BallotVersion) : ApplicationEvent;

    /// <summary>Somebody voted, or changed the vote.</summary>
    public sealed record BallotCast(int BallotVersion, Ballot Ballot) : ApplicationEvent;

    /// <summary>Staff or the chair asked whether a member has a conflict of interest.</summary>
    public sealed record ConflictFlagged(int BallotVersion, ConflictFlag Flag) : ApplicationEvent;

    /// <summary>The board held whether a member has a conflict of interest.</summary>
    public sealed record ConflictRuled(int BallotVersion, string SeatId, PersonRef Person, bool Recused, string Reason)
        : ApplicationEvent;

    /// <summary>Somebody has a conflict of interest or cannot come, and no longer serves.</summary>
    public sealed record MemberStoodAside(int BallotVersion, StoodAside StoodAside) : ApplicationEvent;

    /// <summary>A substitute was called to a seat.</summary>
    public sealed record SubstituteCalled(int BallotVersion, string SeatId, PersonRef Person) : ApplicationEvent;

    /// <summary>Those who had not voted were reminded.</summary>
    public sealed record BallotReminderSent(string Key, IReadOnlyList<string> SeatIds) : ApplicationEvent, IDoneByTime;

    /// <summary>The board (or its delegate) decided.</summary>
    public sealed record BoardDecided(BoardOutcome Outcome, BoardResult Result) : ApplicationEvent;

    /// <summary>A member who took part dissented from the decision.</summary>
    public sealed record DissentRecorded(int BallotVersion, Dissent Dissent) : ApplicationEvent;

    /// <summary>The meeting that decided was closed; nobody can dissent any more.</summary>
    public sealed record MeetingClosed : ApplicationEvent;

    /// <summary>The delegates' decision was reported to the board.</summary>
    public sealed record DelegatedDecisionReported(BoardReport Report) : ApplicationEvent;

    /// <summary>A poll ended; it is no decision until a meeting has made it.</summary>
    public sealed record PollClosed(BoardResult Result) : ApplicationEvent;

    /// <summary>The matter was remitted.</summary>
    /// <param name="Result">The count, when a proposal to reject got no majority; null when the board remitted by itself.</param>
    public sealed record MatterRemitted(string Questions, BoardResult? Result) : ApplicationEvent;

    /// <summary>The matter was tabled: by the board, or because time was out without a decision.</summary>
    /// <param name="Result">The count, when time was out.</param>
    public sealed record MatterTabled(string Reason, BoardResult? Result) : ApplicationEvent;
}
