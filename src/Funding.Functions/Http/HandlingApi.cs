using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>From submission to proposal: supplement, completeness, partner review.</summary>
public sealed class HandlingApi
{
    private readonly Api _api;
    private readonly Funds _funds;
    private readonly MeetingDesk _meetings;

    /// <summary>Made by the worker.</summary>
    public HandlingApi(Api api, Funds funds, MeetingDesk meetings) =>
        (_api, _funds, _meetings) = (api, funds, meetings);

    /// <summary>Asks the applicant to complete the application.</summary>
    [Function(nameof(RequestSupplement))]
    public Task<IResult> RequestSupplement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/supplement-request")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RequestSupplement,
            ApiJson.Default.QuestionsBody,
            body => new ApplicationCommand.RequestSupplement(
                [.. body.Questions.Select(question => new Question(question.Field, question.Text))],
                body.Deadline
            )
        );

    /// <summary>Gives the applicant more time.</summary>
    [Function(nameof(ExtendSupplement))]
    public Task<IResult> ExtendSupplement(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/supplement-request/extension"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.RequestSupplement,
            ApiJson.Default.DeadlineBody,
            body => new ApplicationCommand.ExtendSupplement(body.Deadline)
        );

    /// <summary>Sends the application in again.</summary>
    [Function(nameof(AnswerSupplement))]
    public Task<IResult> AnswerSupplement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/supplement")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AnswerSupplement,
            new ApplicationCommand.AnswerSupplement()
        );

    /// <summary>Finds the application complete; the referrals go out.</summary>
    [Function(nameof(ConfirmComplete))]
    public Task<IResult> ConfirmComplete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/completeness")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.ConfirmComplete,
            ApiJson.Default.CompletenessBody,
            async (body, _) =>
            {
                PreparatoryMeeting? meeting = null;
                if (
                    body.Meeting is { } named
                    && !(await _meetings.PreparatoryAsync(named, request.HttpContext.RequestAborted)).Try(
                        out meeting,
                        out var problem
                    )
                )
                {
                    return problem;
                }
                var association = await _api.AssociationAsync(request);
                return new ApplicationCommand.ConfirmComplete(association.Parties(), body.Deadline, meeting);
            }
        );

    /// <summary>Goes on with the opinions that came in.</summary>
    [Function(nameof(CloseReview))]
    public Task<IResult> CloseReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/review/closing")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.CloseReview,
            ApiJson.Default.ReasonBody,
            body => new ApplicationCommand.CloseReview(body.Reason)
        );

    /// <summary>Makes a proposal to the board, or a new version of it.</summary>
    [Function(nameof(Propose))]
    public Task<IResult> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/proposal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Propose,
            ApiJson.Default.ProposalBody,
            async (body, standing) =>
                new ApplicationCommand.Propose(
                    body.Recommendation,
                    body.Amounts,
                    body.Conditions ?? [],
                    body.Instalments,
                    body.Justification,
                    body.Reports,
                    body.FrameOverride,
                    await _funds.AvailableAsync(standing.Application, request.HttpContext.RequestAborted)
                )
        );
}
