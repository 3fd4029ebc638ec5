using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>The fund, and what delegates have decided, for staff and the chair.</summary>
public sealed class FundApi
{
    private const string DelegatedList = "awaiting-report";
    private readonly Api _api;
    private readonly Funds _funds;
    private readonly ViewStore _views;
    private readonly PageTokens _pages;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public FundApi(Api api, Funds funds, ViewStore views, PageTokens pages, TimeProvider time) =>
        (_api, _funds, _views, _pages, _time) = (api, funds, views, pages, time);

    /// <summary>A year's money, per funder and application; this year when none is asked for.</summary>
    [Function(nameof(ShowFund))]
    public async Task<IResult> ShowFund(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/fund")] HttpRequest request
    )
    {
        if (await RefusedAsync(request) is { } refused)
        {
            return refused;
        }
        if (YearOf(request, _time) is not { } year)
        {
            return Answers.Of(KnownProblems.InvalidYear);
        }
        var (ledger, uses) = await _funds.YearAsync(year, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(FundResource.Of(ledger, uses), ApiJson.Default.FundResource);
    }

    /// <summary>A page of the delegated decisions that the board has not been told of, latest first.</summary>
    [Function(nameof(ListDelegatedDecisions))]
    public async Task<IResult> ListDelegatedDecisions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/delegated-decisions")] HttpRequest request
    )
    {
        if (await RefusedAsync(request) is { } refused)
        {
            return refused;
        }
        if (!_pages.Read(request, DelegatedList).Try(out var page, out var problem))
        {
            return Answers.Of(problem);
        }
        var rows = await _views.ListAsync(
            ViewList.AwaitingReport,
            page.Continuation,
            page.Size,
            request.HttpContext.RequestAborted
        );
        return JsonAnswer.Of(
            new PageResource<ApplicationRow>(
                [.. rows.Items.Select(ApplicationRow.Of)],
                _pages.Next(rows.Continuation, DelegatedList)
            ),
            ApiJson.Default.PageResourceApplicationRow
        );
    }

    /// <summary>The year asked for; null when it is none.</summary>
    internal static int? YearOf(HttpRequest request, TimeProvider time) =>
        YearOf(request, SwedishTime.DayOf(time.GetUtcNow()));

    /// <inheritdoc cref="YearOf(HttpRequest, TimeProvider)"/>
    internal static int? YearOf(HttpRequest request, DateOnly today) =>
        request.Query["year"].ToString() is not { Length: > 0 } text ? today.Year
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2003 and < 2200
            ? year
        : null;

    private async Task<IResult?> RefusedAsync(HttpRequest request) =>
        (await _api.StandAsync(request, AssociationAction.SeeFund)).Try(out _, out var problem)
            ? null
            : Answers.Of(problem);
}
