using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>The register of a case's documents, and the documents that the system has drawn up.</summary>
public sealed class RegisterApi
{
    private readonly Api _api;
    private readonly CaseRecords _records;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public RegisterApi(Api api, CaseRecords records, PageTokens pages) =>
        (_api, _records, _pages) = (api, records, pages);

    /// <summary>A page of the register, in the order of the handling numbers.</summary>
    [Function(nameof(ListRegister))]
    public Task<IResult> ListRegister(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/register")]
            HttpRequest request,
        string id
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            async standing =>
            {
                var name = $"register|{standing.Application.Id}";
                if (!_pages.Read(request, name).Try(out var page, out var problem))
                {
                    return Answers.Of(problem);
                }
                var found = await _records.ListAsync(
                    standing.Application,
                    page.Continuation,
                    page.Size,
                    request.HttpContext.RequestAborted
                );
                return JsonAnswer.Of(
                    new PageResource<RegisterRow>(
                        [.. found.Items.Select(entry => RegisterRow.Of(entry, standing.Application))],
                        _pages.Next(found.Continuation, name)
                    ),
                    ApiJson.Default.PageResourceRegisterRow
                );
            }
        );

    /// <summary>A generated document, byte for byte as it was stored.</summary>
    [Function(nameof(ShowRecord))]
    public Task<IResult> ShowRecord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/records/{recordId}")]
            HttpRequest request,
        string id,
        string recordId
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.View,
            async standing =>
            {
                var record = SeenRecords.Find(standing.Application, standing.Reader, recordId);
                if (record is not null && standing.Application.DisposalOf(DisposedKind.Record, record.Id) is { } gone)
                {
                    return Answers.Of(KnownProblems.DocumentDisposed(gone));
                }
                return await _records.ReadAsync(standing.Application, record, request.HttpContext.RequestAborted) switch
                {
                    RecordReading.Whole whole => new RecordAnswer(whole.Bytes, recordId),
                    RecordReading.Altered => Answers.Of(KnownProblems.RecordAltered),
                    _ => Answers.Of(KnownProblems.NotFound),
                };
            }
        );
}
