using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The applicant's request for an instalment, with the extract of the ledger.</summary>
public sealed class RequestPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly AttachmentStore _attachments;

    /// <summary>Made by the worker.</summary>
    public RequestPages(Site site, Api api, AttachmentStore attachments) =>
        (_site, _api, _attachments) = (site, api, attachments);

    /// <summary>A request to write and send.</summary>
    [Function(nameof(WebDisbursementRequest))]
    public async Task<IResult> WebDisbursementRequest(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = "applications/{id}/disbursement-requests/new"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (
            !(await _api.StandAsync(request, id, ApplicationAction.RequestDisbursement)).Try(
                out var standing,
                out var problem
            )
        )
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        return visit.IsPost
            ? await SendAsync(visit, client, standing)
            : await ShowAsync(visit, standing.Application, FormState.Empty("request"));
    }

    private async Task<IResult> SendAsync(Visit visit, DurableTaskClient client, Standing standing)
    {
        var application = standing.Application;
        var call = new ApiCall(visit.Request, client, application.Id.ToString());
        var posted = await SentFormWithFile.ReadAsync(_site, _attachments, visit, application);
        if (posted.Form is not { } sent)
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        var state = sent.State("request");
        var faults = new List<FieldError>();
        var documentId = sent["document"] ?? "";
        switch (posted.Upload)
        {
            case AttachmentUpload.Refused no:
                faults.Add(new FieldError("file", visit.Say(no.Refusal.Text)));
                break;
            case AttachmentUpload.Stored { Document: var document }:
                // The file stands for itself: it is kept even when something else has to be corrected first.
                switch (await _api.ChangeAsync(call, standing, new ApplicationCommand.AttachDocument(document)))
                {
                    case ChangeResult.Changed changed:
                        (application, documentId) = (changed.State, document.Id);
                        break;
                    case ChangeResult.Refused refused:
                        await posted.DiscardAsync(_attachments, application.Id);
                        faults.Add(new FieldError("file", visit.Say(refused.Refusal.Text)));
                        break;
                    default:
                        await posted.DiscardAsync(_attachments, application.Id);
                        return await _site.NotFoundAsync(visit);
                }
                break;
        }
        state = With(state, documentId);
        var reader = new FieldReader(state, _site.Texts);
        var (command, places) = Read(reader, documentId);
        faults.AddRange(reader.Faults);
        if (faults.Count > 0)
        {
            return await ShowAsync(visit, application, state.Refused(faults), 422);
        }
        return await _api.ChangeAsync(call, standing, command) switch
        {
            ChangeResult.Changed => new SeeOther($"/applications/{application.Id}?done=request"),
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                application,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, ReportPages.At(places))),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private static (ApplicationCommand Command, IReadOnlyDictionary<string, string> Places) Read(
        FieldReader reader,
        string documentId
    )
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/amount"] = "amount",
            ["/comment"] = "comment",
            ["/documentId"] = "file",
            ["/costs"] = ReportFields.Cost(CostType.Personnel),
        };
        var costs = new List<ReportedCost>();
        foreach (var type in Enum.GetValues<CostType>())
        {
            if (reader.Amount(ReportFields.Cost(type)) is { } cost)
            {
                places[$"/costs/{costs.Count}"] = ReportFields.Cost(type);
                costs.Add(new ReportedCost(type, cost));
            }
        }
        if (reader.Count("instalment") is not { } instalment)
        {
            reader.Missing("instalment", "Request.NeedInstalment");
            instalment = 0;
        }
        if (reader.Amount("amount") is not { } amount)
        {
            reader.Missing("amount", "Act.NeedAmount");
            amount = Money.Zero;
        }
        return (
            new ApplicationCommand.RequestDisbursement(instalment, amount, costs, documentId, reader.Text("comment")),
            places
        );
    }

    // The file that was attached just now is the one that is chosen when the page is shown again.
    private static FormState With(FormState state, string documentId) =>
        FormState.Of(
            state.Act,
            state
                .Names.Where(name => name is not "document")
                .Select(name => new KeyValuePair<string, string?>(name, state.Value(name)))
                .Append(new("document", documentId))
        );

    private Task<IResult> ShowAsync(Visit visit, Application application, FormState state, int status = 200) =>
        _site.ShowAsync<RequestPage, RequestModel>(
            visit,
            new RequestModel(
                application,
                $"/applications/{application.Id}/disbursement-requests/new",
                string.Join(',', FileKind.Allowed.Select(kind => kind.Extension)),
                state
            ),
            status
        );
}
