using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>What the system has not managed to do, for the office.</summary>
public sealed class UndeliveredApi
{
    private const int Most = 100;
    private readonly Api _api;
    private readonly OutboxDispatcher _dispatcher;

    /// <summary>Made by the worker.</summary>
    public UndeliveredApi(Api api, OutboxDispatcher dispatcher) => (_api, _dispatcher) = (api, dispatcher);

    /// <summary>Changes whose mails, payments or events could not all be delivered; each is tried again by itself.</summary>
    [Function(nameof(ListUndelivered))]
    public async Task<IResult> ListUndelivered(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/undelivered")] HttpRequest request
    )
    {
        if (!(await _api.StandAsync(request, AssociationAction.SeeUndelivered)).Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        var marks = await _dispatcher.ListTroubledAsync(Most, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(
            new PageResource<UndeliveredRow>(
                [
                    .. marks.Select(mark => new UndeliveredRow(
                        mark.Of.Kind,
                        mark.Of.Id,
                        mark.Of.Kind == AggregateKind.Application ? mark.Of.Application : null,
                        mark.Version,
                        mark.Attempts,
                        mark.Reason,
                        mark.Due
                    )),
                ],
                null
            ),
            ApiJson.Default.PageResourceUndeliveredRow
        );
    }
}

/// <summary>A change whose effects could not all be delivered.</summary>
/// <param name="Kind">Of what: an application, a meeting or the settings.</param>
/// <param name="Id">Its id.</param>
/// <param name="ApplicationId">The application; absent when it is none.</param>
/// <param name="Version">The version that the change led to.</param>
/// <param name="Attempts">How many sweeps have tried.</param>
/// <param name="Reason">Why it was not delivered the last time: a refusal's code or a kind of fault.</param>
/// <param name="NextAttemptAt">When the next one tries.</param>
internal sealed record UndeliveredRow(
    AggregateKind Kind,
    Guid Id,
    ApplicationId? ApplicationId,
    long Version,
    int Attempts,
    string? Reason,
    DateTimeOffset NextAttemptAt
);
