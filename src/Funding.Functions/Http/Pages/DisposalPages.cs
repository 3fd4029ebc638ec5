using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Disposing;
using Funding.Functions.Erasing;
using Funding.Functions.Security;
using Funding.Pages.Disposing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>Disposals: what is due, its confirmation by somebody else, how far it has come, and the report of what was done.</summary>
public sealed class DisposalPages
{
    private const string Address = "/staff/disposals";
    private const int CasesOnPage = 100;
    private const int YearsShown = 5;
    private readonly Site _site;
    private readonly Disposals _disposals;
    private readonly DisposalStore _runs;
    private readonly DirectoryStore _directory;
    private readonly DraftEraser _eraser;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public DisposalPages(
        Site site,
        Disposals disposals,
        DisposalStore runs,
        DirectoryStore directory,
        DraftEraser eraser,
        TimeProvider time
    ) => (_site, _disposals, _runs, _directory, _eraser, _time) = (site, disposals, runs, directory, eraser, time);

    /// <summary>Every disposal, and how long what is kept; sent, what is due today is listed.</summary>
    [Function(nameof(WebDisposals))]
    public async Task<IResult> WebDisposals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/disposals")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        var asked = visit.IsPost ? AssociationAction.DisposeDocuments : AssociationAction.SeeDisposals;
        if (!Site.SignedIn(visit, asked).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (visit.IsPost)
        {
            return await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit)
                ? await _site.BadFormAsync(visit)
                : new SeeOther(
                    $"{Address}/{await _disposals.BeginAsync(client, session.Actor, CancellationToken.None)}"
                );
        }
        var rules = (await _directory.FindAsync(visit.Aborted))?.Rules ?? new AssociationRules();
        var year = SwedishTime.DayOf(_time.GetUtcNow()).Year;
        List<(int Year, long Count)> erased = [];
        for (var back = 0; back < YearsShown; back++)
        {
            if (await _eraser.CountAsync(year - back, visit.Aborted) is > 0 and var count)
            {
                erased.Add((year - back, count));
            }
        }
        return await _site.ShowAsync<DisposalsPage, DisposalsModel>(
            visit,
            new DisposalsModel(
                [.. (await _runs.ListAsync(visit.Aborted)).Select(Shown)],
                [.. Enum.GetValues<RetentionClass>().Select(kept => (kept, RetentionPlan.YearsOf(rules, kept)))],
                erased,
                AccessPolicy.Allows(session.Actor, AssociationAction.DisposeDocuments)
            )
        );
    }

    /// <summary>One disposal; sent, its list is confirmed or put aside.</summary>
    [Function(nameof(WebDisposal))]
    public async Task<IResult> WebDisposal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/disposals/{run}")]
            HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        var asked = visit.IsPost ? AssociationAction.DisposeDocuments : AssociationAction.SeeDisposals;
        if (!Site.SignedIn(visit, asked).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var sent = visit.IsPost ? await SentForm.ReadAsync(request) : null;
        if (visit.IsPost && (sent is null || !await _site.IsOursAsync(visit)))
        {
            return await _site.BadFormAsync(visit);
        }
        if (!Guid.TryParseExact(run, "D", out var id) || await _runs.FindAsync($"{id:D}", visit.Aborted) is null)
        {
            return await _site.NotFoundAsync(visit);
        }
        Refusal? refusal = null;
        if (sent is not null)
        {
            refusal = sent.Act switch
            {
                "confirm" => await _disposals.ConfirmAsync(
                    client,
                    $"{id:D}",
                    sent["list"],
                    session.Actor,
                    CancellationToken.None
                ),
                "drop" => await _disposals.DropAsync($"{id:D}", CancellationToken.None),
                _ => DisposalRefusals.Outdated,
            };
            if (refusal is null)
            {
                return new SeeOther($"{Address}/{id:D}");
            }
            SecurityEvents.Refused(request.HttpContext, refusal.Code);
        }
        var found = (await _runs.FindAsync($"{id:D}", visit.Aborted))!.Run;
        var after = Guid.TryParseExact(request.Query["after"], "D", out var last) ? $"{last:D}" : null;
        var cases = await _runs.CasesAsync(found.Id, after, CasesOnPage, visit.Aborted);
        return await _site.ShowAsync<DisposalPage, DisposalModel>(
            visit,
            new DisposalModel(
                Shown(found),
                [.. cases.Select(Shown)],
                cases.Count == CasesOnPage ? $"{Address}/{id:D}?after={cases[^1].Id}" : null,
                after is null ? null : $"{Address}/{id:D}",
                AccessPolicy.Allows(session.Actor, AssociationAction.DisposeDocuments),
                found.PreviewedBy.PersonId == session.Actor.PersonId,
                refusal is null ? null : visit.Say(refusal.Text)
            ),
            refusal switch
            {
                null => StatusCodes.Status200OK,
                { Code: RefusalCode.OwnDisposalPreview } => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status409Conflict,
            }
        );
    }

    private static DisposalCase Shown(ListedCase listed) =>
        new(
            listed.Id,
            listed.CaseNumber,
            listed.Title,
            listed.Ended,
            [
                .. listed
                    .Things.GroupBy(thing => thing.Class)
                    .OrderBy(group => group.Key)
                    .Select(group => (group.Key, group.Count())),
            ],
            listed.Things.Sum(thing => thing.Length),
            listed.Result
        );

    private static ShownDisposal Shown(DisposalRun run) =>
        new(
            run.Id,
            run.Status,
            run.PreviewedBy.Name,
            run.StartedAt,
            run.ConfirmedBy?.Name,
            run.ConfirmedAt,
            run.EndedAt,
            run.Cases,
            run.CasesDone,
            run.CasesLeft,
            run.Held,
            run.ListHash,
            [.. run.Sums.Select(Shown)],
            [.. run.Disposed.Select(Shown)]
        );

    private static DisposalSum Shown(ClassSum sum) => new(sum.Class, sum.Years, sum.Things, sum.Bytes);
}
