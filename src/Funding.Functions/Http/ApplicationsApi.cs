using Funding.Core;
using Funding.Functions.Http.Listing;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Applications: the lists, one of them, its form.</summary>
public sealed class ApplicationsApi
{
    private readonly Api _api;
    private readonly ViewStore _views;
    private readonly CaseFinder _finder;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public ApplicationsApi(Api api, ViewStore views, CaseFinder finder, PageTokens pages) =>
        (_api, _views, _finder, _pages) = (api, views, finder, pages);

    /// <summary>A page of the list: for staff everything submitted, for an applicant the organisation's own.</summary>
    [Function(nameof(ListApplications))]
    public async Task<IResult> ListApplications(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications")] HttpRequest request
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        var isStaff = AccessPolicy.Allows(session.Actor, AssociationAction.SeeCases);
        if (isStaff && CaseFilters.AnyIn(request))
        {
            return request.Query["organisation"].ToString().Length > 0
                ? Answers.Of(KnownProblems.OrganisationIsForApplicants)
                : await ListsApi.FindAsync(request, _finder, _pages, CaseFilters.Strict(request));
        }
        if (!List(request, session.Actor).Try(out var list, out problem))
        {
            return Answers.Of(problem);
        }
        if (!_pages.Read(request, list.Prefix).Try(out var page, out problem))
        {
            return Answers.Of(problem);
        }
        var rows = await _views.ListAsync(list, page.Continuation, page.Size, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(
            new PageResource<ApplicationRow>(
                [.. rows.Items.Select(row => ApplicationRow.Of(row, isStaff))],
                _pages.Next(rows.Continuation, list.Prefix)
            ),
            ApiJson.Default.PageResourceApplicationRow
        );
    }

    /// <summary>The application as the reader may see it.</summary>
    [Function(nameof(ShowApplication))]
    public Task<IResult> ShowApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}")] HttpRequest request,
        string id
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            standing => Task.FromResult(Answers.Application(standing.Application, standing.ETag, standing.Reader))
        );

    /// <summary>Saves the form of a draft, or of the answer while a supplement is asked for.</summary>
    [Function(nameof(EditForm))]
    public Task<IResult> EditForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/form")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.Edit,
            ApiJson.Default.ApplicationForm,
            form => new ApplicationCommand.EditForm(form),
            BodyLimits.Form
        );

    private static Result<ViewList> List(HttpRequest request, Actor actor)
    {
        var stageText = request.Query["stage"].ToString();
        if (!TryStage(stageText, out var stage))
        {
            return KnownProblems.UnknownStage;
        }
        var staff = AccessPolicy.Allows(actor, AssociationAction.SeeCases);
        if (!staff && !AccessPolicy.Allows(actor, AssociationAction.Apply))
        {
            return KnownProblems.NotAllowed;
        }
        var organisationText = request.Query["organisation"].ToString();
        if (!staff)
        {
            // An applicant's list is the organisation's own; asking for another's shows that one as empty would lie.
            return organisationText.Length > 0 && organisationText != actor.Organisation!.ToString()
                ? KnownProblems.NotAllowed
                : Own(actor.Organisation!, stage);
        }
        // Staff see drafts of nobody, and the lists by organisation hold drafts too.
        return organisationText.Length > 0 ? KnownProblems.OrganisationIsForApplicants
            : stage is { } one ? ViewList.Stage(one)
            : ViewList.Submitted;
    }

    private static ViewList Own(OrganisationNumber organisation, ApplicationStage? stage) =>
        stage is { } one ? ViewList.Organisation(organisation, one) : ViewList.Organisation(organisation);

    private static bool TryStage(string text, out ApplicationStage? stage)
    {
        stage = null;
        if (text.Length == 0)
        {
            return true;
        }
        // Not by number: the API speaks in names.
        if (!char.IsAsciiLetter(text[0]) || !Enum.TryParse<ApplicationStage>(text, ignoreCase: true, out var parsed))
        {
            return false;
        }
        stage = parsed;
        return Enum.IsDefined(parsed);
    }
}
