using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Administering;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The secretariat's page of one case: its tabs, and the acts on it.</summary>
public sealed class StaffPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly MeetingDesk _meetings;
    private readonly ApplicationStore _store;
    private readonly CaseTabReading _tabs;
    private readonly Funds _funds;
    private readonly MailsAgain _mails;

    /// <summary>Made by the worker.</summary>
    public StaffPages(
        Site site,
        Api api,
        MeetingDesk meetings,
        ApplicationStore store,
        CaseTabReading tabs,
        Funds funds,
        MailsAgain mails
    ) => (_site, _api, _meetings, _store, _tabs, _funds, _mails) = (site, api, meetings, store, tabs, funds, mails);

    /// <summary>The case, and the acts on it.</summary>
    [Function(nameof(WebStaffCase))]
    public async Task<IResult> WebStaffCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/applications/{id}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (
            !(await _api.StandAsync(request, id, ApplicationAction.ViewAsOffice)).Try(out var standing, out var problem)
        )
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, standing, null);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        return await ActAsync(visit, client, standing, sent);
    }

    private async Task<IResult> ActAsync(Visit visit, DurableTaskClient client, Standing standing, SentForm sent)
    {
        var state = sent.State(sent.Act);
        var reader = new FieldReader(state, _site.Texts);
        if (sent.Act is StaffAct.Proposal && sent["add"] is "instalments")
        {
            return await ShowAsync(visit, standing, state, more: 1);
        }
        var available = CaseTabReading.NeedsFund(standing.Application)
            ? await _funds.AvailableAsync(standing.Application, visit.Aborted)
            : null;
        var act = StaffAct.Parse(sent.Act) is (StaffAct.MailAgainOf, var mail)
            ? await AgainAsync(visit, standing, mail)
            : new StaffCommands(reader, state, visit.Association, available).Of(sent.Act, standing.Application);
        if (act is null)
        {
            return await RefuseAsync([new FieldError(null, _site.Texts["Act.Unknown"])], StatusCodes.Status409Conflict);
        }
        if (!AccessPolicy.Allows(standing.Actor, act.Action, standing.Application))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (reader.Faults.Count > 0 || act.Command is null)
        {
            return await RefuseAsync(reader.Faults, 422);
        }
        var command = act.Command;
        if (
            command is ApplicationCommand.ConfirmComplete complete
            && MeetingId.TryParse(sent["meeting"], CultureInfo.InvariantCulture, out var meeting)
        )
        {
            if (!(await _meetings.PreparatoryAsync(meeting, visit.Aborted)).Try(out var prepared, out var problem))
            {
                return await RefuseAsync([new FieldError("meeting", visit.Say(problem.Detail))], 422);
            }
            command = complete with { Meeting = prepared };
        }
        var call = new ApiCall(visit.Request, client, standing.Application.Id.ToString());
        return await _api.ChangeAsync(call, standing, command) switch
        {
            ChangeResult.Changed => new SeeOther(Done(standing.Application.Id, TabOf(visit), sent.Act)),
            ChangeResult.Refused refused => await RefuseAsync(
                PageRefusals.Of(refused.Refusal, visit, act.FieldAt),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };

        async Task<IResult> RefuseAsync(IReadOnlyList<FieldError> faults, int status)
        {
            // The case may have moved on under the form: what is shown is how it stands now.
            var now = await _store.LoadAsync(standing.Application.Id, visit.Aborted);
            var fresh = now is null ? standing : standing with { Application = now.State, ETag = now.ETag };
            return await ShowAsync(visit, fresh, state.Refused(faults), status);
        }
    }

    // Whoever may not do it is told nothing of which mails there are.
    private async Task<StaffRequest?> AgainAsync(Visit visit, Standing standing, string mail) =>
        !AccessPolicy.Allows(standing.Actor, ApplicationAction.HandleMails, standing.Application)
            ? new(ApplicationAction.HandleMails, null, _ => null)
        : (await _mails.CommandAsync(standing.Application, mail, visit.Aborted)).Try(out var command, out _)
            ? new(ApplicationAction.HandleMails, command, _ => null)
        : null;

    private async Task<IResult> ShowAsync(
        Visit visit,
        Standing standing,
        FormState? refused,
        int status = 200,
        int more = 0
    )
    {
        var application = standing.Application;
        var model = new StaffCaseModel(
            application with
            {
                Documents = [.. standing.Documents],
            },
            TabOf(visit),
            Enum.GetValues<ApplicationAction>()
                .Where(action => AccessPolicy.Allows(standing.Actor, action, application))
                .ToHashSet(),
            standing.Actor.PersonId,
            refused,
            visit.DoneKey,
            SwedishTime.DayOf(_meetings.Now),
            Rows(refused, application) + more
        );
        return (await _tabs.ReadAsync(visit, model)).Try(out var read, out var problem)
            ? await _site.ShowAsync<StaffCasePage, StaffCaseModel>(visit, read, status)
            : await _site.ProblemAsync(visit, problem);
    }

    private static CaseTab TabOf(Visit visit) => CaseTabs.Of(visit.Request.Query["tab"]);

    private static string Done(ApplicationId id, CaseTab tab, string act)
    {
        var href = tab.Href(id);
        var done = act is StaffAct.Note ? "note" : "act";
        return $"{href}{(href.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}";
    }

    private static int Rows(FormState? typed, Application application) =>
        Math.Clamp(
            Math.Max(
                application.Proposal?.Instalments.Count ?? 0,
                Enumerable
                    .Range(0, CaseTabReading.MostInstalments)
                    .LastOrDefault(row => typed?.Value($"instalments.{row}.amount") is not null) + 1
            ),
            4,
            CaseTabReading.MostInstalments
        );
}
