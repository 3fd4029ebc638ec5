using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Instalments and what the bank answers.</summary>
public sealed class PaymentsApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public PaymentsApi(Api api) => _api = api;

    /// <summary>Authorises an instalment; the second person's authorisation sends it to the bank.</summary>
    [Function(nameof(AuthoriseInstalment))]
    public Task<IResult> AuthoriseInstalment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/instalments/{number}/authorisation"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AuthoriseInstalment,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult(Instalment(number, found => new ApplicationCommand.AuthoriseInstalment(found)))
        );

    /// <summary>Sends a failed payment again under a new payment id.</summary>
    [Function(nameof(RetryInstalment))]
    public Task<IResult> RetryInstalment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/instalments/{number}/retry")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.HandlePayments,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult(Instalment(number, found => new ApplicationCommand.RetryInstalment(found)))
        );

    /// <summary>Records the bank's answer to a payment.</summary>
    [Function(nameof(RecordBankAnswer))]
    public Task<IResult> RecordBankAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/payments/{paymentId}/answer")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string paymentId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.HandlePayments,
            ApiJson.Default.BankAnswerBody,
            (body, _) =>
                Task.FromResult<Result<ApplicationCommand>>(
                    PaymentId.TryParse(paymentId, null, out var payment)
                        ? new ApplicationCommand.RecordBankAnswer(payment, body.Status, body.Reason)
                        : KnownProblems.NotFound
                )
        );

    private static Result<ApplicationCommand> Instalment(string number, Func<int, ApplicationCommand> command) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? command(found)
            : KnownProblems.NotFound;
}
