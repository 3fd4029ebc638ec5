using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Listing;

/// <summary>The office's search, and the rebuilding of the lists.</summary>
public sealed class ListsApi
{
    private const int RebuiltAtOnce = 100;
    private readonly Api _api;
    private readonly CaseFinder _finder;
    private readonly ListRebuild _rebuild;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public ListsApi(Api api, CaseFinder finder, ListRebuild rebuild, PageTokens pages) =>
        (_api, _finder, _rebuild, _pages) = (api, finder, rebuild, pages);

    /// <summary>Cases by words of their number, title, applicant and people.</summary>
    [Function(nameof(SearchCases))]
    public async Task<IResult> SearchCases(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/search")] HttpRequest request
    )
    {
        if (!(await _api.StandAsync(request, AssociationAction.SeeCases)).Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        return await FindAsync(request, _finder, _pages, CaseFilters.OfSearch(request));
    }

    /// <summary>Writes the rows of the next applications in the lists anew; the answer says where to go on.</summary>
    [Function(nameof(RebuildLists))]
    public async Task<IResult> RebuildLists(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lists/rebuilding")] HttpRequest request
    )
    {
        if (!(await _api.StandAsync(request, AssociationAction.RebuildLists)).Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        ApplicationId? after = null;
        var given = request.Query["after"].ToString();
        if (given.Length > 0)
        {
            if (!ApplicationId.TryParse(given, null, out var id))
            {
                return Answers.Of(KnownProblems.InvalidContinuation);
            }
            after = id;
        }
        var (done, last) = await _rebuild.NextAsync(after, RebuiltAtOnce, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(new RebuildResource(done, last), ApiJson.Default.RebuildResource);
    }

    /// <summary>A page of what a filter lets through.</summary>
    internal static async Task<IResult> FindAsync(
        HttpRequest request,
        CaseFinder finder,
        PageTokens pages,
        Result<CaseFilter> asked
    )
    {
        if (!asked.Try(out var filter, out var problem))
        {
            return Answers.Of(problem);
        }
        var list = CaseFilters.ListOf(filter);
        if (!pages.Read(request, list).Try(out var page, out problem))
        {
            return Answers.Of(problem);
        }
        var found = await finder.FindAsync(filter, page.Continuation, page.Size, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(
            new PageResource<ApplicationRow>(
                [.. found.Rows.Select(row => ApplicationRow.Of(row, forOffice: true))],
                pages.Next(found.Next, list)
            ),
            ApiJson.Default.PageResourceApplicationRow
        );
    }
}
