using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The applicant's reports, and the files of an application.</summary>
public sealed class ReportPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly AttachmentStore _attachments;

    /// <summary>Made by the worker.</summary>
    public ReportPages(Site site, Api api, AttachmentStore attachments) =>
        (_site, _api, _attachments) = (site, api, attachments);

    /// <summary>A report to write.</summary>
    [Function(nameof(WebReport))]
    public async Task<IResult> WebReport(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = "applications/{id}/reports/{reportId}"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string reportId
    )
    {
        var visit = await _site.VisitAsync(request);
        if (
            !(await _api.StandAsync(request, id, ApplicationAction.SubmitReport)).Try(out var standing, out var problem)
        )
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var application = standing.Application;
        if (application.Reports.FirstOrDefault(candidate => candidate.Id == reportId) is not { } report)
        {
            return await _site.NotFoundAsync(visit);
        }
        if (!report.IsAwaited && !visit.IsPost)
        {
            return new SeeOther($"/applications/{application.Id}");
        }
        visit.Speak();
        var form = application.SubmittedForm ?? application.Form;
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, application, report, ReportFields.Start(application, report));
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var state = ReportFields.Asked(sent.State(ReportFields.Act), report);
        var reader = new FieldReader(state, _site.Texts);
        var (content, places) = ReportFields.Read(reader, form);
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(visit, application, report, state.Refused(reader.Faults), 422);
        }
        var isDraft = sent["save"] is "draft";
        var result = await _api.ChangeAsync(
            new ApiCall(request, client, id),
            standing,
            isDraft
                ? new ApplicationCommand.SaveReportDraft(reportId, content, Revision(sent))
                : new ApplicationCommand.SubmitReport(reportId, content)
        );
        return result switch
        {
            ChangeResult.Changed when isDraft => new SeeOther($"{request.Path}?done=reportDraft"),
            ChangeResult.Changed => new SeeOther($"/applications/{application.Id}?done=report"),
            ChangeResult.Refused { Refusal.Code: RefusalCode.ReportDraftChanged } stale => await ShowAsync(
                visit,
                application,
                report,
                state.Refused(PageRefusals.Of(stale.Refusal, visit, At(places))),
                StatusCodes.Status409Conflict,
                report.Draft
            ),
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                application,
                report,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, At(places))),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    /// <summary>The draft that the typed report builds on; none given: whatever is there.</summary>
    internal static long? Revision(SentForm sent) =>
        long.TryParse(sent["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    /// <summary>A file of the application, as a download.</summary>
    [Function(nameof(WebAttachment))]
    public async Task<IResult> WebAttachment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "applications/{id}/attachments/{attachmentId}")]
            HttpRequest request,
        string id,
        string attachmentId
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.View)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        return await DownloadAsync(_site, _attachments, visit, standing.Application, standing.Documents, attachmentId);
    }

    internal static async Task<IResult> DownloadAsync(
        Site site,
        AttachmentStore attachments,
        Visit visit,
        Application application,
        IEnumerable<Document> documents,
        string attachmentId
    )
    {
        var document = documents.FirstOrDefault(candidate =>
            string.Equals(candidate.Id, attachmentId, StringComparison.Ordinal)
        );
        if (document is null)
        {
            return await site.NotFoundAsync(visit);
        }
        if (application.DisposalOf(DisposedKind.Attachment, document.Id) is { } disposal)
        {
            return await site.ProblemAsync(visit, KnownProblems.DocumentDisposed(disposal));
        }
        if (!document.IsOpen)
        {
            return await site.ProblemAsync(visit, KnownProblems.FileNotChecked);
        }
        return await attachments.OpenReadAsync(application.Id, document.Id, visit.Aborted) is { } content
            ? FileAnswer.Of(visit.Request, content, document)
            : await site.NotFoundAsync(visit);
    }

    /// <summary>The field at a place of the domain's: the place itself, or the nearest one around it.</summary>
    internal static Func<string?, string?> At(IReadOnlyDictionary<string, string> places) =>
        place =>
        {
            for (var part = place ?? ""; part.Length > 0; part = part[..part.LastIndexOf('/')])
            {
                if (places.TryGetValue(part, out var field))
                {
                    return field;
                }
            }
            return null;
        };

    private Task<IResult> ShowAsync(
        Visit visit,
        Application application,
        Report report,
        FormState state,
        int status = 200,
        ReportDraft? theirs = null
    ) =>
        _site.ShowAsync<ReportPage, ReportModel>(
            visit,
            new ReportModel(
                application,
                report,
                $"/applications/{application.Id}/reports/{report.Id}",
                $"/applications/{application.Id}",
                state,
                theirs,
                visit.DoneKey
            ),
            status
        );
}
