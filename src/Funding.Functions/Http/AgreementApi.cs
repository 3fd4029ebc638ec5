using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The agreement's signatures.</summary>
public sealed class AgreementApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public AgreementApi(Api api) => _api = api;

    /// <summary>Accepts the agreement for the applicant.</summary>
    [Function(nameof(AcceptAgreement))]
    public Task<IResult> AcceptAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/agreement/acceptance")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AcceptAgreement,
            ApiJson.Default.AgreementBody,
            (body, standing) => Task.FromResult(body.Accept(standing.Application))
        );

    /// <summary>Signs the agreement for the association: it is in force.</summary>
    [Function(nameof(CountersignAgreement))]
    public Task<IResult> CountersignAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/agreement/countersignature")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.CountersignAgreement,
            new ApplicationCommand.CountersignAgreement()
        );
}
