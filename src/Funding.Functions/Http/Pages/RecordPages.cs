using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;
using Funding.Pages.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The register of a case's documents, and the generated documents to read and print.</summary>
public sealed class RecordPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly LinkDoor _door;
    private readonly ApplicationStore _store;
    private readonly CaseRecords _records;
    private readonly PageTokens _tokens;

    /// <summary>Made by the worker.</summary>
    public RecordPages(
        Site site,
        Api api,
        LinkDoor door,
        ApplicationStore store,
        CaseRecords records,
        PageTokens tokens
    ) => (_site, _api, _door, _store, _records, _tokens) = (site, api, door, store, records, tokens);

    /// <summary>The register, a page at a time.</summary>
    [Function(nameof(WebRegister))]
    public async Task<IResult> WebRegister(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{id}/register")]
            HttpRequest request,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.View)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var (application, list) = (standing.Application, $"register|{standing.Application.Id}");
        if (!_tokens.Read(request, list).Try(out var page, out problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var found = await _records.ListAsync(application, page.Continuation, page.Size, visit.Aborted);
        var (next, href) = (_tokens.Next(found.Continuation, list), $"/applications/{application.Id}/register");
        return await _site.ShowAsync<RegisterPage, RegisterModel>(
            visit,
            new RegisterModel(
                application,
                found.Items,
                SeenRecords
                    .Of(application, standing.Reader)
                    .Select(record => record.Id)
                    .ToHashSet(StringComparer.Ordinal),
                standing.Documents.Select(document => document.Id).ToHashSet(StringComparer.Ordinal),
                standing.Reader is Reader.Staff
                    ? $"/staff/applications/{application.Id}"
                    : $"/applications/{application.Id}",
                next is null ? null : $"{href}?continuation={Uri.EscapeDataString(next)}",
                page.Continuation is null ? null : href
            )
        );
    }

    /// <summary>A generated document, for somebody signed in.</summary>
    [Function(nameof(WebRecord))]
    public async Task<IResult> WebRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{id}/records/{recordId}")]
            HttpRequest request,
        string id,
        string recordId
    )
    {
        var visit = await _site.VisitAsync(request);
        return (await _api.StandAsync(request, id, ApplicationAction.View)).Try(out var standing, out var problem)
            ? await ShowAsync(visit, standing.Application, standing.Reader, recordId)
            : await _site.ProblemAsync(visit, problem);
    }

    /// <summary>A generated document, for whoever holds a personal link to the application.</summary>
    [Function(nameof(WebLinkRecord))]
    public async Task<IResult> WebLinkRecord(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "link/{applicationId}/{token}/records/{recordId}"
        )]
            HttpRequest request,
        string applicationId,
        string token,
        string recordId
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var rest = $"/records/{Uri.EscapeDataString(recordId)}";
        var entry = await _door.EnterAsync(visit, LinkPages.Of(applicationId), token, rest);
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        return
            entry is LinkEntry.Entered { Answer: LinkAnswer.Good { Link: var link } }
            && await _store.LoadAsync(link.ApplicationId, visit.Aborted) is { State: var application }
            ? await ShowAsync(visit, application, Readers.Of(link.Purpose), recordId)
            : await _site.NotFoundAsync(visit);
    }

    private async Task<IResult> ShowAsync(Visit visit, Application application, Reader reader, string recordId) =>
        SeenRecords.Find(application, reader, recordId) is { } gone
        && application.DisposalOf(DisposedKind.Record, gone.Id) is { } disposal
            ? await _site.ProblemAsync(visit, KnownProblems.DocumentDisposed(disposal))
            : await ReadAsync(visit, application, reader, recordId);

    private async Task<IResult> ReadAsync(Visit visit, Application application, Reader reader, string recordId) =>
        await _records.ReadAsync(application, SeenRecords.Find(application, reader, recordId), visit.Aborted) switch
        {
            RecordReading.Whole whole => new RecordAnswer(whole.Bytes, recordId),
            RecordReading.Altered => await _site.ProblemAsync(visit, KnownProblems.RecordAltered),
            _ => await _site.NotFoundAsync(visit),
        };
}
