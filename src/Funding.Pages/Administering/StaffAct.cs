using System.Globalization;
using Funding.Core;

namespace Funding.Pages.Administering;

/// <summary>Names of the staff's acts: the hidden field <c>act</c>. Acts on one of several things have its id after a point.</summary>
public static class StaffAct
{
#pragma warning disable CS1591 // The names say it.
    public const string Completeness = "completeness";
    public const string SupplementRequest = "supplement-request";
    public const string SupplementExtension = "supplement-extension";
    public const string Note = "note";
    public const string ReviewClosing = "review-closing";
    public const string Proposal = "proposal";
    public const string BoardOpening = "board-opening";
    public const string ConflictFlag = "conflict-flag";
    public const string MeetingClosing = "meeting-closing";
    public const string BoardReport = "board-report";
    public const string Notice = "notice";
    public const string Appeal = "appeal";
    public const string AppealDecision = "appeal-decision";
    public const string BoardClosing = "board-closing";
    public const string Remittal = "remittal";
    public const string Tabling = "tabling";
    public const string MinutesApproval = "minutes-approval";
    public const string Countersignature = "countersignature";
    public const string Settlement = "settlement";
    public const string RecoveryReceipt = "recovery-receipt";
    public const string DisposalHold = "disposal-hold";
    public const string DisposalRelease = "disposal-release";
    public const string Dismissal = "dismissal";
    public const string Termination = "termination";
    public const string AuthorisationOf = "authorisation";
    public const string BankAnswerTo = "bank-answer";
    public const string RetryOf = "retry";
    public const string AcceptanceOf = "acceptance";
    public const string ReturnOf = "return";
    public const string RequestAcceptanceOf = "request-acceptance";
    public const string RequestReturnOf = "request-return";
    public const string AmendmentDecisionOf = "amendment-decision";
    public const string AmendmentVoteOn = "amendment-vote";
    public const string AmendmentConfirmationOf = "amendment-confirmation";
    public const string AccountDecisionOf = "account-decision";
    public const string Reopening = "reopening";
    public const string MailAgainOf = "mail-again";
    public const string MailHandledOf = "mail-handled";
#pragma warning restore CS1591

    /// <summary>The parts of the form that a question can be about: JSON pointer without its first slash, and text key.</summary>
    public static IReadOnlyList<(string Pointer, string TextKey)> QuestionFields { get; } =
    [
        ("title", "Form.title"),
        ("applicant", "Section.Applicant"),
        ("coApplicants", "Section.CoApplicants"),
        ("implementer", "Section.Implementer"),
        ("background", "Form.background"),
        ("purpose", "Form.purpose"),
        ("goals", "Form.goals"),
        ("targetGroup", "Form.targetGroup"),
        ("participants", "Form.participants"),
        ("method", "Form.method"),
        ("organisation", "Form.organisation"),
        ("period", "Form.period"),
        ("budget", "Budget.Caption"),
        ("attachments", "Section.Attachments"),
        ("followUp", "Form.followUp"),
        ("indicators", "Form.indicators"),
        ("afterProject", "Form.afterProject"),
        ("equality", "Form.equality"),
        ("risks", "Form.risks"),
    ];

    /// <summary>Authorising an instalment.</summary>
    public static string Authorisation(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{AuthorisationOf}.{number}");

    /// <summary>The bank's answer to a payment.</summary>
    public static string BankAnswer(PaymentId payment) => $"{BankAnswerTo}.{payment}";

    /// <summary>Paying an instalment again.</summary>
    public static string Retry(int number) => string.Create(CultureInfo.InvariantCulture, $"{RetryOf}.{number}");

    /// <summary>Accepting a report.</summary>
    public static string Acceptance(string reportId) => $"{AcceptanceOf}.{reportId}";

    /// <summary>Sending a report back.</summary>
    public static string Return(string reportId) => $"{ReturnOf}.{reportId}";

    /// <summary>Sending a mail again.</summary>
    public static string MailAgain(string mail) => $"{MailAgainOf}.{mail}";

    /// <summary>Putting a mail that came back aside.</summary>
    public static string MailHandled(string mail) => $"{MailHandledOf}.{mail}";

    /// <summary>Where a mail that came back stands on its tab.</summary>
    public static string MailPlace(string mail) => $"mail-{mail}";

    /// <summary>An act on one of several numbered things.</summary>
    public static string On(string act, int number) => string.Create(CultureInfo.InvariantCulture, $"{act}.{number}");

    /// <summary>Where the act's form stands on the case's page.</summary>
    public static string Anchor(string act) => $"act-{act.Replace('.', '-')}";

    /// <summary>An act's name and the id of what it acts on (empty when there is only one).</summary>
    public static (string Name, string Target) Parse(string act)
    {
        var point = act.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? (act, "") : (act[..point], act[(point + 1)..]);
    }
}
