using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Reports of signed-in applicants, and what the secretariat makes of them.</summary>
public sealed class ReportsApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public ReportsApi(Api api) => _api = api;

    /// <summary>Hands in a report.</summary>
    [Function(nameof(SubmitReport))]
    public Task<IResult> SubmitReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reports/{reportId}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string reportId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.SubmitReport,
            ApiJson.Default.ReportContent,
            content => new ApplicationCommand.SubmitReport(reportId, content)
        );

    /// <summary>Saves a report that is being written.</summary>
    [Function(nameof(SaveReportDraft))]
    public Task<IResult> SaveReportDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/reports/{reportId}/draft")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string reportId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.SubmitReport,
            ApiJson.Default.ReportContent,
            content => new ApplicationCommand.SaveReportDraft(reportId, content)
        );

    /// <summary>Accepts a report; the final one starts the settlement.</summary>
    [Function(nameof(AcceptReport))]
    public Task<IResult> AcceptReport(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "api/applications/{id}/reports/{reportId}/acceptance"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string reportId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AssessReport,
            new ApplicationCommand.AcceptReport(reportId)
        );

    /// <summary>Sends a report back with questions.</summary>
    [Function(nameof(ReturnReport))]
    public Task<IResult> ReturnReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/reports/{reportId}/return")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string reportId
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AssessReport,
            ApiJson.Default.ReturnBody,
            body => body.For(reportId)
        );
}
