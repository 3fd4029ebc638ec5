using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the scan of files for malicious code, and for what the upload found in them.</summary>
internal static class Scanning
{
    internal static Decision Record(Application state, RecordScan command) =>
        command.Verdict is not ScanState.Waiting
        && state.Documents.FirstOrDefault(d => d.Id == command.DocumentId) is { Scan: ScanState.Waiting } document
            ? new DocumentScanned(
                document.Id,
                document.FileName,
                document.Sha256,
                command.Verdict,
                command.Threat,
                command.Scanner
            )
            {
                SentIn = document.Registered,
            }
            : Decision.Nothing;

    internal static Decision Keep(Application state, KeepDocument command) =>
        state.Documents.FirstOrDefault(d => d.Id == command.DocumentId) switch
        {
            null or { IdentityNumbers: null } => Refusals.NotFound(),
            { Registered: true } => Refusals.DocumentRegistered(),
            { KeptBecause: { } before } when before == command.Reason => Decision.Nothing,
            var document => TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true))
                is { } refusal
                ? refusal
                : new DocumentKept(document.Id, document.FileName, command.Reason.Trim()),
        };

    /// <summary>What must be answered before files are sent in; null when nothing must.</summary>
    internal static Refusal? Unanswered(Application state) =>
        state.Documents.FirstOrDefault(d => d is { Registered: false, IdentityNumbers: not null, KeptBecause: null })
            is { } document
            ? Refusals.NumbersUnanswered(document)
            : null;

    internal static Application Scanned(this Application state, DocumentScanned e) =>
        state.Documents.FirstOrDefault(d => d.Id == e.DocumentId) switch
        {
            null => state,
            var document when e.Verdict is ScanState.Infected or ScanState.Unscannable => state with
            {
                Documents = [.. state.Documents.Where(d => d.Id != document.Id)],
                RemovedFiles =
                [
                    .. state.RemovedFiles.TakeLast(Drafting.MostDocuments - 1),
                    new RemovedFile(
                        document.Id,
                        document.FileName,
                        document.Length,
                        document.Sha256,
                        e.Verdict,
                        document.Registered,
                        e.At
                    )
                    {
                        Threat = e.Threat,
                    },
                ],
            },
            _ => state.WithDocument(e.DocumentId, d => d with { Scan = e.Verdict }),
        };

    internal static Application WithDocument(this Application state, string id, Func<Document, Document> change) =>
        state with
        {
            Documents = [.. state.Documents.Select(d => d.Id == id ? change(d) : d)],
        };
}
