using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Where a request for an instalment is.</summary>
[JsonConverter(typeof(CamelCaseEnum<DisbursementRequestStatus>))]
public enum DisbursementRequestStatus
{
    /// <summary>The secretariat reads it.</summary>
    Open,

    /// <summary>Sent back with questions; the applicant makes a new one.</summary>
    Returned,

    /// <summary>Accepted: the instalment is due.</summary>
    Accepted,

    /// <summary>The final account came first and took its place.</summary>
    Lapsed,
}

/// <summary>The applicant's request for an instalment (rekvisition).</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Instalment">The instalment that is asked for.</param>
/// <param name="Amount">What is asked for: at most the instalment.</param>
/// <param name="Costs">Costs by type since the request before.</param>
/// <param name="DocumentId">The extract of the ledger that shows them.</param>
/// <param name="Comment">What the applicant wrote, may be empty.</param>
public sealed record DisbursementRequest(
    int Number,
    int Instalment,
    Money Amount,
    IReadOnlyList<ReportedCost> Costs,
    string DocumentId,
    string Comment
)
{
    /// <summary>Where it is.</summary>
    public DisbursementRequestStatus Status { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who made it.</summary>
    public Author? RequestedBy { get; init; }

    /// <summary>When it was accepted or sent back.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who accepted it or sent it back; whoever accepted may not authorise the payment.</summary>
    public Author? AnsweredBy { get; init; }

    /// <summary>The secretariat's questions, when it was sent back.</summary>
    public string Questions
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The sum of the costs.</summary>
    [JsonIgnore]
    public Money TotalCost => Money.Sum(Costs.Select(c => c.Amount));
}
