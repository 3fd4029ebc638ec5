using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The form of a draft that several people write: what it asks, changes of single fields, a copy to begin with.</summary>
public sealed class FormApi
{
    private readonly Api _api;
    private readonly ApplicationStore _store;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public FormApi(Api api, ApplicationStore store, TimeProvider time) => (_api, _store, _time) = (api, store, time);

    /// <summary>The form that a new application is written in.</summary>
    [Function(nameof(ShowForm))]
    public async Task<IResult> ShowForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/current-form")] HttpRequest request
    ) =>
        (await _api.SignedInAsync(request)).Try(out _, out var problem)
            ? JsonAnswer.Of(
                (await _api.AssociationAsync(request)).Snapshot().FormInForce,
                ApiJson.Default.FormDefinition
            )
            : Answers.Of(problem);

    /// <summary>The form that this application is written in: its own version, whatever has been published since.</summary>
    [Function(nameof(ShowFormOfApplication))]
    public Task<IResult> ShowFormOfApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/form-definition")]
            HttpRequest request,
        string id
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            standing =>
                Task.FromResult<IResult>(
                    JsonAnswer.Of(standing.Application.Association.FormInForce, ApiJson.Default.FormDefinition)
                )
        );

    /// <summary>Changes the fields that are sent and keeps what others have saved in the rest.</summary>
    [Function(nameof(PatchForm))]
    public Task<IResult> PatchForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/applications/{id}/form")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Edit,
            ApiJson.Default.JsonElement,
            async (patch, standing) =>
            {
                if (!(await ReadAsync(request, standing)).Try(out var read, out var problem))
                {
                    return problem;
                }
                return MergePatch.Apply(read, patch, ApiJson.Default.ApplicationForm).Try(out var form, out problem)
                    ? new ApplicationCommand.EditForm(form) { Read = read }
                    : problem;
            },
            BodyLimits.Form
        );

    /// <summary>A new draft that begins with what an earlier application of the own organisation says.</summary>
    [Function(nameof(CopyApplication))]
    public async Task<IResult> CopyApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/copy")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        if (!(await _api.StandAsync(request, id, ApplicationAction.Create)).Try(out var standing, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!EntityTags.IfMatch(request).Try(out var ifMatch, out problem))
        {
            return Answers.Of(problem);
        }
        if (ifMatch is { } version && version != standing.ETag)
        {
            return Answers.Of(KnownProblems.Stale);
        }
        if (!IdempotencyKey.IdFor(request, standing.Actor.PersonId).Try(out var key, out problem))
        {
            return Answers.Of(problem);
        }
        if (
            !(
                await JsonBody.ReadAsync(
                    request,
                    ApiJson.Default.EmptyBody,
                    BodyLimits.Command,
                    request.HttpContext.RequestAborted
                )
            ).Try(out _, out problem)
        )
        {
            return Answers.Of(problem);
        }
        var copy = new ApplicationId(key);
        var result = await _store.ChangeAsync(
            client,
            copy,
            Copy(copy, standing.Application, (await _api.AssociationAsync(request)).Snapshot(), _time),
            standing.Actor,
            null,
            CancellationToken.None
        );
        return result is ChangeResult.Changed changed
            ? Answers.Application(
                changed.State,
                changed.ETag,
                Reader.Applicant,
                StatusCodes.Status201Created,
                $"/api/applications/{copy}"
            )
            : Answers.Of(result, Reader.Applicant);
    }

    /// <summary>The command that makes a draft of an earlier application.</summary>
    internal static ApplicationCommand.CreateDraft Copy(
        ApplicationId id,
        Application from,
        AssociationSnapshot association,
        TimeProvider time
    ) =>
        new(
            id,
            FormCopy.Of(from.SubmittedForm ?? from.Form, association, SwedishTime.DayOf(time.GetUtcNow()).Year + 1),
            association
        )
        {
            CopiedFrom = from.Id,
        };

    // Without a version the fields go into the form as it is now.
    private async Task<Result<ApplicationForm>> ReadAsync(HttpRequest request, Standing standing)
    {
        var text = request.Query["read"].ToString();
        if (text.Length == 0)
        {
            return standing.Application.Form;
        }
        return
            EntityTags.Parse(text) is { } version
            && await _store.FormAtAsync(standing.Application.Id, version, request.HttpContext.RequestAborted)
                is { } form
            ? form
            : KnownProblems.Stale;
    }
}
