using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Where an instalment is on its way to the applicant.</summary>
[JsonConverter(typeof(CamelCaseEnum<InstalmentStatus>))]
public enum InstalmentStatus
{
    /// <summary>Its date or report has not come.</summary>
    Planned,

    /// <summary>Due; nobody has authorised it.</summary>
    Due,

    /// <summary>One person has authorised it; a second must.</summary>
    AwaitingAuthorisation,

    /// <summary>With the bank.</summary>
    Instructed,

    /// <summary>The bank has paid.</summary>
    Paid,

    /// <summary>The bank could not pay; finance tries again.</summary>
    Failed,

    /// <summary>A report is overdue.</summary>
    OnHold,

    /// <summary>Will not be paid.</summary>
    Cancelled,
}

/// <summary>One payment of the grant (delbetalning).</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Amount">Amount.</param>
/// <param name="On">What makes it fall due.</param>
/// <param name="Date">The date, with <see cref="InstalmentTrigger.Date"/>.</param>
/// <param name="ReportId">The report, with <see cref="InstalmentTrigger.Report"/>.</param>
/// <param name="Status">Where it is.</param>
public sealed record Instalment(
    int Number,
    Money Amount,
    InstalmentTrigger On,
    DateOnly? Date,
    string? ReportId,
    InstalmentStatus Status
)
{
    /// <summary>Where it goes back to when the hold is lifted.</summary>
    public InstalmentStatus? HeldFrom { get; init; }

    /// <summary>Who made it payable (accepted its report, or gave a new account); may not authorise it.</summary>
    public Author? RegisteredBy { get; init; }

    /// <summary>Who has authorised it, at most two.</summary>
    public IReadOnlyList<Author> AuthorisedBy { get; init; } = [];

    /// <summary>Whether the director is one of them.</summary>
    public bool DirectorAuthorised { get; init; }

    /// <summary>The account that the last payment was sent to.</summary>
    public PaymentAccount? SentTo { get; init; }

    /// <summary>Whether money may still go out for it.</summary>
    [JsonIgnore]
    public bool IsUnpaid => Status is not (InstalmentStatus.Paid or InstalmentStatus.Cancelled);

    /// <summary>How many times it has been sent to the bank.</summary>
    public int Attempt { get; init; }

    /// <summary>The last payment's id.</summary>
    public PaymentId? PaymentId { get; init; }

    /// <summary>Why the bank could not pay, after a failure.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When the bank paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }
}
