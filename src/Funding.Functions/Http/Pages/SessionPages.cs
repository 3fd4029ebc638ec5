using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Security;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>Where one is signed in, and signing out there.</summary>
public sealed class SessionPages
{
    private readonly Site _site;
    private readonly Sessions _sessions;

    /// <summary>Made by the worker.</summary>
    public SessionPages(Site site, Sessions sessions) => (_site, _sessions) = (site, sessions);

    /// <summary>The visitor's own sessions; one of them, or all, are ended here.</summary>
    [Function(nameof(WebSessions))]
    public async Task<IResult> WebSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sessions")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (visit.Session is not { } session)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotSignedIn);
        }
        var person = session.Person.Id;
        if (!visit.IsPost)
        {
            var sessions = await _sessions.ListAsync(person, visit.Aborted);
            return await _site.ShowAsync<SessionsPage, SessionsModel>(
                visit,
                new SessionsModel([.. sessions.Select(one => Shown(one, session.Key))], visit.DoneKey)
            );
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (sent.Act == "everywhere")
        {
            await _sessions.EndAllAsync(request.HttpContext, person, visit.Aborted);
            return await OutAsync();
        }
        if (sent.Act != "one" || sent["session"] is not { } key)
        {
            return await _site.BadFormAsync(visit);
        }
        if (key == session.Key)
        {
            return await OutAsync();
        }
        await _sessions.EndOneAsync(request.HttpContext, person, key, visit.Aborted);
        return new SeeOther("/sessions?done=session");

        async Task<IResult> OutAsync()
        {
            await _sessions.EndAsync(request.HttpContext, visit.Aborted);
            return await _site.SignedOutAsync(visit);
        }
    }

    /// <summary>Ends all sessions of a person, for whoever keeps the association's people in order.</summary>
    [Function(nameof(WebPersonSessions))]
    public async Task<IResult> WebPersonSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/settings/people/{person}/sessions")]
            HttpRequest request,
        string person
    )
    {
        var visit = await _site.VisitAsync(request);
        if (visit.Session is not { } session)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotSignedIn);
        }
        if (!AccessPolicy.Allows(session.Actor, AssociationAction.ManageSessions))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (visit.Association?.Person(person) is not { } known)
        {
            return await _site.NotFoundAsync(visit);
        }
        await _sessions.EndAllAsync(request.HttpContext, known.Id, visit.Aborted);
        return new SeeOther($"/staff/settings/people/{known.Id}?done=sessions");
    }

    private static SessionRowModel Shown(ListedSession session, string own) =>
        new(
            session.Key,
            session.Key == own,
            session.Device.Browser,
            session.Device.System,
            session.StartedAt,
            session.SeenAt,
            $"Sessions.How.{session.How}"
        );
}
