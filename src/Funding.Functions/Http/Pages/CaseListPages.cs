using Funding.Core;
using Funding.Functions.Http.Listing;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Listing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The office's list of cases, with what can be done to several at once, its export, and the search.</summary>
public sealed class CaseListPages
{
    private const int PageSize = 25;
    private const int MostMarked = 100;
    private const int YearsToChoose = 10;
    private const string Address = "/staff/applications";
    private readonly Site _site;
    private readonly CaseFinder _finder;
    private readonly SavedViewStore _saved;
    private readonly BulkWork _bulk;
    private readonly PageTokens _tokens;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public CaseListPages(
        Site site,
        CaseFinder finder,
        SavedViewStore saved,
        BulkWork bulk,
        PageTokens tokens,
        TimeProvider time
    ) => (_site, _finder, _saved, _bulk, _tokens, _time) = (site, finder, saved, bulk, tokens, time);

    /// <summary>The list, as it is filtered, and what is done to the cases that are marked in it.</summary>
    [Function(nameof(WebCases))]
    public async Task<IResult> WebCases(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/applications")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        var filter = CaseFilters.Lenient(request);
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, filter);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        return sent.Act switch
        {
            "save-view" => await SaveAsync(visit, filter, sent),
            "remove-view" => await RemoveAsync(visit, filter, sent),
            "marked" => await ActAsync(visit, client, filter, sent),
            _ => await _site.BadFormAsync(visit),
        };
    }

    /// <summary>Cases by words, wherever in the list they stand.</summary>
    [Function(nameof(WebSearch))]
    public async Task<IResult> WebSearch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/search")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        var typed = request.Query["q"].ToString().Trim();
        var filter = CaseFilter.All with { Text = typed[..Math.Min(typed.Length, CaseFilter.LongestText)] };
        if (filter.Text.Length == 0)
        {
            return await _site.ShowAsync<CaseSearchPage, CaseSearchModel>(visit, new CaseSearchModel("", null));
        }
        if (!(await ResultsAsync(visit, filter, "/staff/search", counted: false)).Try(out var results, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        // Whoever types a whole case number wants that case.
        if (
            CaseNumber.TryParse(filter.Text.ToUpperInvariant(), null, out var number)
            && results.Rows is [var one]
            && one.CaseNumber == number.ToString()
        )
        {
            return new SeeOther($"{Address}/{one.Id}");
        }
        return await _site.ShowAsync<CaseSearchPage, CaseSearchModel>(visit, new CaseSearchModel(filter.Text, results));
    }

    /// <summary>The list as a file for a spreadsheet.</summary>
    [Function(nameof(WebExport))]
    public async Task<IResult> WebExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/export")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        var format = request.Query["format"].ToString();
        return CaseExport.IsFormat(format)
            ? Export(visit, format, CaseExport.AllAsync(_finder, CaseFilters.Lenient(request), visit.Aborted))
            : await _site.NotFoundAsync(visit);
    }

    private async Task<IResult> ActAsync(Visit visit, DurableTaskClient client, CaseFilter filter, SentForm sent)
    {
        var form = sent.State(sent.Act);
        var marked = form.All("case").Distinct(StringComparer.Ordinal).Take(MostMarked).ToList();
        var actor = visit.Session!.Actor;
        if (marked.Count == 0)
        {
            return await RefuseAsync("Lists.MarkFirst");
        }
        switch (sent["do"])
        {
            case "csv" or "xlsx":
                return Export(visit, sent["do"]!, _bulk.RowsAsync(marked, actor, visit.Aborted));
            case "assign" when MayHandle(actor):
                PersonRef? officer = null;
                if (sent["to-officer"] is { Length: > 0 } id)
                {
                    officer = visit.Association?.Officer(id);
                    if (officer is null)
                    {
                        return await RefuseAsync("Lists.NoSuchOfficer");
                    }
                }
                return await BulkAsync("assign", new ApplicationCommand.AssignOfficer(officer), officer?.Name);
            case "remind" when MayHandle(actor):
                return await BulkAsync("remind", new ApplicationCommand.Remind(), null);
            default:
                return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }

        async Task<IResult> BulkAsync(string act, ApplicationCommand command, string? officer)
        {
            var rows = await _bulk.RunAsync(client, actor, marked, command, visit.Language);
            return await _site.ShowAsync<BulkPage, BulkModel>(visit, new BulkModel(act, officer, rows, Here(filter)));
        }

        Task<IResult> RefuseAsync(string text) =>
            ShowAsync(visit, filter, form.Refused([new FieldError(null, _site.Texts[text])]), 422);
    }

    private async Task<IResult> SaveAsync(Visit visit, CaseFilter filter, SentForm sent)
    {
        var form = sent.State(sent.Act);
        var name = (sent["name"] ?? "").Trim();
        if (name.Length is 0 or > SavedViewStore.LongestName || filter.IsAll)
        {
            return await RefuseAsync("Lists.NameNeeded");
        }
        return await _saved.SaveAsync(visit.Session!.Actor.PersonId, name, filter, visit.Aborted)
            ? new SeeOther(With(Here(filter), "done=view"))
            : await RefuseAsync("Lists.TooManyViews");

        Task<IResult> RefuseAsync(string text) =>
            ShowAsync(visit, filter, form.Refused([new FieldError("name", _site.Texts[text])]), 422);
    }

    private async Task<IResult> RemoveAsync(Visit visit, CaseFilter filter, SentForm sent)
    {
        await _saved.RemoveAsync(visit.Session!.Actor.PersonId, sent["view"] ?? "", visit.Aborted);
        return new SeeOther(With(Here(filter), "done=viewRemoved"));
    }

    private async Task<IResult> ShowAsync(Visit visit, CaseFilter filter, FormState? refused = null, int status = 200)
    {
        // Independent reads go side by side: a person waits.
        var saved = _saved.ListAsync(visit.Session!.Actor.PersonId, visit.Aborted);
        if (!(await ResultsAsync(visit, filter, Here(filter), counted: true)).Try(out var results, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        var actor = visit.Session.Actor;
        var year = SwedishTime.DayOf(_time.GetUtcNow()).Year;
        return await _site.ShowAsync<CaseListPage, CaseListModel>(
            visit,
            new CaseListModel(
                filter,
                results,
                [.. BuiltIn(actor), .. (await saved).Select(view => new CaseView(view.Name, view.Query, view.Id))],
                [.. (visit.Association?.Officers() ?? []).Select(officer => new Choice(officer.Id, officer.Name))],
                [
                    .. (visit.Association?.Directory.Members ?? []).Select(member => new Choice(
                        member.OrganisationNumber.ToString(),
                        member.Name
                    )),
                ],
                [.. Enumerable.Range(0, YearsToChoose).Select(back => year - back)],
                MayHandle(actor),
                CaseExport.Most,
                visit.Request.Query["marked"] == "all",
                refused,
                visit.DoneKey
            ),
            status
        );
    }

    private IEnumerable<CaseView> BuiltIn(Actor actor)
    {
        yield return new CaseView(_site.Texts["Lists.View.All"], "");
        yield return View("Lists.View.Overdue", CaseFilter.All with { Deadline = DeadlineSpan.Overdue });
        yield return View("Lists.View.ThisWeek", CaseFilter.All with { Deadline = DeadlineSpan.ThisWeek });
        if (AwaitedRoles.DeskOf(actor) is { } desk)
        {
            yield return View("Lists.View.Waits", CaseFilter.All with { Waits = desk });
        }
        if (MayHandle(actor))
        {
            yield return View("Lists.View.Mine", CaseFilter.All with { Officer = actor.PersonId });
        }
        yield return View("Lists.View.Nobodys", CaseFilter.All with { Officer = CaseFilter.Nobody });

        CaseView View(string key, CaseFilter filter) => new(_site.Texts[key], filter.ToQuery());
    }

    private async Task<Result<CaseResults>> ResultsAsync(Visit visit, CaseFilter filter, string here, bool counted)
    {
        if (here == "/staff/search")
        {
            here = $"{here}?{filter.ToQuery()}";
        }
        var list = CaseFilters.ListOf(filter);
        if (!_tokens.Read(visit.Request, list).Try(out var asked, out var problem))
        {
            return problem;
        }
        var trail = PageTrail.Of(asked.Continuation);
        var page = _finder.FindAsync(filter, trail.From, PageSize, visit.Aborted);
        var count = counted && trail.From is null ? await _finder.CountAsync(filter, visit.Aborted) : null;
        var found = await page;
        visit.Speak();
        var today = SwedishTime.DayOf(_time.GetUtcNow());
        return new CaseResults(
            [.. found.Rows.Select(row => Row(row, today))],
            trail.From is null ? null : here,
            trail.From is null ? null : Href(trail.Previous()),
            found.Next is { } next ? Href(trail.Next(next)) : null,
            CountOf(count, found, trail.From is null),
            found.Unfinished ? found.Looked : null
        );

        string Href(PageTrail to) =>
            _tokens.Next(to.Text, list) is { } token ? With(here, $"continuation={Uri.EscapeDataString(token)}") : here;
    }

    // A number is said only when somebody has counted; the first and only page has counted itself.
    private string? CountOf(CaseCount? count, FoundCases found, bool isFirst) =>
        count is { IsExact: false } many ? _site.Texts["Lists.MoreThan", Formats.Number(many.Number)]
        : count is { } exact ? Formats.Number(exact.Number)
        : isFirst && found.Next is null ? Formats.Number(found.Rows.Count)
        : null;

    private CaseExport Export(Visit visit, string format, IAsyncEnumerable<ViewRow> rows)
    {
        visit.Speak();
        var day = Formats.Machine(SwedishTime.DayOf(_time.GetUtcNow()));
        return new CaseExport(format, $"{_site.Texts["Lists.FileName"]}-{day}", rows, _site.Texts, visit.Language);
    }

    private async Task<IResult?> RefusedAsync(Visit visit) =>
        Site.SignedIn(visit, AssociationAction.SeeCases).Try(out _, out var problem)
            ? null
            : await _site.ProblemAsync(visit, problem);

    private static bool MayHandle(Actor actor) => AccessPolicy.Allows(actor, AssociationAction.HandleCases);

    private static string Here(CaseFilter filter) =>
        filter.ToQuery() is { Length: > 0 } query ? $"{Address}?{query}" : Address;

    private static string With(string href, string said) =>
        $"{href}{(href.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{said}";

    private static CaseRow Row(ViewRow row, DateOnly today) =>
        new(
            row.Id,
            row.CaseNumber?.ToString(),
            row.Title,
            row.Applicant,
            row.Contact,
            row.Stage,
            row.Sought,
            row.SubmittedAt,
            row.OfficerName,
            row.Deadline,
            row.DeadlineKind,
            row.Deadline < today
        );
}

/// <summary>Where a page begins and where those before it began, so that one can go back as one came.</summary>
/// <param name="From">Where it begins; null for the first.</param>
/// <param name="Before">Where the pages before it began, the nearest first; null is the first page.</param>
internal sealed record PageTrail(string? From, IReadOnlyList<string?> Before)
{
    // An address has room for so much; further back there is the first page.
    private const int Longest = 10;

    /// <summary>As a continuation; null for the first page.</summary>
    internal string? Text => From is null ? null : string.Join('\n', [From, .. Before.Select(at => at ?? "")]);

    internal static PageTrail Of(string? text)
    {
        var parts = text?.Split('\n') ?? [];
        return parts.Length == 0
            ? new PageTrail(null, [])
            : new PageTrail(parts[0], [.. parts.Skip(1).Select(part => part.Length == 0 ? null : part)]);
    }

    internal PageTrail Next(string from) => new(from, [.. ((string?[])[From, .. Before]).Take(Longest)]);

    internal PageTrail Previous() => Before.Count == 0 ? new(null, []) : new(Before[0], [.. Before.Skip(1)]);
}
