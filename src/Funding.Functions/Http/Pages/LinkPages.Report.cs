using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <content>Handing in a report, or keeping a draft of it.</content>
public sealed partial class LinkPages
{
    private async Task<IResult> ReportAsync(Errand errand)
    {
        var application = errand.Application;
        var report = application.Reports.FirstOrDefault(candidate => candidate.Id == errand.Link.Target);
        if (report is not { IsAwaited: true } || report.Attempt != errand.Link.Round)
        {
            return await VoidAsync(errand);
        }
        var form = application.SubmittedForm ?? application.Form;
        if (errand.Sent is null)
        {
            return await ShowAsync(ReportFields.Start(application, report));
        }
        var state = ReportFields.Asked(errand.Sent.State(ReportFields.Act), report);
        var reader = new FieldReader(state, _site.Texts);
        var (content, places) = ReportFields.Read(reader, form);
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(state.Refused(reader.Faults), 422);
        }
        if (errand.Sent["save"] is "draft")
        {
            // The link stays good: it is used up by handing the report in.
            var saved = await _store.ChangeAsync(
                errand.Client!,
                errand.Link.ApplicationId,
                new ApplicationCommand.SaveReportDraft(report.Id, content, ReportPages.Revision(errand.Sent)),
                errand.Link.ActorFor(application),
                null,
                CancellationToken.None
            );
            return saved switch
            {
                ChangeResult.Changed => new SeeOther($"{errand.Action}?done=reportDraft"),
                ChangeResult.Refused no => await ShowAsync(
                    state.Refused(PageRefusals.Of(no.Refusal, errand.Visit, ReportPages.At(places))),
                    no.Refusal.Code == RefusalCode.ReportDraftChanged ? 409 : 422,
                    no.Refusal.Code == RefusalCode.ReportDraftChanged ? report.Draft : null
                ),
                _ => await VoidAsync(errand),
            };
        }
        var result = await ActAsync(errand, new ApplicationCommand.SubmitReport(report.Id, content));
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, ReportPages.At(places));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, result, "Report", []);

        Task<IResult> ShowAsync(FormState shown, int status = 200, ReportDraft? theirs = null) =>
            _site.ShowAsync<ReportPage, ReportModel>(
                errand.Visit,
                new ReportModel(
                    Seen(application, errand.Link),
                    report,
                    errand.Action,
                    null,
                    shown,
                    theirs,
                    errand.Visit.DoneKey
                ),
                status
            );
    }
}
