using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Http;

/// <summary>Files of an application. They are streamed both ways and never stand in memory whole.</summary>
public sealed class AttachmentsApi
{
    private readonly Api _api;
    private readonly AttachmentStore _attachments;

    /// <summary>Made by the worker.</summary>
    public AttachmentsApi(Api api, AttachmentStore attachments) => (_api, _attachments) = (api, attachments);

    /// <summary>Attaches one file: as the only file of a multipart form, or as the whole body with <c>?fileName=</c>.</summary>
    [Function(nameof(UploadAttachment))]
    public async Task<IResult> UploadAttachment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/attachments")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!EntityTags.IfMatch(request).Try(out var ifMatch, out problem))
        {
            return Answers.Of(problem);
        }
        AllowLargeBody(request);
        if (!(await FileAsync(request)).Try(out var file, out problem))
        {
            return Answers.Of(problem);
        }
        var saved = await _attachments.SaveAsync(
            standing.Application.Id,
            file.Name,
            file.Content,
            FileRoom.In(standing.Application),
            request.HttpContext.RequestAborted
        );
        if (saved is AttachmentUpload.Refused refused)
        {
            return Answers.Of(KnownProblems.From(refused.Refusal));
        }
        var document = ((AttachmentUpload.Stored)saved).Document;
        var result = await _api.ChangeAsync(
            new(request, client, id),
            standing,
            new ApplicationCommand.AttachDocument(document),
            new ChangeOptions(IfMatch: ifMatch)
        );
        if (result is ChangeResult.Changed changed)
        {
            var (state, etag) = (changed.State, changed.ETag);
            // The scan follows the commit at once, and is mostly done by now: the answer is what stands then.
            if (
                document.Scan is ScanState.Waiting
                && (await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var now, out _)
            )
            {
                (state, etag) = (now.Application, now.ETag);
            }
            return Answers.Application(
                state,
                etag,
                standing.Reader,
                StatusCodes.Status201Created,
                $"/api/applications/{standing.Application.Id}/attachments/{document.Id}"
            );
        }
        await _attachments.DeleteAsync(standing.Application.Id, document.Id, CancellationToken.None);
        return Answers.Of(result, standing.Reader);
    }

    /// <summary>The file as it was uploaded, always as a download.</summary>
    [Function(nameof(DownloadAttachment))]
    public Task<IResult> DownloadAttachment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/attachments/{attachmentId}")]
            HttpRequest request,
        string id,
        string attachmentId
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            async standing =>
            {
                var document = standing.Documents.FirstOrDefault(document =>
                    string.Equals(document.Id, attachmentId, StringComparison.Ordinal)
                );
                if (document is null)
                {
                    return Answers.Of(KnownProblems.NotFound);
                }
                if (standing.Application.DisposalOf(DisposedKind.Attachment, document.Id) is { } disposal)
                {
                    return Answers.Of(KnownProblems.DocumentDisposed(disposal));
                }
                if (!document.IsOpen)
                {
                    return Answers.Of(KnownProblems.FileNotChecked);
                }
                var aborted = request.HttpContext.RequestAborted;
                return await _attachments.OpenReadAsync(standing.Application.Id, document.Id, aborted) is { } content
                    ? FileAnswer.Of(request, content, document)
                    : Answers.Of(KnownProblems.NotFound);
            }
        );

    /// <summary>Removes a file that has not been sent in.</summary>
    [Function(nameof(RemoveAttachment))]
    public async Task<IResult> RemoveAttachment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "delete",
            Route = "api/applications/{id}/attachments/{attachmentId}"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string attachmentId
    )
    {
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!EntityTags.IfMatch(request).Try(out var ifMatch, out problem))
        {
            return Answers.Of(problem);
        }
        if (standing.Documents.All(document => !string.Equals(document.Id, attachmentId, StringComparison.Ordinal)))
        {
            return Answers.Of(KnownProblems.NotFound);
        }
        var result = await _api.ChangeAsync(
            new(request, client, id),
            standing,
            new ApplicationCommand.RemoveDocument(attachmentId),
            new ChangeOptions(IfMatch: ifMatch)
        );
        if (result is ChangeResult.Changed)
        {
            await _attachments.DeleteAsync(standing.Application.Id, attachmentId, CancellationToken.None);
        }
        return Answers.Of(result, standing.Reader);
    }

    /// <summary>Says why a file is kept although it seems to hold personal identity numbers.</summary>
    [Function(nameof(KeepAttachment))]
    public Task<IResult> KeepAttachment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/attachments/{attachmentId}/reason"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string attachmentId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Edit,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.KeepDocument(attachmentId, body.Reason)
        );

    private static async Task<Result<(string Name, Stream Content)>> FileAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return KnownProblems.FileRequired;
        }
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var name = request.Query["fileName"].ToString();
            return name.Length > 0 ? (name, request.Body) : KnownProblems.FileRequired;
        }
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 70)
        {
            return KnownProblems.FileRequired;
        }
        return await FirstFileAsync(new MultipartReader(boundary, request.Body), request.HttpContext.RequestAborted);
    }

    private static async Task<Result<(string Name, Stream Content)>> FirstFileAsync(
        MultipartReader reader,
        CancellationToken aborted
    )
    {
        try
        {
            while (await reader.ReadNextSectionAsync(aborted) is { } section)
            {
                if (section.AsFileSection() is { FileName.Length: > 0, FileStream: { } content } file)
                {
                    return (file.FileName, content);
                }
            }
            return KnownProblems.FileRequired;
        }
        // A boundary that never comes, or headers without end.
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return KnownProblems.FileRequired;
        }
    }

    private static void AllowLargeBody(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = BodyLimits.Attachment + BodyLimits.Command;
        }
    }
}
