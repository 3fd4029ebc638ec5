using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the votes say.</summary>
[JsonConverter(typeof(CamelCaseEnum<BoardVerdict>))]
public enum BoardVerdict
{
    /// <summary>The proposal has a majority.</summary>
    Carried,

    /// <summary>The proposal has no majority.</summary>
    NotCarried,

    /// <summary>Too few were present: no decision.</summary>
    NoQuorum,

    /// <summary>A tie, and nobody with the casting vote has taken a side: no decision.</summary>
    Undecided,
}

/// <summary>What became of the matter.</summary>
[JsonConverter(typeof(CamelCaseEnum<BoardOutcome>))]
public enum BoardOutcome
{
    /// <summary>Bifall.</summary>
    Granted,

    /// <summary>Avslag.</summary>
    Rejected,

    /// <summary>Återremiss: back to the partners.</summary>
    Remitted,

    /// <summary>Bordläggning: taken up again later.</summary>
    Tabled,
}

/// <summary>The count of one ballot, with the reasons for what it came to.</summary>
/// <param name="BallotVersion">The ballot.</param>
/// <param name="ProposalVersion">The proposal voted on.</param>
/// <param name="Mode">Meeting, delegated or advisory.</param>
/// <param name="Verdict">What the votes say.</param>
/// <param name="Seats">All seats.</param>
/// <param name="Present">Those who took part.</param>
/// <param name="Required">How many must be present.</param>
/// <param name="Yes">Votes for.</param>
/// <param name="No">Votes against.</param>
/// <param name="Abstained">Present without taking a side.</param>
/// <param name="Recused">Those with a conflict of interest: neither took part nor count as present.</param>
/// <param name="CastingVote">The chair's casting vote when it settled a tie.</param>
/// <param name="Justification">The same in words.</param>
public sealed record BoardResult(
    int BallotVersion,
    int ProposalVersion,
    BoardMode Mode,
    BoardVerdict Verdict,
    int Seats,
    int Present,
    int Required,
    int Yes,
    int No,
    int Abstained,
    int Recused,
    VoteChoice? CastingVote,
    LocalizedText Justification
)
{
    /// <summary>The qualified majority that was needed; null: a simple one.</summary>
    public QualifiedMajority? Majority { get; init; }

    /// <summary>The override of a year's frame that was voted on, if any.</summary>
    public FrameOverride? Override { get; init; }

    /// <summary>How many dissented from the decision.</summary>
    public int Dissents { get; init; }
}

/// <summary>A decision of the board or its delegate.</summary>
/// <param name="Outcome">Granted or rejected.</param>
/// <param name="Result">The count.</param>
/// <param name="DecidedAt">When.</param>
public sealed record BoardDecision(BoardOutcome Outcome, BoardResult Result, DateTimeOffset DecidedAt)
{
    /// <summary>Who dissented, the last of each person.</summary>
    public IReadOnlyList<Dissent> Dissents
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>When the meeting that decided was closed; null without one.</summary>
    public DateTimeOffset? MeetingClosedAt { get; init; }

    /// <summary>Where the delegates' decision was reported to the board.</summary>
    public BoardReport? Reported { get; init; }
}

/// <summary>A member's dissent from a decision (reservation).</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who.</param>
/// <param name="Reasons">Why.</param>
public sealed record Dissent(string SeatId, PersonRef Person, string Reasons)
{
    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Where a delegated decision was reported to the board (anmälan av delegationsbeslut).</summary>
/// <param name="Paragraph">The § of that meeting.</param>
/// <param name="On">The day.</param>
public sealed record BoardReport(string Paragraph, DateOnly On);

/// <summary>The approved minutes (justerat protokoll).</summary>
/// <param name="Paragraph">The § number.</param>
/// <param name="ApprovedOn">The day of approval.</param>
public sealed record MinutesRecord(string Paragraph, DateOnly ApprovedOn);
