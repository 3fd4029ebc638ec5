using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Administering;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ShownRow = Funding.Pages.Applying.ApplicationRow;

namespace Funding.Functions.Http.Pages;

/// <summary>The lists of what the secretariat has to do with.</summary>
public sealed class ListPages
{
    private const int PageSize = 25;
    private readonly Site _site;
    private readonly ViewStore _views;
    private readonly PageTokens _tokens;
    private readonly Funds _funds;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public ListPages(Site site, ViewStore views, PageTokens tokens, Funds funds, TimeProvider time) =>
        (_site, _views, _tokens, _funds, _time) = (site, views, tokens, funds, time);

    /// <summary>A year's money, per funder and application.</summary>
    [Function(nameof(WebFund))]
    public async Task<IResult> WebFund(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/fund")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        // A year that is none is no reason to show nothing: this year is shown then.
        var year = FundApi.YearOf(request, _time) ?? SwedishTime.DayOf(_time.GetUtcNow()).Year;
        var (ledger, uses) = await _funds.YearAsync(year, visit.Aborted);
        return await _site.ShowAsync<FundPage, FundModel>(visit, new FundModel(ledger, uses));
    }

    /// <summary>Delegated decisions that the board has not been told of, latest first.</summary>
    [Function(nameof(WebDelegatedDecisions))]
    public async Task<IResult> WebDelegatedDecisions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/delegated-decisions")]
            HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        var list = ViewList.AwaitingReport;
        if (!_tokens.Read(request, list.Prefix).Try(out var page, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var rows = await _views.ListAsync(list, page.Continuation, PageSize, visit.Aborted);
        return await _site.ShowAsync<DelegatedPage, DelegatedModel>(
            visit,
            new DelegatedModel(
                [.. rows.Items.Select(Row)],
                Next("/staff/delegated-decisions?", rows.Continuation, list),
                page.Continuation is null
            )
        );
    }

    private async Task<IResult?> RefusedAsync(Visit visit) =>
        Site.SignedIn(visit, AssociationAction.SeeFund).Try(out _, out var problem)
            ? null
            : await _site.ProblemAsync(visit, problem);

    internal static string NameOf(Visit visit, OrganisationNumber number) =>
        visit.Association?.Directory.Members.FirstOrDefault(member => member.OrganisationNumber == number)?.Name
        ?? number.ToString();

    private string? Next(string href, string? continuation, ViewList list) =>
        _tokens.Next(continuation, list.Prefix) is { } token
            ? $"{href}continuation={Uri.EscapeDataString(token)}"
            : null;

    private static ShownRow Row(ViewRow row) =>
        new(
            row.Id,
            row.CaseNumber?.ToString(),
            row.Title,
            row.Applicant,
            row.Stage,
            row.Sought,
            row.SubmittedAt ?? row.CreatedAt
        );
}
