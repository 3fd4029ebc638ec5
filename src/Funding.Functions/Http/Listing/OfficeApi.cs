using Funding.Core;
using Funding.Functions.Http.Bodies;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Listing;

/// <summary>How the office handles a case: whose it is, and reminders by hand.</summary>
public sealed class OfficeApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public OfficeApi(Api api) => _api = api;

    /// <summary>Says who handles the case.</summary>
    [Function(nameof(AssignOfficer))]
    public Task<IResult> AssignOfficer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/officer")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AssignOfficer,
            ApiJson.Default.OfficerBody,
            (body, _) => CommandAsync(body, request)
        );

    /// <summary>Reminds those whom the case waits for.</summary>
    [Function(nameof(Remind))]
    public Task<IResult> Remind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reminder")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) => _api.ChangeAsync(new(request, client, id), ApplicationAction.Remind, new ApplicationCommand.Remind());

    private async Task<Result<ApplicationCommand>> CommandAsync(OfficerBody body, HttpRequest request)
    {
        if (body.PersonId is not { Length: > 0 } id)
        {
            return new ApplicationCommand.AssignOfficer(null);
        }
        var association = await _api.AssociationAsync(request);
        return association.Officer(id) is { } officer
            ? new ApplicationCommand.AssignOfficer(officer)
            : KnownProblems.NoSuchOfficer;
    }
}
