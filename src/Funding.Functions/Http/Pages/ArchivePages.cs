using Funding.Core;
using Funding.Functions.Archiving;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>Takes a whole case out as one archive. It is sent for, not fetched: that it was done is written down in the trail first.</summary>
public sealed class ArchivePages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly ArchiveSources _sources;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public ArchivePages(Site site, Api api, ArchiveSources sources, TimeProvider time) =>
        (_site, _api, _sources, _time) = (site, api, sources, time);

    /// <summary>The archive.</summary>
    [Function(nameof(WebArchive))]
    public async Task<IResult> WebArchive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/applications/{id}/archive")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.ExportCase)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var call = new ApiCall(request, client, id);
        return
            await _api.ChangeAsync(call, standing, new ApplicationCommand.RecordExport(Guid.NewGuid().ToString("N")))
                is ChangeResult.Changed changed
            ? new CaseArchive(_sources, changed.State, standing.Actor, _time.GetUtcNow())
            : await _site.NotFoundAsync(visit);
    }
}
