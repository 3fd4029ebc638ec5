using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>Where the caller is signed in, and signing out there; and for whoever keeps people in order, of others too.</summary>
public sealed class SessionsApi
{
    private readonly Api _api;
    private readonly Sessions _sessions;

    /// <summary>Made by the worker.</summary>
    public SessionsApi(Api api, Sessions sessions) => (_api, _sessions) = (api, sessions);

    /// <summary>The caller's sessions, the latest used first.</summary>
    [Function(nameof(ListSessions))]
    public async Task<IResult> ListSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/sessions")] HttpRequest request
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        var sessions = await _sessions.ListAsync(session.Person.Id, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(
            new SessionsResource([
                .. sessions.Select(one => new SessionResource(
                    one.Key,
                    one.Key == session.Key,
                    one.StartedAt,
                    one.SeenAt,
                    one.How,
                    one.Device.Browser,
                    one.Device.System
                )),
            ]),
            ApiJson.Default.SessionsResource
        );
    }

    /// <summary>Ends one of them; one that is not there has ended.</summary>
    [Function(nameof(EndSession))]
    public async Task<IResult> EndSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/me/sessions/{session}")] HttpRequest request,
        string session
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var own, out var problem))
        {
            return Answers.Of(problem);
        }
        var (context, aborted) = (request.HttpContext, request.HttpContext.RequestAborted);
        await _sessions.EndOneAsync(context, own.Person.Id, session, aborted);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all of them, this one too.</summary>
    [Function(nameof(EndSessions))]
    public async Task<IResult> EndSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/me/sessions")] HttpRequest request
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var own, out var problem))
        {
            return Answers.Of(problem);
        }
        var (context, aborted) = (request.HttpContext, request.HttpContext.RequestAborted);
        await _sessions.EndAllAsync(context, own.Person.Id, aborted);
        await _sessions.EndAsync(context, aborted);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all sessions of a person.</summary>
    [Function(nameof(EndSessionsOf))]
    public async Task<IResult> EndSessionsOf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/settings/people/{person}/sessions")]
            HttpRequest request,
        string person
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var own, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!AccessPolicy.Allows(own.Actor, AssociationAction.ManageSessions))
        {
            return Answers.Of(KnownProblems.NotAllowed);
        }
        var association = await _api.AssociationAsync(request);
        if (association.Person(person) is not { } known)
        {
            return Answers.Of(KnownProblems.NotFound);
        }
        await _sessions.EndAllAsync(request.HttpContext, known.Id, request.HttpContext.RequestAborted);
        return TypedResults.NoContent();
    }
}
