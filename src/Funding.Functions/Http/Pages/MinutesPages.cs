using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Storage.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The approved minutes of a meeting, as the document that was stored.</summary>
public sealed class MinutesPages
{
    private readonly Site _site;
    private readonly MeetingDesk _desk;
    private readonly CaseRecords _records;

    /// <summary>Made by the worker.</summary>
    public MinutesPages(Site site, MeetingDesk desk, CaseRecords records) =>
        (_site, _desk, _records) = (site, desk, records);

    /// <summary>The document, for whoever may see the meeting.</summary>
    [Function(nameof(WebMinutes))]
    public async Task<IResult> WebMinutes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/meetings/{id}/minutes")]
            HttpRequest request,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _desk.StandAsync(request, id, MeetingAction.View)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        return await _records.ReadAsync(standing.Meeting, visit.Aborted) switch
        {
            RecordReading.Whole whole => new RecordAnswer(whole.Bytes, "protokoll"),
            RecordReading.Altered => await _site.ProblemAsync(visit, KnownProblems.RecordAltered),
            _ => await _site.NotFoundAsync(visit),
        };
    }
}
