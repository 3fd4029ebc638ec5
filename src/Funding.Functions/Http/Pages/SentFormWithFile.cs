using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// A form with a file for an application. The file is stored while it comes in, but only when the form is known to be
/// from our own page: the antiforgery token stands before it.
/// </summary>
/// <param name="Form">The form; null when it is not ours or could not be read, and then nothing of it is left.</param>
/// <param name="Upload">What became of the file; null when there was none.</param>
internal sealed record SentFormWithFile(SentForm? Form, AttachmentUpload? Upload)
{
    internal static async Task<SentFormWithFile> ReadAsync(
        Site site,
        AttachmentStore attachments,
        Visit visit,
        Application application
    )
    {
        AttachmentUpload? upload = null;
        var ours = false;
        SentForm? sent;
        try
        {
            sent = await SentForm.ReadAsync(
                visit.Request,
                async (fields, fileName, content) =>
                {
                    ours = await site.IsOursAsync(visit, fields["antiforgery"] ?? "-");
                    if (ours)
                    {
                        upload = await attachments.SaveAsync(
                            application.Id,
                            fileName,
                            content,
                            FileRoom.In(application),
                            visit.Aborted
                        );
                    }
                }
            );
        }
        catch
        {
            // The file had come in whole, and what should have followed it did not.
            await new SentFormWithFile(null, upload).DiscardAsync(attachments, application.Id);
            throw;
        }
        var read = new SentFormWithFile(sent, upload);
        if (sent is not null && (ours || await site.IsOursAsync(visit, sent["antiforgery"] ?? "-")))
        {
            return read;
        }
        await read.DiscardAsync(attachments, application.Id);
        return new SentFormWithFile(null, null);
    }

    /// <summary>Removes a stored file that the application does not take.</summary>
    internal async Task DiscardAsync(AttachmentStore attachments, ApplicationId id)
    {
        if (Upload is AttachmentUpload.Stored stored)
        {
            await attachments.DeleteAsync(id, stored.Document.Id, CancellationToken.None);
        }
    }
}
