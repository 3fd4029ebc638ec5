using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the world must do because of an event. Serialised into the outbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(StartProcess), "startProcess")]
[JsonDerivedType(typeof(Nudge), "nudge")]
[JsonDerivedType(typeof(SendMail), "sendMail")]
[JsonDerivedType(typeof(InstructPayment), "instructPayment")]
[JsonDerivedType(typeof(RegisterCase), "registerCase")]
[JsonDerivedType(typeof(StoreRecord), "storeRecord")]
[JsonDerivedType(typeof(ScanFile), "scanFile")]
[JsonDerivedType(typeof(TellApplication), "tellApplication")]
[JsonDerivedType(typeof(TellMeeting), "tellMeeting")]
[JsonDerivedType(typeof(UpdateView), "updateView")]
public abstract record Effect
{
    private Effect() { }

    /// <summary>Start the orchestration.</summary>
    public sealed record StartProcess(ProcessRef Process) : Effect;

    /// <summary>Tell the orchestration that something has changed; it reads the state again.</summary>
    public sealed record Nudge(ProcessRef Process) : Effect;

    /// <summary>Send a mail.</summary>
    /// <param name="Template">Which text.</param>
    /// <param name="Recipient">To whom.</param>
    /// <param name="Link">The personal link to issue and put in the mail, if any.</param>
    /// <param name="Parameters">What the text needs, by the names in <see cref="MailParameter"/>.</param>
    public sealed record SendMail(
        MailTemplate Template,
        PersonRef Recipient,
        PersonalLink? Link,
        IReadOnlyDictionary<string, string> Parameters
    ) : Effect
    {
        /// <summary>A file that goes with it.</summary>
        public MailAttachment? Attachment { get; init; }
    }

    /// <summary>Hand a payment to the bank; the same id is never paid twice.</summary>
    public sealed record InstructPayment(PaymentId PaymentId, Money Amount, PaymentAccount Account, string Payee)
        : Effect;

    /// <summary>Take the next case number of the association and year, and assign it.</summary>
    public sealed record RegisterCase(string Association, int Year) : Effect;

    /// <summary>
    /// Draw up a document, store it for ever, and register what it became. The same id is never stored twice: what was stored first stays.
    /// </summary>
    /// <param name="RecordId">Id within what it belongs to; letters, digits and dashes.</param>
    /// <param name="Content">All that it says.</param>
    public sealed record StoreRecord(string RecordId, RecordContent Content) : Effect;

    /// <summary>
    /// Have a file in quarantine scanned for malicious code, and tell the application what came of it. A repeat finds the file moved or
    /// gone and does nothing.
    /// </summary>
    /// <param name="DocumentId">Which of the application's files.</param>
    public sealed record ScanFile(string DocumentId) : Effect;

    /// <summary>
    /// Have the system give an application a command, because of what happened elsewhere. It is delivered at least once:
    /// a repeat must be decided as nothing to do. A refusal stays with the undelivered effects, for staff to see.
    /// </summary>
    public sealed record TellApplication(ApplicationId ApplicationId, ApplicationCommand Command) : Effect;

    /// <summary>Have the system give a meeting a command; as <see cref="TellApplication"/>.</summary>
    public sealed record TellMeeting(MeetingId MeetingId, MeetingCommand Command) : Effect;

    /// <summary>Bring the lists up to date with the state.</summary>
    public sealed record UpdateView : Effect
    {
        /// <summary>Whether what the case takes out of the fund may have changed too; so it is for effects that do not say.</summary>
        public bool Fund { get; init; } = true;
    }
}

/// <summary>A small text file that goes with a mail.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type, without parameters.</param>
/// <param name="Text">What it says, as UTF-8.</param>
public sealed record MailAttachment(string FileName, string ContentType, string Text);
