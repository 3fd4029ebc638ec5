using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The final account.</summary>
/// <param name="ApprovedCosts">Costs that the grant may cover.</param>
/// <param name="Entitled">What the project may keep: the approved costs, at most the grant.</param>
/// <param name="Recovery">What the applicant repays: disbursed above <paramref name="Entitled"/>.</param>
/// <param name="RecoveryDueOn">When it is to be repaid; null when nothing is.</param>
/// <param name="Reason">Why the approved costs differ from the reported ones, when they do.</param>
public sealed record Settlement(
    Money ApprovedCosts,
    Money Entitled,
    Money Recovery,
    DateOnly? RecoveryDueOn,
    string Reason
)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>What has come in.</summary>
    public IReadOnlyList<Repayment> Repayments { get; init; } = [];

    /// <summary>What has been repaid so far.</summary>
    [JsonIgnore]
    public Money Repaid => Money.Sum(Repayments.Select(r => r.Amount));
}

/// <summary>Money that the applicant has paid back.</summary>
/// <param name="Amount">What came in.</param>
/// <param name="Reference">The bank's reference, may be empty.</param>
/// <param name="ReceivedAt">When it was recorded.</param>
public sealed record Repayment(Money Amount, string Reference, DateTimeOffset ReceivedAt);

/// <summary>
/// The grant's money, computed from the state. At closing: <c>Paid = Granted − Recovered</c>, because
/// <c>Disbursed + Released = Granted</c>, <c>Paid = Disbursed − Repaid</c> and <c>Recovered = Repaid + Released</c>.
/// </summary>
/// <param name="Granted">What the board decided.</param>
/// <param name="Disbursed">What the bank has paid out.</param>
/// <param name="Released">What was granted but will not be paid out: it stays in the fund.</param>
/// <param name="Repaid">What the applicant has paid back.</param>
public sealed record GrantLedger(Money Granted, Money Disbursed, Money Released, Money Repaid)
{
    /// <summary>What the project has cost the association: disbursed less repaid.</summary>
    [JsonIgnore]
    public Money Paid => Disbursed - Repaid;

    /// <summary>What of the grant is back in the fund: repaid and released.</summary>
    [JsonIgnore]
    public Money Recovered => Repaid + Released;

    /// <summary>What is still to be paid out.</summary>
    [JsonIgnore]
    public Money Outstanding => Granted - Disbursed - Released;
}

/// <summary>Why and how the case ended before its time.</summary>
/// <param name="Reason">What was said.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When.</param>
public sealed record Ending(string Reason, Author By, DateTimeOffset At);
