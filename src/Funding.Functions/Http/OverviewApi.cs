using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Overviews;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>What waits for staff over all cases, and how everything stands.</summary>
public sealed class OverviewApi
{
    private readonly Api _api;
    private readonly OverviewStore _overviews;
    private readonly OverviewDesk _desk;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public OverviewApi(Api api, OverviewStore overviews, OverviewDesk desk, PageTokens pages) =>
        (_api, _overviews, _desk, _pages) = (api, overviews, desk, pages);

    /// <summary>A page of what waits for whoever asks, the earliest deadline first.</summary>
    [Function(nameof(ListTasks))]
    public async Task<IResult> ListTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tasks")] HttpRequest request
    )
    {
        if (!(await ActorAsync(request, AssociationAction.SeeTasks)).Try(out var actor, out var problem))
        {
            return Answers.Of(problem);
        }
        var list = $"tasks|{actor.PersonId}";
        if (!_pages.Read(request, list).Try(out var page, out problem))
        {
            return Answers.Of(problem);
        }
        var rows = await _overviews.TasksAsync(actor, page.Continuation, page.Size, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(
            new PageResource<StaffTaskRow>(
                [.. rows.Items.Select(row => StaffTaskRow.Of(row, _desk.Today))],
                _pages.Next(rows.Continuation, list)
            ),
            ApiJson.Default.PageResourceStaffTaskRow
        );
    }

    /// <summary>How everything stands.</summary>
    [Function(nameof(ShowOverview))]
    public async Task<IResult> ShowOverview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/overview")] HttpRequest request
    ) =>
        (await ActorAsync(request, AssociationAction.SeeCases)).Try(out var actor, out var problem)
            ? JsonAnswer.Of(
                OverviewResource.Of(await _desk.ReadAsync(actor, request.HttpContext.RequestAborted)),
                ApiJson.Default.OverviewResource
            )
            : Answers.Of(problem);

    private async Task<Result<Actor>> ActorAsync(HttpRequest request, AssociationAction action) =>
        (await _api.StandAsync(request, action)).Try(out var session, out var problem) ? session.Actor : problem;
}
