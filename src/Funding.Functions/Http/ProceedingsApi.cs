using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>What goes with a decision of the board: the meeting's end, the report of a delegated decision, the notice, appeals.</summary>
public sealed class ProceedingsApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public ProceedingsApi(Api api) => _api = api;

    /// <summary>Records that the meeting is closed: nobody can dissent any more.</summary>
    [Function(nameof(CloseMeetingOfDecision))]
    public Task<IResult> CloseMeetingOfDecision(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/board-decision/meeting-closing"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordProceedings,
            new ApplicationCommand.RecordMeetingClosed()
        );

    /// <summary>Records where a delegated decision was reported to the board.</summary>
    [Function(nameof(ReportDelegatedDecision))]
    public Task<IResult> ReportDelegatedDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision/report")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordProceedings,
            ApiJson.Default.ReportedBody,
            body => new ApplicationCommand.RecordReported(body.Paragraph, body.On)
        );

    /// <summary>Records the day when the notice of the approved minutes went up.</summary>
    [Function(nameof(RecordNotice))]
    public Task<IResult> RecordNotice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/notice")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordProceedings,
            ApiJson.Default.NoticeBody,
            body => new ApplicationCommand.RecordNotice(body.On)
        );

    /// <summary>Records that the decision has been appealed.</summary>
    [Function(nameof(RecordAppeal))]
    public Task<IResult> RecordAppeal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/appeal")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordProceedings,
            ApiJson.Default.AppealBody,
            body => new ApplicationCommand.RecordAppeal(body.LodgedOn, body.Reference)
        );

    /// <summary>Records what the court held.</summary>
    [Function(nameof(RecordAppealOutcome))]
    public Task<IResult> RecordAppealOutcome(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/appeal/outcome")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RecordProceedings,
            ApiJson.Default.AppealOutcomeBody,
            body => new ApplicationCommand.RecordAppealDecision(body.Outcome, body.Note)
        );
}
