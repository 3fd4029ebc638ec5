using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the votes are: part of a meeting, a delegate's decision, or a poll.</summary>
[JsonConverter(typeof(CamelCaseEnum<BoardMode>))]
public enum BoardMode
{
    /// <summary>A meeting; the vote is the decision.</summary>
    Meeting,

    /// <summary>The chair or the director, as the rules say, decides up to the association's cap; reported to the next board.</summary>
    Delegated,

    /// <summary>A poll between meetings; never a decision by itself.</summary>
    Advisory,
}

/// <summary>A seat's office on the board.</summary>
[JsonConverter(typeof(CamelCaseEnum<SeatOffice>))]
public enum SeatOffice
{
    /// <summary>Ledamot.</summary>
    Member,

    /// <summary>Ordförande: has the casting vote.</summary>
    Chair,

    /// <summary>Vice ordförande: leads when the chair is away.</summary>
    ViceChair,
}

/// <summary>A vote.</summary>
[JsonConverter(typeof(CamelCaseEnum<VoteChoice>))]
public enum VoteChoice
{
    /// <summary>For the proposal.</summary>
    Yes,

    /// <summary>Against the proposal.</summary>
    No,

    /// <summary>Present without taking a side.</summary>
    Abstain,
}

/// <summary>A seat as it is when the item is opened.</summary>
/// <param name="Id">Stable id of the seat: letters, digits and dashes.</param>
/// <param name="Member">The member that the seat belongs to; its substitutes step in.</param>
/// <param name="Office">Chair, vice chair or member.</param>
/// <param name="Person">Who holds it.</param>
public sealed record BoardSeat(string Id, string Member, SeatOffice Office, PersonRef Person);

/// <summary>A substitute; within a member they are called in the order they stand.</summary>
/// <param name="Member">The member whose seats the person may step into.</param>
/// <param name="Person">The substitute.</param>
public sealed record Substitute(string Member, PersonRef Person);

/// <summary>A seat while the item is open.</summary>
/// <param name="Id">The seat.</param>
/// <param name="Member">The member it belongs to.</param>
/// <param name="Office">The office of the one elected to it.</param>
/// <param name="Elected">Who is elected to it.</param>
/// <param name="Holder">Who serves now: the elected, a substitute, or nobody.</param>
public sealed record SeatInMatter(string Id, string Member, SeatOffice Office, PersonRef Elected, PersonRef? Holder)
{
    /// <summary>Whether the one elected to the seat serves.</summary>
    [JsonIgnore]
    public bool ElectedServes => Holder is not null && Holder.Id == Elected.Id;
}

/// <summary>A vote as it was cast; a later one by the same person on the same seat replaces it in the count.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="PersonId">Who voted.</param>
/// <param name="PersonName">Name at the time.</param>
/// <param name="Choice">The vote.</param>
/// <param name="Reason">What the voter wrote, if anything.</param>
/// <param name="CastAt">When.</param>
public sealed record Ballot(
    string SeatId,
    string PersonId,
    string PersonName,
    VoteChoice Choice,
    string Reason,
    DateTimeOffset CastAt
);

/// <summary>Why somebody does not serve in the matter.</summary>
[JsonConverter(typeof(CamelCaseEnum<StandAsideReason>))]
public enum StandAsideReason
{
    /// <summary>Conflict of interest (jäv).</summary>
    Conflict,

    /// <summary>Cannot come.</summary>
    Absence,
}

/// <summary>Somebody who does not serve in the matter.</summary>
/// <param name="SeatId">The seat they would have served on.</param>
/// <param name="Person">Who.</param>
/// <param name="Kind">Conflict or absence.</param>
/// <param name="Reason">What they said.</param>
public sealed record StoodAside(string SeatId, PersonRef Person, StandAsideReason Kind, string Reason)
{
    /// <summary>Whether the board held that the person has a conflict, rather than the person.</summary>
    public bool ByRuling { get; init; }
}

/// <summary>A question whether a member has a conflict of interest.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who served on it when the question was put.</param>
/// <param name="Reason">Why it is put.</param>
/// <remarks>Kommunallag (2017:725) 6 kap. 28–31 §§: when the question has come up the board settles it at once.</remarks>
public sealed record ConflictFlag(string SeatId, PersonRef Person, string Reason)
{
    /// <summary>Whether the board held that there is a conflict; null until it has.</summary>
    public bool? Recused { get; init; }

    /// <summary>What the board said.</summary>
    public string Ruling { get; init; } = "";
}

/// <summary>The item as it is open with the board, bound to one version of the proposal.</summary>
/// <param name="BallotVersion">Counts every opening and every change of the proposal while open; links and votes belong to one.</param>
/// <param name="ProposalVersion">The proposal that is voted on.</param>
/// <param name="Mode">What the votes are.</param>
/// <param name="ClosesAt">When the item closes by itself.</param>
/// <param name="Seats">The seats and who serves.</param>
/// <param name="Substitutes">Who can be called, in order within each member.</param>
public sealed record BoardMatter(
    int BallotVersion,
    int ProposalVersion,
    BoardMode Mode,
    DateTimeOffset ClosesAt,
    IReadOnlyList<SeatInMatter> Seats,
    IReadOnlyList<Substitute> Substitutes
)
{
    /// <summary>The meeting that it is an item of; null when it was opened without one.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Every vote cast in this ballot version, in order, changed ones included.</summary>
    public IReadOnlyList<Ballot> Ballots { get; init; } = [];

    /// <summary>Those who declared a conflict or cannot come.</summary>
    public IReadOnlyList<StoodAside> StoodAside { get; init; } = [];

    /// <summary>How many must take part; null in items opened before that was kept: more than half of the seats.</summary>
    public int? Required { get; init; }

    /// <summary>The qualified majority that applies; null: more than half of those who take a side.</summary>
    public QualifiedMajority? Majority { get; init; }

    /// <summary>The override of a year's frame that the proposal asks for, if any.</summary>
    public FrameOverride? Override { get; init; }

    /// <summary>The last poll on the same proposal: information, never votes.</summary>
    public BoardResult? Poll { get; init; }

    /// <summary>Questions of conflict of interest that have been put.</summary>
    public IReadOnlyList<ConflictFlag> Conflicts
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Questions that the board has not settled, about people who still serve.</summary>
    [JsonIgnore]
    public IEnumerable<ConflictFlag> OpenConflicts =>
        Conflicts.Where(c => c.Recused is null && Seats.Any(s => s.Id == c.SeatId && s.Holder?.Id == c.Person.Id));

    /// <summary>Who leads the item: the chair, or the vice chair when the chair does not serve.</summary>
    /// <param name="not">Somebody who may not lead in this question.</param>
    public SeatInMatter? Leader(PersonRef? not = null) =>
        new[] { SeatOffice.Chair, SeatOffice.ViceChair }
            .SelectMany(office => Seats.Where(s => s.Office == office && s.ElectedServes && s.Holder!.Id != not?.Id))
            .FirstOrDefault();

    internal BoardMatter Flagged(ConflictFlag flag) => this with { Conflicts = [.. Conflicts, flag] };

    internal BoardMatter Ruled(ApplicationEvent.ConflictRuled e) =>
        this with
        {
            Conflicts =
            [
                .. Conflicts.Select(c =>
                    c.Recused is null && c.SeatId == e.SeatId && c.Person.Id == e.Person.Id
                        ? c with
                        {
                            Recused = e.Recused,
                            Ruling = e.Reason,
                        }
                        : c
                ),
            ],
        };

    /// <summary>The vote that counts for a seat: the last one by its present holder.</summary>
    public Ballot? BallotOf(string seatId) =>
        Seats.FirstOrDefault(s => s.Id == seatId)?.Holder is { } holder
            ? Ballots.LastOrDefault(b => b.SeatId == seatId && b.PersonId == holder.Id)
            : null;
}
