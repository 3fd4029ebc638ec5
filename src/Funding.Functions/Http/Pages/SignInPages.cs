using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Security;
using Funding.Functions.Settings;
using Funding.Pages.Forms;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>Signing in, by mail or with the work account, and out.</summary>
public sealed class SignInPages
{
    private const string Act = "sign-in";
    private const string CodeAct = "sign-in-code";
    private readonly Site _site;
    private readonly SignIn _signIn;
    private readonly Sessions _sessions;
    private readonly EntraIdSettings? _entraId;

    /// <summary>Made by the worker.</summary>
    public SignInPages(Site site, SignIn signIn, Sessions sessions) =>
        (_site, _signIn, _sessions, _entraId) = (site, signIn, sessions, signIn.EntraId);

    /// <summary>Asks for the address, and mails a link with a code. The answer is the same whoever asks.</summary>
    [Function(nameof(WebSignIn))]
    public async Task<IResult> WebSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!visit.IsPost)
        {
            return await ShowFormAsync(visit, FormState.Empty(Act), 200);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (!EmailAddress.TryParse(sent["email"], out var email))
        {
            visit.Speak();
            var fault = new FieldError("email", _site.Texts["SignIn.EmailBad"]);
            return await ShowFormAsync(
                visit,
                sent.State(Act).Refused([fault]),
                StatusCodes.Status422UnprocessableEntity
            );
        }
        if (await _signIn.RequestAsync(request, email, visit.Aborted) is { Allowed: false } limited)
        {
            return await _site.TooManyAsync(visit, limited.RetryAfter, sent);
        }
        return await ShowSentAsync(visit, email.ToString(), FormState.Empty(CodeAct), 200);
    }

    /// <summary>Takes the code of the mail, in the browser that asked for it.</summary>
    [Function(nameof(WebSignInCode))]
    public async Task<IResult> WebSignInCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in/code")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!visit.IsPost)
        {
            return _signIn.HasAsked(request.HttpContext)
                ? await ShowSentAsync(visit, null, FormState.Empty(CodeAct), 200)
                : await ShowFormAsync(visit, FormState.Empty(Act), 200);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        if (SignInCode.Read(sent["code"]) is not { } code)
        {
            return await RefusedAsync(_site.Texts["SignIn.CodeBad"]);
        }
        var (session, answer) = await _signIn.RedeemCodeAsync(request, code, visit.Aborted);
        if (session is not null)
        {
            return Welcome(session);
        }
        if (answer is not SignInAnswer.WrongCode { TriesLeft: > 0 } wrong)
        {
            return await GoneAsync(visit, answer);
        }
        SecurityEvents.Refused(request.HttpContext, KnownProblems.WrongSignInCode.Code);
        return await RefusedAsync(
            wrong.TriesLeft == 1
                ? _site.Texts["SignIn.CodeWrong.LastTry"]
                : _site.Texts["SignIn.CodeWrong", wrong.TriesLeft]
        );

        Task<IResult> RefusedAsync(string fault) =>
            ShowSentAsync(
                visit,
                null,
                sent.State(CodeAct).Refused([new FieldError("code", fault)]),
                StatusCodes.Status422UnprocessableEntity
            );
    }

    /// <summary>The page behind a sign-in link. Looking at it uses nothing up; its button does, where it was asked for.</summary>
    [Function(nameof(WebSignInLink))]
    public async Task<IResult> WebSignInLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in/{token}")]
            HttpRequest request,
        string token
    )
    {
        // Whoever is signed in already is not asked who they were: the link says who signs in now.
        var visit = await _site.VisitAsync(request, byLink: true);
        var seen = await _signIn.PeekAsync(request, token, visit.Aborted);
        if (seen is SignInAnswer.OtherBrowser)
        {
            return await ElsewhereAsync(visit, visit.IsPost ? StatusCodes.Status403Forbidden : 200);
        }
        if (seen is not SignInAnswer.Good)
        {
            return await GoneAsync(visit, seen);
        }
        if (!visit.IsPost)
        {
            return await _site.ShowAsync<SignInConfirmPage, SignInConfirmModel>(
                visit,
                new SignInConfirmModel(request.Path)
            );
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var (session, answer) = await _signIn.RedeemAsync(request, token, visit.Aborted);
        return session is not null ? Welcome(session) : await GoneAsync(visit, answer);
    }

    /// <summary>Where one comes from Microsoft Entra ID: says who signs in, and its button opens the session.</summary>
    [Function(nameof(WebSignInAccount))]
    public async Task<IResult> WebSignInAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in/work-account")]
            HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        if (_entraId is null)
        {
            return await _site.NotFoundAsync(visit);
        }
        var answer = AppServicePrincipal.Read(request, _entraId);
        if (answer is WorkAccountAnswer.None)
        {
            return new SeeOther("/sign-in");
        }
        if (
            answer is not WorkAccountAnswer.Known known
            || await _signIn.PersonOfAsync(known, visit.Aborted) is not { } person
        )
        {
            SecurityEvents.Refused(request.HttpContext, SecurityEvents.UnknownWorkAccount);
            return await _site.ShowAsync<MessagePage, MessageModel>(
                visit,
                new MessageModel(
                    "SignIn.Work.UnknownTitle",
                    "SignIn.Work.UnknownText",
                    "SignIn.Work.SignOut",
                    WorkAccountPaths.SignOut
                ),
                StatusCodes.Status403Forbidden
            );
        }
        if (!visit.IsPost)
        {
            return await _site.ShowAsync<WorkAccountPage, WorkAccountModel>(
                visit,
                new WorkAccountModel(person.Name, person.Email.ToString())
            );
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        return
            await _sessions.OpenAsync(request.HttpContext, person.Id, SignInMethod.WorkAccount, visit.Aborted)
                is { } session
            ? Welcome(session)
            : await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
    }

    /// <summary>Ends the session.</summary>
    [Function(nameof(WebSignOut))]
    public async Task<IResult> WebSignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-out")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!visit.IsPost)
        {
            return new SeeOther("/");
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        await _sessions.EndAsync(request.HttpContext, visit.Aborted);
        // Else the next visitor of the same browser would be a click away from signing in as this one.
        return _entraId is not null && visit.Session?.How is SignInMethod.WorkAccount
            ? new SeeOther(WorkAccountPaths.SignOut)
            : await _site.SignedOutAsync(visit);
    }

    private static SeeOther Welcome(Session session) =>
        new(
            Site.Administers(session.Actor) ? "/staff"
            : AccessPolicy.Allows(session.Actor, MeetingAction.View, null) ? "/staff/meetings"
            : Site.Applies(session.Actor) ? "/applications"
            : AccessPolicy.Allows(session.Actor, AssociationAction.SeeSettings) ? "/staff/settings"
            : "/"
        );

    private Task<IResult> ShowFormAsync(Visit visit, FormState state, int status) =>
        _site.ShowAsync<SignInPage, SignInModel>(visit, new SignInModel(state, _entraId is not null), status);

    private Task<IResult> ShowSentAsync(Visit visit, string? email, FormState state, int status) =>
        _site.ShowAsync<SignInSentPage, SignInSentModel>(visit, new SignInSentModel(email, state), status);

    private Task<IResult> ElsewhereAsync(Visit visit, int status)
    {
        SecurityEvents.Refused(visit.Request.HttpContext, KnownProblems.SignInOtherBrowser.Code);
        return _site.ShowAsync<SignInElsewherePage, SignInElsewhereModel>(visit, new SignInElsewhereModel(), status);
    }

    private Task<IResult> GoneAsync(Visit visit, SignInAnswer answer)
    {
        if (answer is SignInAnswer.TooMany tooMany)
        {
            return _site.TooManyAsync(visit, tooMany.RetryAfter);
        }
        SecurityEvents.Refused(visit.Request.HttpContext, KnownProblems.SignInLinkGone.Code);
        return _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel("SignIn.GoneTitle", "SignIn.GoneText", "SignIn.GoneAgain", "/sign-in"),
            StatusCodes.Status410Gone
        );
    }
}
