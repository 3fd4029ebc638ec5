using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http;

/// <summary>
/// The one way through which every API request of a signed-in person goes: same site, signed in, may know of the
/// application, may do this, the body is right, and only then the domain decides. Nothing is read from the body of a
/// caller who may not do it, and nothing is changed before all of it holds.
/// </summary>
public sealed class Api
{
    private readonly ApplicationStore _store;
    private readonly DirectoryStore _directory;
    private readonly Sessions _sessions;

    internal Api(ApplicationStore store, DirectoryStore directory, Sessions sessions) =>
        (_store, _directory, _sessions) = (store, directory, sessions);

    /// <summary>Who calls.</summary>
    internal async Task<Result<Session>> SignedInAsync(HttpRequest request)
    {
        if (IsUnsafe(request) && !SameOrigin.Holds(request))
        {
            return KnownProblems.CrossSite;
        }
        return await _sessions.FindAsync(request.HttpContext, request.HttpContext.RequestAborted) is { } session
            ? session
            : KnownProblems.NotSignedIn;
    }

    /// <summary>Who calls, if they may do this at the association.</summary>
    internal async Task<Result<Session>> StandAsync(HttpRequest request, AssociationAction action) =>
        !(await SignedInAsync(request)).Try(out var session, out var problem) ? problem
        : AccessPolicy.Allows(session.Actor, action) ? session
        : KnownProblems.NotAllowed;

    /// <summary>Who calls, before the application in the address, if they may do this with it.</summary>
    internal async Task<Result<Standing>> StandAsync(HttpRequest request, string id, ApplicationAction action)
    {
        if (!(await SignedInAsync(request)).Try(out var session, out var problem))
        {
            return problem;
        }
        if (
            !ApplicationId.TryParse(id, null, out var applicationId)
            || await _store.LoadAsync(applicationId, request.HttpContext.RequestAborted) is not { } stored
            || !AccessPolicy.Allows(session.Actor, ApplicationAction.View, stored.State)
        )
        {
            return KnownProblems.NotFound;
        }
        return AccessPolicy.Allows(session.Actor, action, stored.State)
            ? new Standing(session.Actor, stored.State, stored.ETag, AccessPolicy.ReaderOf(session.Actor, stored.State))
            : KnownProblems.NotAllowed;
    }

    /// <summary>Answers with something of the application.</summary>
    internal async Task<IResult> ShowAsync(
        HttpRequest request,
        string id,
        ApplicationAction action,
        Func<Standing, Task<IResult>> show
    ) =>
        (await StandAsync(request, id, action)).Try(out var standing, out var problem)
            ? await show(standing)
            : Answers.Of(problem);

    /// <summary>Changes the application by a command that needs nothing but the address.</summary>
    internal Task<IResult> ChangeAsync(ApiCall call, ApplicationAction action, ApplicationCommand command) =>
        ChangeAsync(
            call,
            action,
            ApiJson.Default.EmptyBody,
            (_, _) => Task.FromResult<Result<ApplicationCommand>>(command)
        );

    /// <summary>Changes the application by a command made of the body alone.</summary>
    internal Task<IResult> ChangeAsync<TBody>(
        ApiCall call,
        ApplicationAction action,
        JsonTypeInfo<TBody> type,
        Func<TBody, ApplicationCommand> command,
        long limit = BodyLimits.Command
    ) =>
        ChangeAsync(call, action, type, (body, _) => Task.FromResult<Result<ApplicationCommand>>(command(body)), limit);

    /// <summary>Changes the application by a command made of the body and of what is known.</summary>
    internal async Task<IResult> ChangeAsync<TBody>(
        ApiCall call,
        ApplicationAction action,
        JsonTypeInfo<TBody> type,
        Func<TBody, Standing, Task<Result<ApplicationCommand>>> command,
        long limit = BodyLimits.Command
    )
    {
        if (!(await StandAsync(call.Request, call.Id, action)).Try(out var standing, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!EntityTags.IfMatch(call.Request).Try(out var ifMatch, out problem))
        {
            return Answers.Of(problem);
        }
        var read = await JsonBody.ReadAsync(call.Request, type, limit, call.Request.HttpContext.RequestAborted);
        if (!read.Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        if (!(await command(body, standing)).Try(out var decided, out problem))
        {
            return Answers.Of(problem);
        }
        return Answers.Of(
            await ChangeAsync(call, standing, decided, new ChangeOptions(IfMatch: ifMatch)),
            standing.Reader
        );
    }

    /// <summary>Lets the domain decide a command of somebody whom the policy has let.</summary>
    internal Task<ChangeResult> ChangeAsync(
        ApiCall call,
        Standing standing,
        ApplicationCommand command,
        ChangeOptions? options = null
    ) =>
        // A caller who leaves does not stop a change halfway: it is quick, and its mails are to leave at once.
        _store.ChangeAsync(
            call.Client,
            standing.Application.Id,
            command,
            standing.Actor,
            options,
            CancellationToken.None
        );

    /// <summary>The association in force.</summary>
    internal Task<Association> AssociationAsync(HttpRequest request) =>
        _directory.GetAsync(request.HttpContext.RequestAborted);

    private static bool IsUnsafe(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
