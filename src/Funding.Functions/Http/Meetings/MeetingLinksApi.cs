using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>What those who are called do with the personal links in their mails. As with applications: looking never acts.</summary>
public sealed class MeetingLinksApi
{
    private readonly MeetingStore _store;
    private readonly LinkStore _links;
    private readonly RateLimits _limits;

    /// <summary>Made by the worker.</summary>
    public MeetingLinksApi(MeetingStore store, LinkStore links, RateLimits limits) =>
        (_store, _links, _limits) = (store, links, limits);

    /// <summary>What the link is for.</summary>
    [Function(nameof(ShowMeetingLink))]
    public async Task<IResult> ShowMeetingLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/meeting-links/{meetingId}/{token}")]
            HttpRequest request,
        string meetingId,
        string token
    )
    {
        if (!(await FindAsync(request, meetingId, token)).Try(out var found, out var problem))
        {
            return Answers.Of(problem);
        }
        var (link, meeting) = found;
        return JsonAnswer.Of(
            new MeetingLinkResource(
                link.Purpose,
                link.Target,
                link.Round,
                link.Person.Name,
                link.ExpiresAt,
                MeetingResource.Of(meeting.State)
            ),
            ApiJson.Default.MeetingLinkResource,
            etag: EntityTags.Format(meeting.ETag)
        );
    }

    /// <summary>A new link to the same address, as for applications.</summary>
    [Function(nameof(ReissueMeetingLink))]
    public async Task<IResult> ReissueMeetingLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meeting-links/{meetingId}/{token}/new-link")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string meetingId,
        string token
    )
    {
        var aborted = request.HttpContext.RequestAborted;
        _ = MeetingId.TryParse(meetingId, null, out var id);
        var answer = await _links.FindAsync(id, token, aborted);
        if (answer.Link is not { } link)
        {
            return Answers.Of(await _limits.MissedAsync(request));
        }
        var read = await JsonBody.ReadAsync(request, ApiJson.Default.EmptyBody, BodyLimits.Command, aborted);
        if (!read.Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        if (answer is LinkAnswer.Bad { Refusal: var over } && ReferenceEquals(over, LinkRefusals.MandateEnded))
        {
            return Answers.Of(KnownProblems.From(over));
        }
        if (await _limits.ReissuingAsync(link, aborted) is { } limited)
        {
            return Answers.Of(limited);
        }
        _ = await _store.ChangeAsync(
            client,
            link.Of,
            link.ReissueForMeeting(),
            link.ActorAtMeeting(),
            new ChangeOptions(),
            CancellationToken.None
        );
        return Answers.NewLink(link);
    }

    /// <summary>Says to come, or not: then a substitute is called.</summary>
    [Function(nameof(AnswerCallByLink))]
    public Task<IResult> AnswerCallByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meeting-links/{meetingId}/{token}/attendance")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string meetingId,
        string token
    ) =>
        ActAsync(
            new(request, client, meetingId),
            token,
            LinkPurpose.Meeting,
            ApiJson.Default.AttendanceBody,
            (body, link) =>
                body.Attends
                    ? new MeetingCommand.AttendMeeting(link.Target, link.Round)
                    : new MeetingCommand.DeclineMeeting(link.Target, link.Round, body.Reason)
        );

    /// <summary>Announces a conflict of interest for an item.</summary>
    [Function(nameof(AnnounceConflictByLink))]
    public Task<IResult> AnnounceConflictByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meeting-links/{meetingId}/{token}/conflict")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string meetingId,
        string token
    ) =>
        ActAsync(
            new(request, client, meetingId),
            token,
            LinkPurpose.Meeting,
            ApiJson.Default.AnnouncementBody,
            (body, link) => new MeetingCommand.AnnounceConflict(link.Target, link.Round, body.ItemId, body.Reason)
        );

    /// <summary>Approves the minutes.</summary>
    [Function(nameof(SignMinutesByLink))]
    public Task<IResult> SignMinutesByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meeting-links/{meetingId}/{token}/minutes")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string meetingId,
        string token
    ) =>
        ActAsync(
            new(request, client, meetingId),
            token,
            LinkPurpose.Minutes,
            ApiJson.Default.SigningBody,
            (body, _) => new MeetingCommand.SignMinutes(body.Hash)
        );

    private async Task<IResult> ActAsync<TBody>(
        ApiCall call,
        string token,
        LinkPurpose purpose,
        JsonTypeInfo<TBody> type,
        Func<TBody, Link, MeetingCommand> command
    )
    {
        if (!(await FindAsync(call.Request, call.Id, token)).Try(out var found, out var problem))
        {
            return Answers.Of(problem);
        }
        var (link, _) = found;
        if (link.Purpose != purpose)
        {
            return Answers.Of(KnownProblems.LinkForSomethingElse);
        }
        if (await _limits.ActingAsync(link, call.Request.HttpContext.RequestAborted) is { } limited)
        {
            return Answers.Of(limited);
        }
        var read = await JsonBody.ReadAsync(
            call.Request,
            type,
            BodyLimits.Command,
            call.Request.HttpContext.RequestAborted
        );
        if (!read.Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        return Answers.Of(
            await _store.ChangeAsync(
                call.Client,
                link.Of,
                command(body, link),
                link.ActorAtMeeting(),
                new ChangeOptions(Link: new LinkUse(link.Hash)),
                CancellationToken.None
            )
        );
    }

    private async Task<Result<(Link Link, Stored<Meeting> Meeting)>> FindAsync(
        HttpRequest request,
        string meetingId,
        string token
    )
    {
        var aborted = request.HttpContext.RequestAborted;
        // What is no id at all is looked up too, in vain: the answer costs the same.
        _ = MeetingId.TryParse(meetingId, null, out var id);
        return await _links.FindAsync(id, token, aborted) switch
        {
            LinkAnswer.Good good when await _store.LoadAsync(id, aborted) is { } meeting => (good.Link, meeting),
            LinkAnswer.Bad { Link: not null } bad => KnownProblems.From(bad.Refusal),
            _ => await _limits.MissedAsync(request),
        };
    }
}
