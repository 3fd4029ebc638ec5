using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Asking the authorised signatory to sign a draft off, and a signed-in signatory's no.</summary>
public sealed class SignOffApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public SignOffApi(Api api) => _api = api;

    /// <summary>Marks the draft as ready and asks the signatory whom it names.</summary>
    [Function(nameof(AskForSignOff))]
    public Task<IResult> AskForSignOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/sign-off")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Edit,
            ApiJson.Default.EmptyBody,
            async (_, standing) =>
            {
                var association = await _api.AssociationAsync(request);
                return new ApplicationCommand.AskForSignOff(
                    association.Reference(standing.Actor.PersonId),
                    association.Snapshot()
                );
            }
        );

    /// <summary>The signatory wants something changed first.</summary>
    [Function(nameof(DeclineSignOff))]
    public Task<IResult> DeclineSignOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/sign-off/refusal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Submit,
            ApiJson.Default.DeclineBody,
            (body, standing) =>
                Task.FromResult<Result<ApplicationCommand>>(
                    new ApplicationCommand.DeclineSignOff(standing.Application.SignOff?.Round ?? 0, body.Comment)
                )
        );
}
