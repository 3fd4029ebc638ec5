using System.Text.Json;
using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>A line of the audit trail.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Type">What happened, as in docs/events.md.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, by name; absent where the reader may not see it.</param>
/// <param name="Hash">SHA-256 of the line and the hash before it.</param>
/// <param name="Event">The event itself; absent where the reader may not see it.</param>
internal sealed record TrailRow(
    long Sequence,
    string Type,
    DateTimeOffset At,
    string? By,
    string Hash,
    JsonElement? Event
)
{
    /// <summary>Whether the reader is shown the line at all: a note of the staff's is for nobody else to know of, nor who took the case out, nor what became of others' mails.</summary>
    public static bool IsFor(ApplicationEvent happened, Reader reader) =>
        reader is Reader.Staff
        || happened
            is not (
                ApplicationEvent.NoteAdded
                or ApplicationEvent.CaseExported
                or ApplicationEvent.DisposalHeld
                or ApplicationEvent.DisposalHoldLifted
                or ApplicationEvent.SecrecyMarked
                or ApplicationEvent.SecrecyLifted
                or ApplicationEvent.ExtractMade
                or ApplicationEvent.MailReturned
                or ApplicationEvent.MailSentAgain
                or ApplicationEvent.ReturnedMailHandled
            );

    /// <summary>The line as the reader may see it.</summary>
    public static TrailRow For(TrailEntry entry, Application application, Reader reader)
    {
        var happened = entry.Event;
        var json = JsonSerializer.SerializeToElement(happened, CoreJson.Default.ApplicationEvent);
        var type = json.GetProperty("$type").GetString()!;
        var open = reader is Reader.Applicant ? IsOpenTo(application, happened) : !IsDrafting(happened);
        return new(entry.Sequence, type, happened.At, open ? happened.By.Name : null, entry.Hash, open ? json : null);
    }

    // What was typed before it was sent in belongs to the municipality; what was sent in stands in the form.
    private static bool IsDrafting(ApplicationEvent happened) =>
        happened
            is ApplicationEvent.DraftCreated
                or ApplicationEvent.FormEdited
                or ApplicationEvent.ReportDraftSaved
                or ApplicationEvent.DocumentAttached
                or ApplicationEvent.DocumentRemoved
                or ApplicationEvent.DocumentScanned { SentIn: false }
                or ApplicationEvent.DocumentKept
                or ApplicationEvent.SignOffRequested
                or ApplicationEvent.SignOffReminderSent
                or ApplicationEvent.SignOffDeclined
                or ApplicationEvent.DraftErasureWarned
                or ApplicationEvent.LinkReissued { Purpose: LinkPurpose.SignOff }
                or ApplicationEvent.MailReturned
                {
                    Template: MailTemplate.SignOffRequest
                        or MailTemplate.SignOffReminder
                        or MailTemplate.SignOffDeclined
                        or MailTemplate.DraftErasureWarning
                };

    // Opinions, proposals and votes are working material until the board has decided.
    private static bool IsOpenTo(Application application, ApplicationEvent happened) =>
        application.Decision is not null
        || happened
            is not (
                ApplicationEvent.OpinionGiven
                or ApplicationEvent.ReferralDelegated
                or ApplicationEvent.ReferralTakenBack
                or ApplicationEvent.LinkReissued { Purpose: LinkPurpose.Opinion or LinkPurpose.Ballot }
                or ApplicationEvent.OpinionEscalated
                or ApplicationEvent.OpinionReminderSent
                or ApplicationEvent.ReviewClosed
                or ApplicationEvent.ProposalMade
                or ApplicationEvent.BoardDecisionOpened
                or ApplicationEvent.BallotsVoided
                or ApplicationEvent.BallotCast
                or ApplicationEvent.ConflictFlagged
                or ApplicationEvent.ConflictRuled
                or ApplicationEvent.MemberStoodAside
                or ApplicationEvent.SubstituteCalled
                or ApplicationEvent.BallotReminderSent
                or ApplicationEvent.PollClosed
            );
}
