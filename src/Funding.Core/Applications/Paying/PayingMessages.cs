using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the bank says of a payment.</summary>
[JsonConverter(typeof(CamelCaseEnum<BankAnswer>))]
public enum BankAnswer
{
    /// <summary>The money has been paid.</summary>
    Paid,

    /// <summary>The payment could not be made.</summary>
    Failed,
}

public abstract partial record ApplicationCommand
{
    /// <summary>Authorises an instalment; the second person's authorisation sends it to the bank.</summary>
    public sealed record AuthoriseInstalment(int Number) : ApplicationCommand;

    /// <summary>Records the bank's answer. The same answer again: nothing.</summary>
    public sealed record RecordBankAnswer(PaymentId PaymentId, BankAnswer Answer, string Reason = "")
        : ApplicationCommand;

    /// <summary>Sends a failed payment again under a new payment id.</summary>
    public sealed record RetryInstalment(int Number) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>An instalment's date or report came: it waits for two people to authorise it.</summary>
    /// <param name="Key">The due's key when it was time that did it, else null.</param>
    /// <param name="RegisteredBy">Who accepted the report; null for a date.</param>
    public sealed record InstalmentFellDue(string? Key, int Number, Author? RegisteredBy)
        : ApplicationEvent,
            IDoneByTime;

    /// <summary>Somebody authorised an instalment.</summary>
    public sealed record InstalmentAuthorised(int Number, bool AsDirector) : ApplicationEvent;

    /// <summary>A payment was handed to the bank.</summary>
    public sealed record PaymentInstructed(
        int Number,
        int Attempt,
        PaymentId PaymentId,
        Money Amount,
        PaymentAccount Account
    ) : ApplicationEvent;

    /// <summary>The bank paid.</summary>
    public sealed record InstalmentPaid(int Number, PaymentId PaymentId, Money Amount) : ApplicationEvent;

    /// <summary>The bank could not pay.</summary>
    public sealed record PaymentFailed(int Number, PaymentId PaymentId, string Reason) : ApplicationEvent;

    /// <summary>Instalments were put on hold because a report is overdue; authorisations given are void.</summary>
    public sealed record InstalmentsHeld(IReadOnlyList<int> Numbers, string ReportId) : ApplicationEvent;

    /// <summary>The hold was lifted: no report is overdue any more.</summary>
    public sealed record HoldLifted(IReadOnlyList<int> Numbers) : ApplicationEvent;

    /// <summary>The final account made an instalment smaller; the rest is released.</summary>
    public sealed record InstalmentReduced(int Number, Money Amount, Money Released) : ApplicationEvent;

    /// <summary>An instalment will not be paid; its amount is released.</summary>
    public sealed record InstalmentCancelled(int Number, Money Released) : ApplicationEvent;
}
