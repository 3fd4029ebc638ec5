using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Pages.Administering;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>What the applicant asks to have changed while the agreement runs.</summary>
public sealed class AmendmentPages
{
    private readonly Site _site;
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public AmendmentPages(Site site, Api api) => (_site, _api) = (site, api);

    /// <summary>Amendments to ask for, and those that wait.</summary>
    [Function(nameof(WebAmendments))]
    public async Task<IResult> WebAmendments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/{id}/amendments")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (
            !(await _api.StandAsync(request, id, ApplicationAction.RequestAmendment)).Try(
                out var standing,
                out var problem
            )
        )
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var application = standing.Application;
        if (
            application is not { Agreement.InForceAt: not null, ProjectPeriod: not null }
            || application.Stage is not (ApplicationStage.Active or ApplicationStage.Settlement)
        )
        {
            return visit.IsPost ? await _site.NotFoundAsync(visit) : new SeeOther($"/applications/{application.Id}");
        }
        visit.Speak();
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, application, null);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var state = sent.State(sent.Act);
        var reader = new FieldReader(state, _site.Texts);
        var (command, fieldAt) = Command(sent.Act, reader, application);
        if (command is null)
        {
            return await _site.BadFormAsync(visit);
        }
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(visit, application, state.Refused(reader.Faults), 422);
        }
        return await _api.ChangeAsync(new ApiCall(request, client, id), standing, command) switch
        {
            ChangeResult.Changed => new SeeOther($"{request.Path}?done=amendment"),
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                application,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, fieldAt)),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private static (ApplicationCommand? Command, Func<string?, string?> FieldAt) Command(
        string act,
        FieldReader reader,
        Application application
    )
    {
        var (name, target) = StaffAct.Parse(act);
        if (
            name is AmendmentFields.Withdrawal
            && int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return (new ApplicationCommand.WithdrawAmendment(number), _ => null);
        }
        return AmendmentFields.Read(act, reader, application) is { } read
            ? (new ApplicationCommand.RequestAmendment(read.Request), ReportPages.At(read.Places))
            : (null, _ => null);
    }

    private Task<IResult> ShowAsync(Visit visit, Application application, FormState? refused, int status = 200) =>
        _site.ShowAsync<AmendmentsPage, AmendmentsModel>(
            visit,
            new AmendmentsModel(application, $"/applications/{application.Id}/amendments", refused, visit.DoneKey),
            status
        );
}
