using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The final account and repaid money.</summary>
public sealed class SettlementApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public SettlementApi(Api api) => _api = api;

    /// <summary>Makes the final account.</summary>
    [Function(nameof(Settle))]
    public Task<IResult> Settle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/settlement")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Settle,
            ApiJson.Default.SettlementBody,
            body => new ApplicationCommand.Settle(body.ApprovedCosts, body.Reason)
        );

    /// <summary>Records repaid money.</summary>
    [Function(nameof(RecordRecovery))]
    public Task<IResult> RecordRecovery(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/recovery/receipt")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Settle,
            ApiJson.Default.RecoveryBody,
            (body, _) =>
                Task.FromResult(
                    // A receipt is known again by its reference; a caller who has none names it by the key.
                    IdempotencyKey.Read(request).Try(out var key, out var problem)
                        ? new ApplicationCommand.RecordRecovery(
                            body.Amount,
                            body.Reference.Length > 0 ? body.Reference : key ?? ""
                        )
                        : (Result<ApplicationCommand>)problem
                )
        );
}
