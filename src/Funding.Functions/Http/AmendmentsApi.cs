using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Changes while the agreement runs.</summary>
public sealed class AmendmentsApi
{
    private readonly Api _api;
    private readonly Funds _funds;

    /// <summary>Made by the worker.</summary>
    public AmendmentsApi(Api api, Funds funds) => (_api, _funds) = (api, funds);

    /// <summary>Asks to have something changed.</summary>
    [Function(nameof(RequestAmendment))]
    public Task<IResult> RequestAmendment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/amendments")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RequestAmendment,
            ApiJson.Default.AmendmentBody,
            body => new ApplicationCommand.RequestAmendment(body.Request)
        );

    /// <summary>Takes an amendment back.</summary>
    [Function(nameof(WithdrawAmendment))]
    public Task<IResult> WithdrawAmendment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/withdrawal"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RequestAmendment,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult(Numbered(number, found => new ApplicationCommand.WithdrawAmendment(found)))
        );

    /// <summary>The director says yes or no.</summary>
    [Function(nameof(DecideAmendment))]
    public Task<IResult> DecideAmendment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/decision"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.DecideAmendment,
            ApiJson.Default.AmendmentDecisionBody,
            (body, _) =>
                Task.FromResult(
                    Numbered(number, found => new ApplicationCommand.DecideAmendment(found, body.Approved, body.Reason))
                )
        );

    /// <summary>Records the board's decision.</summary>
    [Function(nameof(RecordAmendmentVote))]
    public Task<IResult> RecordAmendmentVote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/amendments/{number}/vote")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordAmendmentVote,
            ApiJson.Default.AmendmentVoteBody,
            async (body, standing) =>
            {
                var available = await _funds.AvailableAsync(standing.Application, request.HttpContext.RequestAborted);
                return Numbered(
                    number,
                    found => new ApplicationCommand.RecordAmendmentVote(found, body.Vote, available)
                );
            }
        );

    /// <summary>The director confirms that the board decided what was recorded.</summary>
    [Function(nameof(ConfirmAmendmentVote))]
    public Task<IResult> ConfirmAmendmentVote(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/vote/confirmation"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.DecideAmendment,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult(Numbered(number, found => new ApplicationCommand.ConfirmAmendmentVote(found)))
        );

    /// <summary>Accepts the amended terms for the applicant.</summary>
    [Function(nameof(AcceptAmendment))]
    public Task<IResult> AcceptAmendment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/acceptance"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AcceptAmendment,
            ApiJson.Default.AgreementBody,
            (body, standing) =>
                Task.FromResult(
                    int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
                        ? body.Accept(standing.Application, found)
                        : KnownProblems.NotFound
                )
        );

    /// <summary>The authorised signatory confirms a new account.</summary>
    [Function(nameof(ConfirmAccount))]
    public Task<IResult> ConfirmAccount(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/account/confirmation"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AcceptAmendment,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult(Numbered(number, found => new ApplicationCommand.ConfirmAccount(found)))
        );

    /// <summary>Finance accepts a confirmed account, or refuses it.</summary>
    [Function(nameof(DecideAccount))]
    public Task<IResult> DecideAccount(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/amendments/{number}/account/decision"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.DecideAccount,
            ApiJson.Default.AccountDecisionBody,
            (body, _) =>
                Task.FromResult(
                    Numbered(number, found => new ApplicationCommand.DecideAccount(found, body.Accepted, body.Reason))
                )
        );

    private static Result<ApplicationCommand> Numbered(string number, Func<int, ApplicationCommand> command) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? command(found)
            : KnownProblems.NotFound;
}
