using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Pages.Applying;
using Funding.Pages.Following;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The applicant's pages of one application: beginning it, its sections while it is written, the case after that.</summary>
public sealed class DraftPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly DraftEditing _editing;
    private readonly CaseShowing _cases;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public DraftPages(Site site, Api api, DraftEditing editing, CaseShowing cases, TimeProvider time) =>
        (_site, _api, _editing, _cases, _time) = (site, api, editing, cases, time);

    internal static bool IsEditable(Application application) =>
        application.Stage is ApplicationStage.Draft or ApplicationStage.SupplementRequested;

    /// <summary>A new application.</summary>
    [Function(nameof(WebNewApplication))]
    public async Task<IResult> WebNewApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/new")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        if (visit.Session is not { } session)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotSignedIn);
        }
        if (!AccessPolicy.Allows(session.Actor, ApplicationAction.Create, null) || visit.Association is null)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        return visit.IsPost
            ? await _editing.CreateAsync(visit, client)
            : await _site.ShowAsync<NewApplicationPage, NewApplicationModel>(
                visit,
                new NewApplicationModel(
                    FormState.Of(
                        "new",
                        [new("id", new ApplicationId(Guid.CreateVersion7(_time.GetUtcNow())).ToString())]
                    ),
                    visit.Association.Snapshot().Rules,
                    DraftAttachments.Limits(visit.Association.Snapshot().Rules)
                )
            );
    }

    /// <summary>One application: its sections while it is written, the case when it has been sent in.</summary>
    [Function(nameof(WebApplication))]
    public async Task<IResult> WebApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/{id:guid}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.View)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!AccessPolicy.Allows(standing.Actor, ApplicationAction.Edit, standing.Application))
        {
            // Somebody of the office who has followed an applicant's address: their own page of the case.
            return standing.Reader is Reader.Staff && !visit.IsPost
                ? new SeeOther($"/staff/applications/{standing.Application.Id}")
                : await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (IsEditable(standing.Application))
        {
            if (!visit.IsPost)
            {
                return await _site.ShowAsync<TaskListPage, TaskListModel>(
                    visit,
                    _editing.Overview(visit, standing.Application)
                );
            }
            if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
            {
                return await _site.BadFormAsync(visit);
            }
            return sent.Act switch
            {
                "withdraw" => await WithdrawAsync(visit, client, standing),
                "restore" => await _editing.RestoreAsync(visit, client, standing, sent),
                _ => await _site.BadFormAsync(visit),
            };
        }
        return visit.IsPost ? await WithdrawAsync(visit, client, standing) : await _cases.ShowAsync(visit, standing);
    }

    /// <summary>A new draft of what an earlier application says.</summary>
    [Function(nameof(WebCopyApplication))]
    public async Task<IResult> WebCopyApplication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{id:guid}/copy")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.Create)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (visit.Association is null)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var copy = new ApplicationId(Guid.CreateVersion7(_time.GetUtcNow()));
        var result = await _api.ChangeAsync(
            new ApiCall(request, client, copy.ToString()),
            standing with
            {
                Application = standing.Application with { Id = copy },
            },
            FormApi.Copy(copy, standing.Application, visit.Association.Snapshot(), _time)
        );
        return result is ChangeResult.Changed
            ? new SeeOther($"/applications/{copy}?done=copied")
            : await _site.NotFoundAsync(visit);
    }

    private async Task<IResult> WithdrawAsync(Visit visit, DurableTaskClient client, Standing standing)
    {
        if (await SentForm.ReadAsync(visit.Request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        var state = sent.State("withdraw");
        if (sent.Act is not "withdraw")
        {
            // The form of a draft that somebody has sent in meanwhile: say so, rather than losing it without a word.
            var late = FormState.Empty("withdraw").Refused([new FieldError(null, _site.Texts["Draft.AlreadySent"])]);
            return await _cases.ShowAsync(
                visit,
                standing,
                CaseTab.Overview,
                late,
                status: StatusCodes.Status409Conflict
            );
        }
        if (!AccessPolicy.Allows(standing.Actor, ApplicationAction.Withdraw, standing.Application))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        var reason = new FieldReader(state, _site.Texts).Text("reason");
        var result = await _api.ChangeAsync(
            new ApiCall(visit.Request, client, standing.Application.Id.ToString()),
            standing,
            new ApplicationCommand.Withdraw(reason)
        );
        return result switch
        {
            ChangeResult.Changed => new SeeOther($"/applications/{standing.Application.Id}?done=withdraw"),
            ChangeResult.Refused refused => await ShowWithdrawalAsync(
                visit,
                standing,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, PageRefusals.ByName("reason")))
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private Task<IResult> ShowWithdrawalAsync(Visit visit, Standing standing, FormState refused) =>
        IsEditable(standing.Application)
            ? _site.ShowAsync<TaskListPage, TaskListModel>(
                visit,
                _editing.Overview(visit, standing.Application) with
                {
                    Withdraw = refused,
                },
                422
            )
            : _cases.ShowAsync(visit, standing, CaseTab.Overview, refused);
}
