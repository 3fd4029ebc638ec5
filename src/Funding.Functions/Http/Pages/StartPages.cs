using Funding.Core;
using Funding.Functions.Security;
using Funding.Pages.Assets;
using Funding.Pages.Forms;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The start page, signing in and out, the language, the assets, and what is said where there is no page.</summary>
public sealed class StartPages
{
    private readonly Site _site;
    private readonly SignIn _signIn;
    private readonly SignInLinks _links;
    private readonly Sessions _sessions;

    /// <summary>Made by the worker.</summary>
    public StartPages(Site site, SignIn signIn, SignInLinks links, Sessions sessions) =>
        (_site, _signIn, _links, _sessions) = (site, signIn, links, sessions);

    /// <summary>The start page. The genuine host has the root to itself unless a route says that it may be empty.</summary>
    [Function(nameof(WebStart))]
    public async Task<IResult> WebStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")]
            HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        return await _site.ShowAsync<StartPage, StartModel>(visit, new StartModel(visit.Association is not null));
    }

    /// <summary>Asks for the address, and mails a link. The answer is the same whoever asks.</summary>
    [Function(nameof(WebSignIn))]
    public async Task<IResult> WebSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!visit.IsPost)
        {
            return await _site.ShowAsync<SignInPage, SignInModel>(visit, new SignInModel(FormState.Empty("sign-in")));
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (!EmailAddress.TryParse(sent["email"], out var email))
        {
            visit.Speak();
            var fault = new FieldError("email", _site.Texts["SignIn.EmailBad"]);
            return await _site.ShowAsync<SignInPage, SignInModel>(
                visit,
                new SignInModel(sent.State("sign-in").Refused([fault])),
                StatusCodes.Status422UnprocessableEntity
            );
        }
        await _signIn.RequestAsync(email.ToString(), visit.Aborted);
        return await _site.ShowAsync<SignInSentPage, SignInSentModel>(visit, new SignInSentModel(email.ToString()));
    }

    /// <summary>The page behind a sign-in link. Looking at it uses nothing up; its button does.</summary>
    [Function(nameof(WebSignInLink))]
    public async Task<IResult> WebSignInLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "sign-in/{token}")]
            HttpRequest request,
        string token
    )
    {
        // Whoever is signed in already is not asked who they were: the link says who signs in now.
        var visit = await _site.VisitAsync(request, byLink: true);
        if (await _links.PeekAsync(token, visit.Aborted) is null)
        {
            return await GoneAsync(visit);
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
        var person = await _links.RedeemAsync(token, visit.Aborted);
        if (person is null || await _sessions.OpenAsync(request.HttpContext, person, visit.Aborted) is not { } session)
        {
            return await GoneAsync(visit);
        }
        return new SeeOther(
            Site.Administers(session.Actor) ? "/staff"
            : AccessPolicy.Allows(session.Actor, MeetingAction.View, null) ? "/staff/meetings"
            : Site.Applies(session.Actor) ? "/applications"
            : AccessPolicy.Allows(session.Actor, AssociationAction.SeeSettings) ? "/staff/settings"
            : "/"
        );
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
        request.HttpContext.User = new System.Security.Claims.ClaimsPrincipal();
        return await _site.ShowAsync<MessagePage, MessageModel>(
            visit with
            {
                Session = null,
            },
            new MessageModel("SignedOut.Title", "SignedOut.Text", "Error.Home", "/")
        );
    }

    /// <summary>Remembers the chosen language and goes back. It changes nothing but that, and needs no token.</summary>
    [Function(nameof(WebLanguage))]
    public async Task<IResult> WebLanguage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "language")] HttpRequest request
    )
    {
        if (
            !HttpMethods.IsPost(request.Method)
            || await SentForm.ReadAsync(request) is not { } sent
            || sent["language"] is not ("sv" or "en")
        )
        {
            return new SeeOther("/");
        }
        request.HttpContext.Response.Cookies.Append(
            Site.LanguageCookie,
            sent["language"]!,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = request.IsHttps,
            }
        );
        return new SeeOther(Local(sent["returnTo"]));
    }

    /// <summary>The style sheet and the mark. Their names change with their content, so they are kept for ever.</summary>
    [Function(nameof(WebAsset))]
    public IResult WebAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file
    )
    {
        if (SiteAssets.Find(file) is not { } asset)
        {
            return TypedResults.NotFound();
        }
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = Microsoft.Net.Http.Headers.HeaderNames.AcceptEncoding;
        if (asset.Compressed is { } compressed && Understands(request, "br"))
        {
            headers.ContentEncoding = "br";
            return TypedResults.Bytes(compressed, asset.ContentType);
        }
        return TypedResults.Bytes(asset.Content, asset.ContentType);
    }

    /// <summary>Every other address.</summary>
    [Function(nameof(ZPageUnknown))]
    public async Task<IResult> ZPageUnknown(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request
    ) => await _site.NotFoundAsync(await _site.VisitAsync(request));

    private static bool Understands(HttpRequest request, string encoding) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(accepted =>
                accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0
            );

    private Task<IResult> GoneAsync(Visit visit) =>
        _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel("SignIn.GoneTitle", "SignIn.GoneText", "SignIn.GoneAgain", "/sign-in"),
            StatusCodes.Status410Gone
        );

    // Only an address of our own: `//elsewhere` and `/\elsewhere` are other sites to a browser.
    private static string Local(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl)
            ? WithoutLanguage(address)
            : "/";

    // The choice is remembered now, and ?lang= would overrule it.
    private static string WithoutLanguage(string address)
    {
        var query = address.IndexOf("?lang=", StringComparison.Ordinal);
        return query < 0 ? address : address[..query];
    }
}
