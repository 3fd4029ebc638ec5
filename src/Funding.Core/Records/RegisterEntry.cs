using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Which way a document went.</summary>
[JsonConverter(typeof(CamelCaseEnum<DocumentDirection>))]
public enum DocumentDirection
{
    /// <summary>Inkommen.</summary>
    Received,

    /// <summary>Utgående.</summary>
    Sent,

    /// <summary>Upprättad: made by the association itself and kept.</summary>
    DrawnUp,
}

/// <summary>What a document of a case is.</summary>
[JsonConverter(typeof(CamelCaseEnum<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>An application, as it was sent in.</summary>
    Application,

    /// <summary>A file that belongs to an application.</summary>
    Attachment,

    /// <summary>A confirmation that something came in.</summary>
    Receipt,

    /// <summary>A question to the applicant, or more time for the answer.</summary>
    SupplementRequest,

    /// <summary>An application that was sent in again.</summary>
    Supplement,

    /// <summary>A reminder.</summary>
    Reminder,

    /// <summary>A question to a partner.</summary>
    Referral,

    /// <summary>A partner's answer.</summary>
    Opinion,

    /// <summary>The director's proposal to the board.</summary>
    Proposal,

    /// <summary>What the board decided, as minutes.</summary>
    Minutes,

    /// <summary>The letter with the decision.</summary>
    Decision,

    /// <summary>An appeal against the decision, what a court made of it, or a message about it.</summary>
    Appeal,

    /// <summary>The agreement.</summary>
    Agreement,

    /// <summary>A message about payments.</summary>
    Payment,

    /// <summary>A request for an instalment, and what the association says about it.</summary>
    DisbursementRequest,

    /// <summary>A change of the agreement, and what the association says about it.</summary>
    Amendment,

    /// <summary>A report of the project.</summary>
    Report,

    /// <summary>What the association says about a report.</summary>
    ReportAnswer,

    /// <summary>The final account, and what is to be repaid.</summary>
    Settlement,

    /// <summary>How the case ended.</summary>
    Ending,
}

/// <summary>Where the document itself is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Attachment), "attachment")]
[JsonDerivedType(typeof(Record), "record")]
[JsonDerivedType(typeof(Mail), "mail")]
public abstract record DocumentReference
{
    private DocumentReference() { }

    /// <summary>A file of the application.</summary>
    /// <param name="AttachmentId">The file's id.</param>
    public sealed record Attachment(string AttachmentId) : DocumentReference;

    /// <summary>A generated document.</summary>
    /// <param name="RecordId">The record's id.</param>
    public sealed record Record(string RecordId) : DocumentReference;

    /// <summary>Mails, one for each recipient.</summary>
    /// <param name="MailIds">Their ids, as in the list of the case's mails.</param>
    public sealed record Mail(IReadOnlyList<string> MailIds) : DocumentReference;
}

/// <summary>A line in a case's register of documents (diarium).</summary>
/// <param name="Number">The handling number within the case: 1, 2, 3 … without a gap.</param>
/// <param name="Day">The day that it was received, sent or drawn up.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Counterpart">From whom it came, or to whom it went.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Event">The trail's event: its sequence number.</param>
/// <param name="Reference">Where the document is; null when it is the event itself.</param>
public sealed record RegisterEntry(
    int Number,
    DateOnly Day,
    DocumentDirection Direction,
    DocumentKind Kind,
    string Counterpart,
    LocalizedText Title,
    long Event,
    DocumentReference? Reference
)
{
    /// <summary>The whole handling number: <c>KAL-2026-0042-3</c>.</summary>
    public string Handling(CaseNumber caseNumber) => DocumentRegister.Handling(caseNumber, Number);
}
