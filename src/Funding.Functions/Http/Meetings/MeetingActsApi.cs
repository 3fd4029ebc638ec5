using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>What the secretariat and the chair do with a meeting.</summary>
public sealed class MeetingActsApi
{
    private readonly MeetingDesk _desk;

    /// <summary>Made by the worker.</summary>
    public MeetingActsApi(MeetingDesk desk) => _desk = desk;

    /// <summary>Changes when or where; those who have been called get a new call.</summary>
    [Function(nameof(ChangeMeeting))]
    public Task<IResult> ChangeMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{id}/time")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Arrange,
            ApiJson.Default.MeetingTimeBody,
            body => new MeetingCommand.ChangeMeeting(new(body.StartsAt, body.EndsAt, body.Place, body.RemoteLink))
        );

    /// <summary>Calls it off.</summary>
    [Function(nameof(CancelMeeting))]
    public Task<IResult> CancelMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/cancellation")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Arrange,
            ApiJson.Default.ReasonBody,
            body => new MeetingCommand.CancelMeeting(body.Reason)
        );

    /// <summary>Moves an item on the agenda.</summary>
    [Function(nameof(MoveAgendaItem))]
    public Task<IResult> MoveAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{id}/items/{itemId}/position")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Arrange,
            ApiJson.Default.PositionBody,
            body => new MeetingCommand.MoveAgendaItem(itemId, body.Position)
        );

    /// <summary>Corrects what the minutes say of an item; those who had approved them approve anew.</summary>
    [Function(nameof(CorrectAgendaItem))]
    public Task<IResult> CorrectAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{id}/items/{itemId}/note")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Arrange,
            ApiJson.Default.NoteBody,
            body => new MeetingCommand.CorrectAgendaItem(itemId, body.Note)
        );

    /// <summary>Sends the call with agenda and invitation.</summary>
    [Function(nameof(CallMeeting))]
    public Task<IResult> CallMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/call")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Arrange,
            ApiJson.Default.EmptyBody,
            _ => new MeetingCommand.CallMeeting()
        );

    /// <summary>Opens the meeting with those who are there.</summary>
    [Function(nameof(OpenMeeting))]
    public Task<IResult> OpenMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/opening")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Lead,
            ApiJson.Default.MeetingOpeningBody,
            body => new MeetingCommand.OpenMeeting(body.Present, body.FirstParagraph)
        );

    /// <summary>Somebody comes to, changes on, or leaves a seat.</summary>
    [Function(nameof(RecordPresence))]
    public Task<IResult> RecordPresence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{id}/presence")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Lead,
            ApiJson.Default.PresenceBody,
            body => new MeetingCommand.RecordPresence(body.SeatId, body.PersonId)
        );

    /// <summary>Ends an item that is not voted on.</summary>
    [Function(nameof(CloseAgendaItem))]
    public Task<IResult> CloseAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/items/{itemId}/closing")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Lead,
            ApiJson.Default.NoteBody,
            body => new MeetingCommand.CloseAgendaItem(itemId, body.Note)
        );

    /// <summary>Chooses who approves the minutes beside whoever leads the meeting.</summary>
    [Function(nameof(ChooseAdjuster))]
    public Task<IResult> ChooseAdjuster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{id}/adjuster")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Lead,
            ApiJson.Default.AdjusterBody,
            body => new MeetingCommand.ChooseAdjuster(body.PersonId)
        );

    /// <summary>Ends the meeting and draws up the minutes.</summary>
    [Function(nameof(CloseMeeting))]
    public Task<IResult> CloseMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/closing")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        ChangeAsync(
            new(request, client, id),
            MeetingAction.Lead,
            ApiJson.Default.EmptyBody,
            _ => new MeetingCommand.CloseMeeting()
        );

    /// <summary>Takes an item off the agenda.</summary>
    [Function(nameof(RemoveAgendaItem))]
    public async Task<IResult> RemoveAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/meetings/{id}/items/{itemId}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    )
    {
        if (!(await _desk.StandAsync(request, id, MeetingAction.Arrange)).Try(out var standing, out var problem))
        {
            return Answers.Of(problem);
        }
        return EntityTags.IfMatch(request).Try(out var ifMatch, out problem)
            ? Answers.Of(
                await _desk.ChangeAsync(
                    client,
                    standing.Actor,
                    standing.Meeting.Id,
                    new MeetingCommand.RemoveAgendaItem(itemId),
                    new Storage.ChangeOptions(IfMatch: ifMatch)
                )
            )
            : Answers.Of(problem);
    }

    /// <summary>Puts an item on the agenda.</summary>
    [Function(nameof(AddAgendaItem))]
    public async Task<IResult> AddAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/items")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var call = new ApiCall(request, client, id);
        if (
            !(await ReadAsync(call, MeetingAction.Arrange, ApiJson.Default.AgendaItemBody)).Try(
                out var read,
                out var problem
            )
        )
        {
            return Answers.Of(problem);
        }
        var (standing, body, options) = read;
        if (body.Application is { } application)
        {
            return Answers.Of(
                await _desk.AddApplicationAsync(client, standing, application, body.Kind, body.Text, options)
            );
        }
        if (!IdempotencyKey.IdFor(request, $"{standing.Actor.PersonId} {id}").Try(out var itemId, out problem))
        {
            return Answers.Of(problem);
        }
        var item = new AgendaItem(itemId.ToString("D"), body.Kind, body.Title, body.Text);
        return Answers.Of(
            await _desk.ChangeAsync(
                client,
                standing.Actor,
                standing.Meeting.Id,
                new MeetingCommand.AddAgendaItem(item),
                options
            )
        );
    }

    /// <summary>Takes an item up; the vote on an application is opened with those who are there.</summary>
    [Function(nameof(OpenAgendaItem))]
    public async Task<IResult> OpenAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/items/{itemId}/opening")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    ) =>
        (await ReadAsync(new(request, client, id), MeetingAction.Lead, ApiJson.Default.EmptyBody)).Try(
            out var read,
            out var problem
        )
            ? Answers.Of(await _desk.TakeUpAsync(client, read.Standing, itemId, read.Options))
            : Answers.Of(problem);

    /// <summary>Leaves an item that was taken up by mistake.</summary>
    [Function(nameof(ReturnAgendaItem))]
    public async Task<IResult> ReturnAgendaItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings/{id}/items/{itemId}/return")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string itemId
    ) =>
        (await ReadAsync(new(request, client, id), MeetingAction.Lead, ApiJson.Default.EmptyBody)).Try(
            out var read,
            out var problem
        )
            ? Answers.Of(await _desk.ReturnAsync(client, read.Standing, itemId, read.Options))
            : Answers.Of(problem);

    private async Task<IResult> ChangeAsync<TBody>(
        ApiCall call,
        MeetingAction action,
        JsonTypeInfo<TBody> type,
        Func<TBody, MeetingCommand> command
    )
    {
        if (!(await ReadAsync(call, action, type)).Try(out var read, out var problem))
        {
            return Answers.Of(problem);
        }
        var (standing, body, options) = read;
        return Answers.Of(
            await _desk.ChangeAsync(call.Client, standing.Actor, standing.Meeting.Id, command(body), options)
        );
    }

    // As everywhere: who may not do it has nothing read.
    private async Task<Result<(MeetingStanding Standing, TBody Body, Storage.ChangeOptions Options)>> ReadAsync<TBody>(
        ApiCall call,
        MeetingAction action,
        JsonTypeInfo<TBody> type
    )
    {
        if (!(await _desk.StandAsync(call.Request, call.Id, action)).Try(out var standing, out var problem))
        {
            return problem;
        }
        if (!EntityTags.IfMatch(call.Request).Try(out var ifMatch, out problem))
        {
            return problem;
        }
        var read = await JsonBody.ReadAsync(
            call.Request,
            type,
            BodyLimits.Command,
            call.Request.HttpContext.RequestAborted
        );
        return read.Try(out var body, out problem)
            ? (standing, body, new Storage.ChangeOptions(IfMatch: ifMatch))
            : problem;
    }
}
