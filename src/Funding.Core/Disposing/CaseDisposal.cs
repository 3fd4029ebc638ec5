using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>
/// Rules for disposing of documents of a case. Content that stands outside the trail goes; the trail, which says that it was there and that it was disposed of,
/// stays for ever.
/// </summary>
public static class CaseDisposal
{
    /// <summary>Why nothing may be disposed of now; null when nothing stands in the way.</summary>
    public static DisposalObstacle? ObstacleOf(Application application) =>
        application.SubmittedAt is null || !application.Stage.IsTerminal() ? DisposalObstacle.Open
        : application.Appeal is { Outcome: null } ? DisposalObstacle.Appealed
        : application.Instalments.Any(i => i.IsUnpaid)
        || application.Settlement is { } settlement && settlement.Repaid < settlement.Recovery
            ? DisposalObstacle.Money
        : application.DisposalHold is not null ? DisposalObstacle.Held
        : null;

    /// <summary>The documents and files that may be disposed of when their class is due, and have not been. Mails stand outside the state.</summary>
    public static IEnumerable<DisposedThing> Documents(Application application)
    {
        var accounting = application
            .DisbursementRequests.Select(request => request.DocumentId)
            .ToHashSet(StringComparer.Ordinal);
        return application
            .Records.Where(record => record.IsStored)
            .Select(record => new DisposedThing(
                DisposedKind.Record,
                record.Id,
                ClassOf(record.Kind),
                record.Sha256!,
                record.Length
            ))
            .Concat(
                application
                    .Documents.Where(document => document is { Registered: true, IsOpen: true })
                    .Select(document => new DisposedThing(
                        DisposedKind.Attachment,
                        document.Id,
                        accounting.Contains(document.Id) ? RetentionClass.Accounting : RetentionClass.Attachments,
                        document.Sha256,
                        document.Length
                    ))
            )
            .Where(thing => application.DisposalOf(thing.Kind, thing.Id) is null);
    }

    private static RetentionClass ClassOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Application or DocumentKind.Supplement => RetentionClass.Applications,
            DocumentKind.Agreement or DocumentKind.Amendment => RetentionClass.Agreements,
            _ => RetentionClass.Decisions,
        };

    internal static Decision Dispose(Application state, DisposeDocuments command) =>
        state.Disposals.Any(disposal => disposal.Run == command.Run) ? Decision.Nothing
        : command.PreviewedBy.PersonId == command.ConfirmedBy.PersonId ? Refusals.OwnDisposalPreview()
        : ObstacleOf(state) is not null ? Refusals.CannotDispose()
        : command.Things.Where(thing => state.DisposalOf(thing.Kind, thing.Id) is null).ToList()
            is { Count: > 0 } things
            ? new DocumentsDisposed(command.Run, command.ListHash, things, command.PreviewedBy, command.ConfirmedBy)
        : Decision.Nothing;

    internal static Decision Hold(Application state, HoldDisposal command) =>
        TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
        : state.DisposalHold is not null ? Decision.Nothing
        : new DisposalHeld(command.Reason.Trim());

    internal static Decision Lift(Application state, LiftDisposalHold command) =>
        TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
        : state.DisposalHold is null ? Decision.Nothing
        : new DisposalHoldLifted(command.Reason.Trim());
}

public sealed partial record Application
{
    /// <summary>When it ended; null while it has not, and for one that ended before this was kept.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was disposed of, oldest first.</summary>
    public IReadOnlyList<Disposal> Disposals
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>That nothing is disposed of; null when nobody has said so.</summary>
    public DisposalHold? DisposalHold { get; init; }

    /// <summary>When and why a thing was disposed of; null when it was not.</summary>
    public Disposal? DisposalOf(DisposedKind kind, string id) =>
        Disposals.FirstOrDefault(disposal => disposal.Things.Any(thing => thing.Kind == kind && thing.Id == id));

    /// <summary>When and why a document of the register was disposed of; null when it was not, and for one that is an event.</summary>
    public Disposal? DisposalOf(DocumentReference? reference) =>
        reference switch
        {
            DocumentReference.Record { RecordId: var id } => DisposalOf(DisposedKind.Record, id),
            DocumentReference.Attachment { AttachmentId: var id } => DisposalOf(DisposedKind.Attachment, id),
            DocumentReference.Mail { MailIds: [var id, ..] } => DisposalOf(DisposedKind.Mail, id),
            _ => null,
        };

    private Application After(DocumentsDisposed e) =>
        this with
        {
            Disposals = [.. Disposals, new Disposal(e.Run, SwedishTime.DayOf(e.At), e.Things)],
        };
}
