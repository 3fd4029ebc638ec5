using System.Globalization;
using System.Text.Json;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;
using Funding.Pages.Archiving;
using Funding.Pages.Formatting;
using Funding.Pages.Reading;

namespace Funding.Functions.Archiving;

/// <summary>
/// A whole case as one archive: its documents and files, mails, register, payments and trail, a first page to read it by, and a list of checksums. It is made
/// while it is sent: a page of rows and a piece of a file stand in memory at a time.
/// </summary>
internal sealed class CaseArchive(ArchiveSources sources, Application application, Actor by, DateTimeOffset at)
    : ArchiveAnswer
{
    private const int RowsAtOnce = 200;
    private static readonly JsonWriterOptions _readable = new() { Indented = true };

    internal override DateTimeOffset At => at;

    internal override string FileName => $"{application.CaseNumber?.ToString() ?? application.Id.ToString()}.zip";

    internal override async Task FillAsync(ArchiveWriter writer, CancellationToken cancellationToken)
    {
        List<LeftOut> leftOut = [];
        await AddRecordsAsync(writer, leftOut, cancellationToken);
        await AddAttachmentsAsync(writer, leftOut, cancellationToken);
        await AddMailsAsync(writer, cancellationToken);
        leftOut.AddRange(
            application
                .Disposals.SelectMany(disposal => disposal.Things)
                .Where(thing => thing.Kind == DisposedKind.Mail)
                .Select(thing => new LeftOut(
                    sources.Texts["Archive.LeftOut.Mail", thing.Id],
                    "Archive.LeftOut.Disposed"
                ))
        );
        await AddTrailAsync(writer, cancellationToken);
        var register = await sources.Records.ListAllAsync(application, cancellationToken);
        await AddJsonAsync(
            writer,
            "diarium.json",
            "Archive.Register.Json",
            JsonSerializer.SerializeToElement(register, CoreJson.Default.IReadOnlyListRegisterEntry),
            cancellationToken
        );
        // What the applicant writes on and has not sent in is the applicant's own.
        await AddJsonAsync(
            writer,
            "ansokan.json",
            "Archive.Form.Json",
            JsonSerializer.SerializeToElement(
                application.SubmittedForm ?? application.Form,
                CoreJson.Default.ApplicationForm
            ),
            cancellationToken
        );
        var index = new ArchiveIndexModel(
            application,
            at,
            by.Name,
            writer.Files,
            leftOut,
            register,
            await PaymentsAsync(cancellationToken)
        );
        await writer.AddAsync(
            "index.html",
            "index.html",
            await sources.RenderAsync(r => r.RenderAsync(index)),
            cancellationToken
        );
        await writer.AddAsync("manifest-sha256.txt", "manifest", Manifest(writer), cancellationToken);
    }

    // As sha256sum writes and reads it.
    private static string Manifest(ArchiveWriter writer) =>
        string.Concat(writer.Files.Select(file => $"{file.Sha256}  {file.Path}\n"));

    private async Task AddRecordsAsync(ArchiveWriter writer, List<LeftOut> leftOut, CancellationToken cancellationToken)
    {
        foreach (var record in application.Records.Where(record => record.IsStored).OrderBy(record => record.Number))
        {
            var title = record.Title.In("sv");
            if (application.DisposalOf(DisposedKind.Record, record.Id) is not null)
            {
                leftOut.Add(new(title, "Archive.LeftOut.Disposed"));
                continue;
            }
            if (
                await sources.Records.ReadAsync(application, record, cancellationToken) is RecordReading.Whole
                {
                    Bytes: var bytes
                }
            )
            {
                await writer.AddAsync(
                    ArchiveNames.Of("handlingar", record.Number, $"{record.Id}.html"),
                    title,
                    async to => await to.WriteAsync(bytes, cancellationToken),
                    cancellationToken
                );
            }
            else
            {
                leftOut.Add(new(title, "Archive.LeftOut.Altered"));
            }
        }
    }

    private async Task AddAttachmentsAsync(
        ArchiveWriter writer,
        List<LeftOut> leftOut,
        CancellationToken cancellationToken
    )
    {
        // What has not been sent in is not the association's yet.
        foreach (var (index, document) in application.Documents.Where(document => document.Registered).Index())
        {
            if (application.DisposalOf(DisposedKind.Attachment, document.Id) is not null)
            {
                leftOut.Add(new(document.FileName, "Archive.LeftOut.Disposed"));
                continue;
            }
            if (!document.IsOpen)
            {
                leftOut.Add(new(document.FileName, "Archive.LeftOut.Unscanned"));
                continue;
            }
            var content = await sources.Attachments.OpenReadAsync(application.Id, document.Id, cancellationToken);
            if (content is null)
            {
                leftOut.Add(new(document.FileName, "Archive.LeftOut.Gone"));
                continue;
            }
            await using (content)
            {
                await writer.AddAsync(
                    ArchiveNames.Of("bilagor", index + 1, document.FileName),
                    document.FileName,
                    to => content.CopyToAsync(to, cancellationToken),
                    cancellationToken
                );
            }
            if (writer.Files[^1].Sha256 != document.Sha256)
            {
                leftOut.Add(new(document.FileName, "Archive.LeftOut.Differs"));
            }
        }
    }

    private async Task AddMailsAsync(ArchiveWriter writer, CancellationToken cancellationToken)
    {
        string? from = null;
        var number = 0;
        do
        {
            var page = await sources.Mails.ListAsync(application.Id, from, RowsAtOnce, cancellationToken);
            foreach (var mail in page.Items.Where(mail => mail.QueuedAt >= application.SubmittedAt))
            {
                number++;
                var subject = mail.Subject.Length > 0 ? mail.Subject : mail.Template.ToString();
                await writer.AddAsync(
                    string.Create(CultureInfo.InvariantCulture, $"meddelanden/{number:D4}.txt"),
                    sources.Texts["Archive.Mail", subject, mail.ToName],
                    Words(mail),
                    cancellationToken
                );
            }
            from = page.Continuation;
        } while (from is not null);
    }

    private string Words(LoggedMail mail)
    {
        var texts = sources.Texts;
        var sent = mail.SentAt is { } moment ? Formats.Moment(moment) : "–";
        return $"""
            {texts["Archive.Mail.To"]}: {mail.ToName} <{mail.ToAddress}>
            {texts["Archive.Mail.Subject"]}: {mail.Subject}
            {texts["Archive.Mail.Queued"]}: {Formats.Moment(mail.QueuedAt)}
            {texts["Archive.Mail.Sent"]}: {sent}
            {texts["Archive.Mail.Status"]}: {texts[$"Archive.MailStatus.{mail.Status}"]} {mail.Error}

            {mail.Text}
            """.ReplaceLineEndings("\n");
    }

    private async Task AddTrailAsync(ArchiveWriter writer, CancellationToken cancellationToken)
    {
        List<ArchivedEvent> lines = [];
        await writer.AddAsync(
            "handelser.json",
            sources.Texts["Archive.Trail.Json"],
            async to =>
            {
                await to.WriteAsync("[\n"u8.ToArray(), cancellationToken);
                string? from = null;
                do
                {
                    var page = await sources.Store.ReadTrailAsync(application.Id, from, RowsAtOnce, cancellationToken);
                    foreach (var entry in page.Items)
                    {
                        var row = TrailRow.For(entry, application, Reader.Staff);
                        await to.WriteAsync(
                            lines.Count == 0 ? ReadOnlyMemory<byte>.Empty : ",\n"u8.ToArray(),
                            cancellationToken
                        );
                        await to.WriteAsync(
                            JsonSerializer.SerializeToUtf8Bytes(row, ApiJson.Default.TrailRow),
                            cancellationToken
                        );
                        lines.Add(Words(entry, isOpen: row.Event is not null));
                    }
                    from = page.Continuation;
                } while (from is not null);
                await to.WriteAsync("\n]\n"u8.ToArray(), cancellationToken);
            },
            cancellationToken
        );
        var trail = new ArchiveTrailModel(
            $"{application.CaseNumber} {(application.SubmittedForm ?? application.Form).Title}",
            lines
        );
        await writer.AddAsync(
            "handelser.html",
            sources.Texts["Archive.Trail"],
            await sources.RenderAsync(r => r.RenderAsync(trail)),
            cancellationToken
        );
    }

    private ArchivedEvent Words(TrailEntry<ApplicationEvent> entry, bool isOpen) =>
        isOpen
            ? new(
                entry.Sequence,
                entry.Event.At,
                entry.Event.By.Name,
                sources.Texts.Sentence(entry.Event),
                entry.Event is ApplicationEvent.NoteAdded note ? note.Text : EventWords.Remark(entry.Event),
                entry.Hash
            )
            : new(entry.Sequence, entry.Event.At, null, sources.Texts["StaffCase.Trail.Drafting"], null, entry.Hash);

    private async Task<IReadOnlyList<ArchivedPayment>> PaymentsAsync(CancellationToken cancellationToken)
    {
        List<ArchivedPayment> payments = [];
        string? from = null;
        do
        {
            var page = await sources.Payments.ListAsync(application.Id, from, RowsAtOnce, cancellationToken);
            payments.AddRange(
                page.Items.Select(payment => new ArchivedPayment(
                    payment.Id.ToString(),
                    payment.Amount,
                    payment.Account.ToString(),
                    payment.Payee,
                    payment.InstructedAt
                ))
            );
            from = page.Continuation;
        } while (from is not null);
        return payments;
    }

    private Task AddJsonAsync(
        ArchiveWriter writer,
        string path,
        string titleKey,
        JsonElement json,
        CancellationToken cancellationToken
    ) =>
        writer.AddAsync(
            path,
            sources.Texts[titleKey],
            async to =>
            {
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                await using (var pen = new Utf8JsonWriter(buffer, _readable))
                {
                    json.WriteTo(pen);
                }
                await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
            },
            cancellationToken
        );
}
