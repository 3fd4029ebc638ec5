using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Ends before the end.</summary>
public sealed class EndingApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public EndingApi(Api api) => _api = api;

    /// <summary>Takes the application back.</summary>
    [Function(nameof(Withdraw))]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/withdrawal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Withdraw,
            ApiJson.Default.OptionalReasonBody,
            body => new ApplicationCommand.Withdraw(body.Reason)
        );

    /// <summary>Ends the case without trying it.</summary>
    [Function(nameof(Dismiss))]
    public Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/dismissal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Dismiss,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.Dismiss(body.Reason)
        );

    /// <summary>Opens an ended case again.</summary>
    [Function(nameof(Reopen))]
    public Task<IResult> Reopen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reopening")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Reopen,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.Reopen(body.Reason)
        );

    /// <summary>Ends the agreement before its time.</summary>
    [Function(nameof(Terminate))]
    public Task<IResult> Terminate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/termination")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Terminate,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.Terminate(body.Reason)
        );
}
