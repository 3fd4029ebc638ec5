using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The board's decision and its minutes.</summary>
public sealed class BoardApi
{
    private readonly Api _api;
    private readonly Funds _funds;

    /// <summary>Made by the worker.</summary>
    public BoardApi(Api api, Funds funds) => (_api, _funds) = (api, funds);

    /// <summary>Opens the item for votes on the latest proposal; those who hold a seat get their links.</summary>
    [Function(nameof(OpenBoardDecision))]
    public Task<IResult> OpenBoardDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.OpenBoardDecision,
            ApiJson.Default.BoardOpeningBody,
            async (body, standing) =>
            {
                var association = await _api.AssociationAsync(request);
                return new ApplicationCommand.OpenBoardDecision(
                    association.Seats(),
                    association.Substitutes(),
                    body.ClosesAt,
                    body.Mode
                )
                {
                    Available = await _funds.AvailableAsync(standing.Application, request.HttpContext.RequestAborted),
                };
            }
        );

    /// <summary>Counts the votes and decides.</summary>
    [Function(nameof(CloseBoardDecision))]
    public Task<IResult> CloseBoardDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision/closing")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.CloseBoardDecision,
            ApiJson.Default.EmptyBody,
            async (_, standing) =>
                new ApplicationCommand.CloseBoardDecision(
                    await _funds.AvailableAsync(standing.Application, request.HttpContext.RequestAborted)
                )
        );

    /// <summary>Asks whether a member has a conflict of interest.</summary>
    [Function(nameof(FlagConflict))]
    public Task<IResult> FlagConflict(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision/conflicts")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.FlagConflict,
            ApiJson.Default.ConflictFlagBody,
            body => new ApplicationCommand.FlagConflict(body.SeatId, body.Reason)
        );

    /// <summary>Records that the board sends the matter back to the partners with questions.</summary>
    [Function(nameof(RemitMatter))]
    public Task<IResult> RemitMatter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision/remittal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.CloseBoardDecision,
            ApiJson.Default.RemittalBody,
            body => new ApplicationCommand.RemitMatter(body.Questions, body.Deadline)
        );

    /// <summary>Records that the board takes the matter up another time.</summary>
    [Function(nameof(TableMatter))]
    public Task<IResult> TableMatter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/board-decision/tabling")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.CloseBoardDecision,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.TableMatter(body.Reason)
        );

    /// <summary>Records that the minutes are approved.</summary>
    [Function(nameof(ApproveMinutes))]
    public Task<IResult> ApproveMinutes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/minutes-approval")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.ApproveMinutes,
            ApiJson.Default.MinutesBody,
            body => new ApplicationCommand.ApproveMinutes(body.Paragraph, body.ApprovedOn)
        );
}
