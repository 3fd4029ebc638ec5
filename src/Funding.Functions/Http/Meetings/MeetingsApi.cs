using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The calendar of meetings, and the public notices.</summary>
public sealed class MeetingsApi
{
    private readonly MeetingDesk _desk;
    private readonly MeetingViews _views;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public MeetingsApi(MeetingDesk desk, MeetingViews views, PageTokens pages) =>
        (_desk, _views, _pages) = (desk, views, pages);

    /// <summary>A page of the calendar, latest first.</summary>
    [Function(nameof(ListMeetings))]
    public async Task<IResult> ListMeetings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/meetings")] HttpRequest request
    )
    {
        if (!(await _desk.StandAsync(request, MeetingAction.View)).Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!_pages.Read(request, MeetingViews.Calendar).Try(out var page, out problem))
        {
            return Answers.Of(problem);
        }
        var found = await _views.ListAsync(
            MeetingViews.Calendar,
            page.Continuation,
            page.Size,
            request.HttpContext.RequestAborted
        );
        return JsonAnswer.Of(
            new PageResource<CalendarRow>(
                [.. found.Items.Select(CalendarRow.Of)],
                _pages.Next(found.Continuation, MeetingViews.Calendar)
            ),
            ApiJson.Default.PageResourceCalendarRow
        );
    }

    /// <summary>A page of the public notices, latest first: for everybody.</summary>
    [Function(nameof(ListNotices))]
    public async Task<IResult> ListNotices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices")] HttpRequest request
    )
    {
        if (!_pages.Read(request, MeetingViews.Notices).Try(out var page, out var problem))
        {
            return Answers.Of(problem);
        }
        var found = await _views.ListAsync(
            MeetingViews.Notices,
            page.Continuation,
            page.Size,
            request.HttpContext.RequestAborted
        );
        return JsonAnswer.Of(
            new PageResource<NoticeRow>(
                [.. found.Items.Select(NoticeRow.Of)],
                _pages.Next(found.Continuation, MeetingViews.Notices)
            ),
            ApiJson.Default.PageResourceNoticeRow
        );
    }

    /// <summary>Puts a meeting in the calendar, with those who belong to it as the association is now.</summary>
    [Function(nameof(PlanMeeting))]
    public async Task<IResult> PlanMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        if (!(await _desk.StandAsync(request, MeetingAction.Arrange)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        var read = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.MeetingBody,
            BodyLimits.Command,
            request.HttpContext.RequestAborted
        );
        if (!read.Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        if (!IdempotencyKey.IdFor(request, session.Actor.PersonId).Try(out var id, out problem))
        {
            return Answers.Of(problem);
        }
        var result = await _desk.PlanAsync(
            client,
            session.Actor,
            new MeetingId(id),
            body.Kind,
            new MeetingTime(body.StartsAt, body.EndsAt, body.Place, body.RemoteLink),
            request.HttpContext.RequestAborted
        );
        return Answers.Of(result, created: true);
    }

    /// <summary>One meeting.</summary>
    [Function(nameof(ShowMeeting))]
    public async Task<IResult> ShowMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/meetings/{id}")] HttpRequest request,
        string id
    ) =>
        (await _desk.StandAsync(request, id, MeetingAction.View)).Try(out var standing, out var problem)
            ? Answers.Meeting(standing.Meeting, standing.ETag)
            : Answers.Of(problem);
}
