using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>Signing in and out.</summary>
public sealed class SessionApi
{
    private readonly Api _api;
    private readonly SignIn _signIn;
    private readonly Sessions _sessions;

    /// <summary>Made by the worker.</summary>
    public SessionApi(Api api, SignIn signIn, Sessions sessions) =>
        (_api, _signIn, _sessions) = (api, signIn, sessions);

    /// <summary>Mails a one-time link; the answer is the same whoever asks.</summary>
    [Function(nameof(RequestSignIn))]
    public async Task<IResult> RequestSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sign-in")] HttpRequest request
    )
    {
        var read = await ReadAsync(request, ApiJson.Default.SignInBody);
        if (!read.Try(out var body, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!EmailAddress.TryParse(body.Email, out var email))
        {
            return Answers.Of(KnownProblems.InvalidEmail);
        }
        return
            await _signIn.RequestAsync(request, email, request.HttpContext.RequestAborted) is { Allowed: false } limited
            ? Answers.Of(KnownProblems.TooManyRequests(limited.RetryAfter))
            : TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>Opens a session with the secret of a sign-in link, or its code, for whoever asked for it.</summary>
    [Function(nameof(OpenSession))]
    public async Task<IResult> OpenSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session")] HttpRequest request
    )
    {
        var read = await ReadAsync(request, ApiJson.Default.SessionBody);
        if (!read.Try(out var body, out var problem))
        {
            return Answers.Of(problem);
        }
        var aborted = request.HttpContext.RequestAborted;
        var (session, answer) = SignInCode.Read(body.Code) is { } code
            ? await _signIn.RedeemCodeAsync(request, code, aborted)
            : await _signIn.RedeemAsync(request, body.Token, aborted);
        return session is not null
            ? Answer(session, StatusCodes.Status201Created)
            : Answers.Of(
                answer switch
                {
                    SignInAnswer.OtherBrowser => KnownProblems.SignInOtherBrowser,
                    SignInAnswer.WrongCode { TriesLeft: > 0 } => KnownProblems.WrongSignInCode,
                    SignInAnswer.TooMany tooMany => KnownProblems.TooManyRequests(tooMany.RetryAfter),
                    _ => KnownProblems.SignInLinkGone,
                }
            );
    }

    /// <summary>Ends the session; again: nothing.</summary>
    [Function(nameof(CloseSession))]
    public async Task<IResult> CloseSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/session")] HttpRequest request
    )
    {
        if (!SameOrigin.Holds(request))
        {
            return Answers.Of(KnownProblems.CrossSite);
        }
        await _sessions.EndAsync(request.HttpContext, request.HttpContext.RequestAborted);
        return TypedResults.NoContent();
    }

    /// <summary>Who is signed in.</summary>
    [Function(nameof(ShowSession))]
    public async Task<IResult> ShowSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request
    ) =>
        (await _api.SignedInAsync(request)).Try(out var session, out var problem)
            ? Answer(session, StatusCodes.Status200OK)
            : Answers.Of(problem);

    private static JsonAnswer Answer(Session session, int status) =>
        JsonAnswer.Of(
            new PersonResource(
                session.Actor.PersonId,
                session.Actor.Name,
                [.. session.Actor.Roles.Order()],
                session.Actor.Organisation
            ),
            ApiJson.Default.PersonResource,
            status
        );

    // Signing somebody in as somebody else is an attack too: these look at the origin although nobody is signed in.
    private static async Task<Result<TBody>> ReadAsync<TBody>(
        HttpRequest request,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> type
    ) =>
        SameOrigin.Holds(request)
            ? await JsonBody.ReadAsync(request, type, BodyLimits.Command, request.HttpContext.RequestAborted)
            : KnownProblems.CrossSite;
}
