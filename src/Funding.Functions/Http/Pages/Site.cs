using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Pages;
using Funding.Pages.Layout;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Funding.Functions.Http.Pages;

/// <summary>What all pages share: who visits in which language, the frame, the antiforgery token, pages of failures.</summary>
public sealed class Site : IProblemPage
{
    internal const string LanguageCookie = "funding-language";

    private static readonly FrozenSet<string> _notices = FrozenSet.Create(
        StringComparer.Ordinal,
        "saved",
        "merged",
        "replaced",
        "copied",
        "asked",
        "declined",
        "uploaded",
        "removed",
        "exchanged",
        "kept",
        "submission",
        "supplement",
        "withdraw",
        "report",
        "reportDraft",
        "request",
        "amendment",
        "note",
        "accepted",
        "preferences",
        "session",
        "sessions",
        "act",
        "view",
        "viewRemoved"
    );

    private readonly IServiceScopeFactory _scopes;
    private readonly DirectoryStore _directory;
    private readonly Sessions _sessions;
    private readonly IAntiforgery _antiforgery;

    internal Site(
        IServiceScopeFactory scopes,
        DirectoryStore directory,
        Sessions sessions,
        IAntiforgery antiforgery,
        IStringLocalizer<Texts> texts
    ) => (_scopes, _directory, _sessions, _antiforgery, Texts) = (scopes, directory, sessions, antiforgery, texts);

    /// <summary>The texts of the pages.</summary>
    internal IStringLocalizer<Texts> Texts { get; }

    internal static bool IsNotice(string done) => _notices.Contains(done);

    /// <summary>Who visits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="byLink">A personal link is the authority: cookies of a session do not count.</param>
    internal async Task<Visit> VisitAsync(HttpRequest request, bool byLink = false)
    {
        var aborted = request.HttpContext.RequestAborted;
        var association = await _directory.FindAsync(aborted);
        var session = byLink ? null : await _sessions.FindAsync(request.HttpContext, aborted);
        // The antiforgery token belongs to the person: one made for somebody else, or before signing in, is void.
        request.HttpContext.User = session is null
            ? new ClaimsPrincipal()
            : new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.Actor.PersonId)], "session")
            );
        return new Visit(request, LanguageOf(request), session, association);
    }

    /// <summary>The page.</summary>
    internal async Task<IResult> ShowAsync<TPage, TModel>(Visit visit, TModel model, int status = 200)
        where TPage : PageComponent<TModel> =>
        new HtmlAnswer(await RenderAsync<TPage, TModel>(visit, model), visit.Language, status);

    /// <summary>The page of a problem, in words; somebody who is not signed in is taken to where that is done.</summary>
    internal async Task<IResult> ProblemAsync(Visit visit, Problem problem)
    {
        SecurityEvents.Refused(visit.Request.HttpContext, problem.Code);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            return visit.IsPost
                ? await ShowAsync<MessagePage, MessageModel>(
                    visit,
                    new MessageModel("SignedOut.InMiddle.Title", "SignedOut.InMiddle.Text", "Page.SignIn", "/sign-in"),
                    problem.Status
                )
                : new SeeOther("/sign-in");
        }
        var detail = problem.Status is StatusCodes.Status404NotFound ? null : visit.Say(problem.Detail);
        return await ShowAsync<MessagePage, MessageModel>(
            visit,
            MessageModel.OfStatus(problem.Status, detail: detail),
            problem.Status
        );
    }

    /// <summary>The page of a rate limit that is reached; a form that was sent is kept there, to be sent again.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="retryAfter">How long to wait.</param>
    /// <param name="sent">The form, or null.</param>
    internal Task<IResult> TooManyAsync(Visit visit, TimeSpan retryAfter, SentForm? sent = null)
    {
        var problem = KnownProblems.TooManyRequests(retryAfter);
        SecurityEvents.Refused(visit.Request.HttpContext, problem.Code);
        problem.WriteRetryAfter(visit.Request.HttpContext.Response);
        return ShowAsync<TryAgainPage, TryAgainModel>(
            visit,
            new TryAgainModel(
                visit.Request.Path,
                sent?.State(sent.Act),
                Math.Max(1, (int)Math.Ceiling(retryAfter.TotalMinutes))
            ),
            problem.Status
        );
    }

    /// <summary>The page that says that there is no such page.</summary>
    internal Task<IResult> NotFoundAsync(Visit visit) => ProblemAsync(visit, KnownProblems.NotFound);

    /// <summary>The page that says that the form was not ours, or too old.</summary>
    internal Task<IResult> BadFormAsync(Visit visit)
    {
        SecurityEvents.Refused(visit.Request.HttpContext, SecurityEvents.BadForm);
        return ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel("Error.Form.Title", "Error.Form.Text", "Error.Home", "/"),
            StatusCodes.Status400BadRequest
        );
    }

    /// <summary>The page that says that one is signed out.</summary>
    internal Task<IResult> SignedOutAsync(Visit visit)
    {
        visit.Request.HttpContext.User = new ClaimsPrincipal();
        return ShowAsync<MessagePage, MessageModel>(
            visit with
            {
                Session = null,
            },
            new MessageModel("SignedOut.Title", "SignedOut.Text", "Error.Home", "/")
        );
    }

    /// <summary>Whether the form came from our own page and belongs to the visitor.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="token">The token, when the form is read as a stream; else it is found in the form.</param>
    internal async Task<bool> IsOursAsync(Visit visit, string? token = null)
    {
        if (!SameOrigin.Holds(visit.Request))
        {
            return false;
        }
        if (token is not null)
        {
            visit.Request.Headers["X-Antiforgery"] = token;
        }
        return await _antiforgery.IsRequestValidAsync(visit.Request.HttpContext);
    }

    /// <inheritdoc />
    [SuppressMessage("Design", "CA1033", Justification = "Only the middleware calls it.")]
    async Task IProblemPage.WriteAsync(HttpContext httpContext, Problem problem)
    {
        SecurityEvents.Refused(httpContext, problem.Code);
        // What failed may be storage: the page of the failure must not need it.
        var visit = new Visit(httpContext.Request, LanguageOf(httpContext.Request), null, null);
        var page = await RenderAsync<MessagePage, MessageModel>(
            visit,
            MessageModel.OfStatus(problem.Status, detail: visit.Say(problem.Detail)),
            withForms: false
        );
        await new HtmlAnswer(page, visit.Language, problem.Status).ExecuteAsync(httpContext);
    }

    private async Task<string> RenderAsync<TPage, TModel>(Visit visit, TModel model, bool withForms = true)
        where TPage : PageComponent<TModel>
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<PageRenderer>()
            .RenderAsync<TPage, TModel>(Frame(visit, withForms), model);
    }

    private PageFrame Frame(Visit visit, bool withForms)
    {
        AntiforgeryField? field = null;
        if (withForms)
        {
            var tokens = _antiforgery.GetAndStoreTokens(visit.Request.HttpContext);
            field = new AntiforgeryField(tokens.FormFieldName, tokens.RequestToken!);
        }
        var actor = visit.Session?.Actor;
        return new PageFrame(
            visit.Request.Path + visit.Request.QueryString,
            visit.Language,
            actor is null
                ? null
                : new SignedInPerson(
                    actor.Name,
                    Applies(actor),
                    Administers(actor),
                    AccessPolicy.Allows(actor, MeetingAction.View, null)
                )
                {
                    HasTasks = AccessPolicy.Allows(actor, AssociationAction.SeeTasks),
                    SeesSettings = AccessPolicy.Allows(actor, AssociationAction.SeeSettings),
                },
            field,
            visit.Association?.File.Name,
            visit.LinkSentTo
        );
    }

    internal static bool Applies(Actor actor) => AccessPolicy.Allows(actor, AssociationAction.Apply);

    /// <summary>Sees all submitted cases at the association.</summary>
    internal static bool Administers(Actor actor) => AccessPolicy.Allows(actor, AssociationAction.SeeCases);

    /// <summary>Who visits, if they may do this at the association.</summary>
    internal static Result<Session> SignedIn(Visit visit, AssociationAction action) =>
        visit.Session is not { } session ? KnownProblems.NotSignedIn
        : AccessPolicy.Allows(session.Actor, action) ? session
        : KnownProblems.NotAllowed;

    // A link may say the language; else the visitor's own choice, else the browser's wish, else Swedish.
    private static string LanguageOf(HttpRequest request) =>
        request.Query["lang"].ToString() is "sv" or "en" ? request.Query["lang"].ToString()
        : request.Cookies[LanguageCookie] is "sv" or "en" ? request.Cookies[LanguageCookie]!
        : CallerLanguage.Of(request);
}
