using System.Globalization;
using System.Text.Json;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Creating an application and submitting it.</summary>
public sealed class SubmissionApi
{
    private readonly Api _api;
    private readonly ApplicationStore _store;
    private readonly AttachmentStore _attachments;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public SubmissionApi(Api api, ApplicationStore store, AttachmentStore attachments, TimeProvider time) =>
        (_api, _store, _attachments, _time) = (api, store, attachments, time);

    /// <summary>Creates a draft. With the same Idempotency-Key it is created once, however often it is asked for.</summary>
    [Function(nameof(CreateApplication))]
    public async Task<IResult> CreateApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!AccessPolicy.Allows(session.Actor, ApplicationAction.Create, null))
        {
            return Answers.Of(KnownProblems.NotAllowed);
        }
        if (!IdempotencyKey.IdFor(request, session.Actor.PersonId).Try(out var id, out problem))
        {
            return Answers.Of(problem);
        }
        if (!(await NewApplication.ReadAsync(request)).Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        var association = (await _api.AssociationAsync(request)).Snapshot();
        var create = new ApplicationCommand.CreateDraft(new(id), body.Form, association);
        return await CreateAsync(client, create, body, session.Actor, request.HttpContext.RequestAborted);
    }

    /// <summary>Submits the application; the answer has its case number. Again: the same answer.</summary>
    [Function(nameof(SubmitApplication))]
    public async Task<IResult> SubmitApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/submission")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var result = await _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Submit,
            ApiJson.Default.EmptyBody,
            async (_, _) => new ApplicationCommand.SubmitApplication((await _api.AssociationAsync(request)).Snapshot())
        );
        // The number is taken by the submission's own effect, after the commit: the answer is what stands then.
        return result is ProblemResult ? result : await ShowAsync(request, id);
    }

    private Task<IResult> ShowAsync(HttpRequest request, string id) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            standing => Task.FromResult(Answers.Application(standing.Application, standing.ETag, standing.Reader))
        );

    private async Task<IResult> CreateAsync(
        DurableTaskClient client,
        ApplicationCommand.CreateDraft create,
        NewApplication body,
        Actor actor,
        CancellationToken aborted
    )
    {
        if (!(await SaveFilesAsync(create.Id, body, aborted)).Try(out var documents, out var problem))
        {
            return Answers.Of(problem);
        }
        List<ApplicationCommand> commands =
        [
            create,
            .. documents.Select(document => new ApplicationCommand.AttachDocument(document)),
        ];
        if (Rehearse(commands, actor) is { } refusal)
        {
            await RemoveFilesAsync(create.Id, documents);
            return Answers.Of(KnownProblems.From(refusal));
        }
        ChangeResult result = new ChangeResult.NotFound();
        foreach (var command in commands)
        {
            result = await _store.ChangeAsync(client, create.Id, command, actor, null, CancellationToken.None);
            if (command == create && result is ChangeResult.Changed { Events.Count: 0 } && await DiffersAsync(create))
            {
                return Answers.Of(KnownProblems.IdempotencyKeyReused);
            }
            if (result is not ChangeResult.Changed)
            {
                return Answers.Of(result, Reader.Applicant);
            }
        }
        var changed = (ChangeResult.Changed)result;
        return Answers.Application(
            changed.State,
            changed.ETag,
            Reader.Applicant,
            StatusCodes.Status201Created,
            $"/api/applications/{create.Id}"
        );
    }

    private async Task<Result<List<Document>>> SaveFilesAsync(
        ApplicationId id,
        NewApplication body,
        CancellationToken aborted
    )
    {
        List<Document> documents = [];
        foreach (var (index, file) in body.Attachments.Index())
        {
            using var content = new MemoryStream(file.Content, writable: false);
            // The file's id follows from its place: a repeated request finds its blob there.
            var saved = await _attachments.SaveAsync(
                id,
                file.FileName,
                content,
                FileRoom.For(BodyLimits.Attachment),
                aborted,
                string.Create(CultureInfo.InvariantCulture, $"file-{index + 1}")
            );
            if (saved is AttachmentUpload.Stored stored)
            {
                documents.Add(stored.Document);
                continue;
            }
            await RemoveFilesAsync(id, documents);
            var refusal = ((AttachmentUpload.Refused)saved).Refusal;
            return KnownProblems.From(refusal with { Field = $"/attachments/{index}{refusal.Field}" });
        }
        return documents;
    }

    // All or nothing: the domain is asked about every step before the first is taken.
    private Refusal? Rehearse(IReadOnlyList<ApplicationCommand> commands, Actor actor)
    {
        Application? state = null;
        foreach (var command in commands)
        {
            switch (ApplicationDecider.Decide(state, command, actor, _time.GetUtcNow()))
            {
                case Decision.Refused refused:
                    return refused.Refusal;
                case Decision.Accepted accepted:
                    state = accepted.Events.Aggregate(state, Application.Fold);
                    break;
            }
        }
        return null;
    }

    private async Task RemoveFilesAsync(ApplicationId id, IEnumerable<Document> documents)
    {
        if (await _store.LoadAsync(id, CancellationToken.None) is not null)
        {
            // The repetition of a request that succeeded: the files are the application's.
            return;
        }
        foreach (var document in documents)
        {
            await _attachments.DeleteAsync(id, document.Id, CancellationToken.None);
        }
    }

    private async Task<bool> DiffersAsync(ApplicationCommand.CreateDraft create)
    {
        var trail = await _store.ReadTrailAsync(create.Id, null, 1, CancellationToken.None);
        return trail.Items is not [{ Event: ApplicationEvent.DraftCreated created }]
            || Json(created.Form) != Json(create.Form);
    }

    private static string Json(ApplicationForm form) =>
        JsonSerializer.Serialize(form, CoreJson.Default.ApplicationForm);
}
