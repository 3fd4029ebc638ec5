using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The page of an application's attachments while it is written.</summary>
public sealed class DraftAttachments
{
    private const string Act = "attach";

    private readonly Site _site;
    private readonly Api _api;
    private readonly AttachmentStore _attachments;

    /// <summary>Made by the worker.</summary>
    public DraftAttachments(Site site, Api api, AttachmentStore attachments) =>
        (_site, _api, _attachments) = (site, api, attachments);

    /// <summary>The attachments: taking one, putting it in another's place, removing one.</summary>
    [Function(nameof(WebDraftAttachments))]
    public async Task<IResult> WebDraftAttachments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/{id:guid}/attachments")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        if (!DraftPages.IsEditable(standing.Application))
        {
            return new SeeOther($"/applications/{standing.Application.Id}");
        }
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, standing.Application, request.Query["replace"], []);
        }
        SentFormWithFile posted;
        try
        {
            posted = await SentFormWithFile.ReadAsync(_site, _attachments, visit, standing.Application);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var refusal = AttachmentRefusals.TooLarge(
                Math.Min(standing.Application.Rules.MaxDocumentBytes, BodyLimits.Attachment)
            );
            return await RefuseAsync(visit, standing.Application, null, refusal);
        }
        if (posted is not { Form: { } sent, Upload: var upload })
        {
            return await _site.BadFormAsync(visit);
        }
        var call = new ApiCall(request, client, id);
        if (sent["remove"] is { Length: > 0 } document)
        {
            await posted.DiscardAsync(_attachments, standing.Application.Id);
            return await RemoveAsync(visit, call, standing, document) ?? Done(standing, "removed");
        }
        if (sent["keep"] is { Length: > 0 } kept)
        {
            await posted.DiscardAsync(_attachments, standing.Application.Id);
            return await KeepAsync(visit, call, standing, kept, sent);
        }
        return upload switch
        {
            AttachmentUpload.Stored stored => await AttachAsync(visit, call, standing, posted, stored, sent["replace"]),
            AttachmentUpload.Refused refused => await RefuseAsync(
                visit,
                standing.Application,
                sent["replace"],
                refused.Refusal
            ),
            _ => await ShowAsync(
                visit,
                standing.Application,
                sent["replace"],
                [new FieldError("file", _site.Texts["Attach.NoFile"])]
            ),
        };
    }

    /// <summary>What may be attached.</summary>
    internal static FileLimits Limits(AssociationRules rules) =>
        new(
            string.Join(',', FileKind.Allowed.Select(kind => kind.Extension)),
            rules.MaxDocumentBytes,
            rules.MaxDocumentsBytes
        );

    private async Task<IResult> AttachAsync(
        Visit visit,
        ApiCall call,
        Standing standing,
        SentFormWithFile posted,
        AttachmentUpload.Stored stored,
        string? replaced
    )
    {
        var attached = await _api.ChangeAsync(call, standing, new ApplicationCommand.AttachDocument(stored.Document));
        if (attached is not ChangeResult.Changed)
        {
            await posted.DiscardAsync(_attachments, standing.Application.Id);
            return attached is ChangeResult.Refused refused
                ? await RefuseAsync(visit, standing.Application, replaced, refused.Refusal)
                : await _site.NotFoundAsync(visit);
        }
        // The old file goes only when the new one is in its place.
        return string.IsNullOrEmpty(replaced)
            ? Done(standing, "uploaded")
            : await RemoveAsync(visit, call, standing, replaced) ?? Done(standing, "exchanged");
    }

    /// <summary>Removes a document; the page of a refusal, or null when it is gone.</summary>
    private async Task<IResult?> RemoveAsync(Visit visit, ApiCall call, Standing standing, string document)
    {
        switch (await _api.ChangeAsync(call, standing, new ApplicationCommand.RemoveDocument(document)))
        {
            case ChangeResult.Changed:
                await _attachments.DeleteAsync(standing.Application.Id, document, CancellationToken.None);
                return null;
            case ChangeResult.Refused refused:
                return await RefuseAsync(visit, standing.Application, null, refused.Refusal);
            default:
                return await _site.NotFoundAsync(visit);
        }
    }

    private async Task<IResult> KeepAsync(Visit visit, ApiCall call, Standing standing, string document, SentForm sent)
    {
        var command = new ApplicationCommand.KeepDocument(document, sent["reason"] ?? "");
        return await _api.ChangeAsync(call, standing, command) switch
        {
            ChangeResult.Changed => Done(standing, "kept"),
            ChangeResult.Refused { Refusal: var refusal } => await ShowAsync(
                visit,
                standing.Application,
                null,
                [],
                sent.State($"keep-{document}")
                    .Refused([
                        new FieldError(
                            "reason",
                            visit.Say(refusal.Problems is [var first, ..] ? first.Text : refusal.Text)
                        ),
                    ])
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private Task<IResult> RefuseAsync(Visit visit, Application application, string? replacing, Refusal refusal)
    {
        SecurityEvents.Refused(visit.Request.HttpContext, refusal.Code);
        return ShowAsync(
            visit,
            application,
            replacing,
            [new FieldError("file", visit.Say(refusal.Problems is [var first, ..] ? first.Text : refusal.Text))]
        );
    }

    private Task<IResult> ShowAsync(
        Visit visit,
        Application application,
        string? replacing,
        IReadOnlyList<FieldError> faults,
        FormState? keeping = null
    ) =>
        _site.ShowAsync<AttachmentsPage, AttachmentsModel>(
            visit,
            new AttachmentsModel(
                application,
                FormState.Empty(Act).Refused(faults),
                Limits(application.Rules),
                application.Documents.FirstOrDefault(document => document.Id == replacing && !document.Registered),
                [
                    .. QuestionProgress
                        .Of(application)
                        .Where(asked => asked.Question.Field.StartsWith("/attachments", StringComparison.Ordinal)),
                ],
                visit.DoneKey
            )
            {
                Left = FileRoom.In(application).Left,
                Keeping = keeping,
                JustSaved = DraftEditing.JustSaved(visit, DraftEditing.ProgressOf(visit, application)),
            },
            faults.Count == 0 && keeping is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static SeeOther Done(Standing standing, string done) =>
        new($"/applications/{standing.Application.Id}/attachments?done={done}");
}
