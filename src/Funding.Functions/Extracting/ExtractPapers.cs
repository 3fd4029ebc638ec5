using System.Text;
using Funding.Core;
using Funding.Functions.Archiving;
using Funding.Functions.Storage.Records;
using Funding.Pages.Extracting;
using Funding.Pages.Reading;

namespace Funding.Functions.Extracting;

/// <summary>
/// A case's documents as they can be handed out: what the system has drawn up as it is stored, what is an event or a mail as a page of its own,
/// each with the marked passages masked. Files are not looked into.
/// </summary>
internal sealed class ExtractPapers(ArchiveSources sources, Application application)
{
    /// <summary>The register.</summary>
    internal Task<IReadOnlyList<RegisterEntry>> RegisterAsync(CancellationToken cancellationToken) =>
        sources.Records.ListAllAsync(application, cancellationToken);

    /// <summary>The file that a line of the register is; null when it is another document.</summary>
    internal Document? FileOf(RegisterEntry entry) =>
        entry.Reference is DocumentReference.Attachment { AttachmentId: var id }
            ? application.Documents.FirstOrDefault(document => document.Id == id)
            : null;

    /// <summary>Why a document cannot be handed out, as a text key; null when it can.</summary>
    internal string? HeldBecause(RegisterEntry entry) =>
        application.SecrecyMarks.Any(mark => mark.IsWhole && mark.Document == entry.Number) ? "Extract.Held.Marked"
        : application.DisposalOf(entry.Reference) is not null ? "Extract.Held.Disposed"
        : entry.Reference switch
        {
            DocumentReference.Attachment => FileOf(entry) switch
            {
                null => "Extract.Held.Gone",
                { IsOpen: false } => "Archive.LeftOut.Unscanned",
                _ => null,
            },
            DocumentReference.Record { RecordId: var id } => application.Records.Any(r => r.Id == id && r.IsStored)
                ? null
                : "Extract.Held.Gone",
            _ => null,
        };

    /// <summary>The document as it is; null for a file, and for one that cannot be read.</summary>
    internal async Task<string?> ReadAsync(RegisterEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Reference)
        {
            case DocumentReference.Attachment:
                return null;
            case DocumentReference.Record { RecordId: var id }:
                var record = application.Records.FirstOrDefault(r => r.Id == id);
                return
                    await sources.Records.ReadAsync(application, record, cancellationToken) is RecordReading.Whole whole
                    ? Encoding.UTF8.GetString(whole.Bytes)
                    : null;
            case DocumentReference.Mail { MailIds: var ids }:
                var mails = await sources.Mails.ListBackAsync(application.Id, entry.Event + 1, 1, cancellationToken);
                return await RenderAsync(
                    new(application, entry, null)
                    {
                        Mails =
                        [
                            .. mails
                                .Where(mail => ids.Contains(mail.Id, StringComparer.Ordinal))
                                .Reverse()
                                .Select(mail => new ExtractedMail(
                                    mail.ToName,
                                    mail.ToAddress,
                                    mail.Subject,
                                    mail.Text
                                )),
                        ],
                    }
                );
            default:
                var events = await sources.Store.ReadTrailBackAsync(
                    application.Id,
                    entry.Event + 1,
                    1,
                    cancellationToken
                );
                return events is [{ Event: var happened }]
                    ? await RenderAsync(
                        new(application, entry, happened)
                        {
                            Sentence = sources.Texts.Sentence(happened),
                            Remark = EventWords.Remark(happened),
                            Proposal =
                                happened is ApplicationEvent.BoardDecisionOpened
                                    ? await ProposalAsync(entry.Event, cancellationToken)
                                    : null,
                        }
                    )
                    : null;
        }
    }

    /// <summary>The document as it is handed out; null for a file, and for one that cannot be read.</summary>
    internal async Task<MaskedDocument?> MaskedAsync(RegisterEntry entry, CancellationToken cancellationToken) =>
        await ReadAsync(entry, cancellationToken) is { } html ? Masking.Of(html, application.SecrecyMarks) : null;

    // The last before the board got it; it may have been changed since.
    private async Task<Proposal?> ProposalAsync(long before, CancellationToken cancellationToken)
    {
        var made = await sources.Store.ReadTrailBackAsync(
            application.Id,
            before,
            (int)before,
            cancellationToken,
            typeof(ApplicationEvent.ProposalMade)
        );
        return made.Select(entry => entry.Event).OfType<ApplicationEvent.ProposalMade>().FirstOrDefault()?.Proposal;
    }

    private Task<string> RenderAsync(ExtractPaperModel model) => sources.RenderAsync(r => r.RenderAsync(model));
}
