using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Instalments that the applicant asks for.</summary>
public sealed class RequestsApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public RequestsApi(Api api) => _api = api;

    /// <summary>Asks for an instalment that falls due on request.</summary>
    [Function(nameof(RequestDisbursement))]
    public Task<IResult> RequestDisbursement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/disbursement-requests")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RequestDisbursement,
            ApiJson.Default.DisbursementRequestBody,
            body => new ApplicationCommand.RequestDisbursement(
                body.Instalment,
                body.Amount,
                body.Costs,
                body.AttachmentId,
                body.Comment
            )
        );

    /// <summary>Accepts a request: the instalment is due.</summary>
    [Function(nameof(AcceptDisbursementRequest))]
    public Task<IResult> AcceptDisbursementRequest(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/disbursement-requests/{number}/acceptance"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AssessDisbursementRequest,
            ApiJson.Default.EmptyBody,
            (_, _) =>
                Task.FromResult(Numbered(number, found => new ApplicationCommand.AcceptDisbursementRequest(found)))
        );

    /// <summary>Sends a request back with questions.</summary>
    [Function(nameof(ReturnDisbursementRequest))]
    public Task<IResult> ReturnDisbursementRequest(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/disbursement-requests/{number}/return"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AssessDisbursementRequest,
            ApiJson.Default.RequestReturnBody,
            (body, _) =>
                Task.FromResult(
                    Numbered(number, found => new ApplicationCommand.ReturnDisbursementRequest(found, body.Questions))
                )
        );

    private static Result<ApplicationCommand> Numbered(string number, Func<int, ApplicationCommand> command) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? command(found)
            : KnownProblems.NotFound;
}
