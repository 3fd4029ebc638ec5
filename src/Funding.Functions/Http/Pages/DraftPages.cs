using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Applying;
using Funding.Pages.Following;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The applicant's pages of one application: writing, sending in, following.</summary>
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
            : await _site.ShowAsync<DraftPage, DraftModel>(
                visit,
                _editing.Blank(visit, new(Guid.CreateVersion7(_time.GetUtcNow())))
            );
    }

    /// <summary>One application: the form while it can be edited, the case when it has been sent in.</summary>
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
        if (
            !Site.Applies(standing.Actor)
            || !AccessPolicy.Allows(standing.Actor, ApplicationAction.Edit, standing.Application)
        )
        {
            // Somebody of the office who has followed an applicant's address: their own page of the case.
            return Site.Administers(standing.Actor) && !visit.IsPost
                ? new SeeOther($"/staff/applications/{standing.Application.Id}")
                : await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (IsEditable(standing.Application))
        {
            if (visit.IsPost && await IsWithdrawalAsync(request))
            {
                return await WithdrawAsync(visit, client, standing);
            }
            return visit.IsPost
                ? await _editing.SaveAsync(visit, client, standing)
                : await _site.ShowAsync<DraftPage, DraftModel>(
                    visit,
                    _editing.Model(visit, standing.Application, standing.ETag)
                );
        }
        return visit.IsPost ? await WithdrawAsync(visit, client, standing) : await _cases.ShowAsync(visit, standing);
    }

    /// <summary>The last look, and sending in.</summary>
    [Function(nameof(WebSubmission))]
    public async Task<IResult> WebSubmission(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/{id}/submission")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!IsEditable(standing.Application) || visit.Association is null)
        {
            return new SeeOther($"/applications/{standing.Application.Id}");
        }
        visit.Speak();
        var isSupplement = standing.Application.Stage is ApplicationStage.SupplementRequested;
        ApplicationCommand command = isSupplement
            ? new ApplicationCommand.AnswerSupplement()
            : new ApplicationCommand.SubmitApplication(visit.Association.Snapshot());
        var action = isSupplement ? ApplicationAction.AnswerSupplement : ApplicationAction.Submit;
        var maySubmit = AccessPolicy.Allows(standing.Actor, action, standing.Application);
        if (!visit.IsPost)
        {
            return await ShowSubmissionAsync(visit, standing, maySubmit, Beforehand(visit, standing, command));
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (sent.Act is "sign-off")
        {
            return await AskForSignOffAsync(visit, client, standing, maySubmit);
        }
        if (!maySubmit)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (sent.Act is "decline")
        {
            return await DeclineAsync(visit, client, standing, sent);
        }
        // What is sent in is what was looked at, not what a colleague has saved in between.
        var options = new ChangeOptions(IfMatch: new Azure.ETag(sent["etag"] ?? ""));
        var result = await _api.ChangeAsync(new ApiCall(request, client, id), standing, command, options);
        return result switch
        {
            ChangeResult.Changed => new SeeOther(
                $"/applications/{standing.Application.Id}?done={(isSupplement ? "supplement" : "submission")}"
            ),
            ChangeResult.Refused refused => await ShowSubmissionAsync(
                visit,
                standing,
                maySubmit,
                Faults(visit, standing, refused.Refusal),
                422
            ),
            ChangeResult.Stale => await ShowSubmissionAsync(
                visit,
                standing,
                maySubmit,
                [new FieldError(null, _site.Texts["Submit.Stale"])],
                StatusCodes.Status409Conflict
            ),
            _ => await _site.NotFoundAsync(visit),
        };
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

    private async Task<IResult> AskForSignOffAsync(
        Visit visit,
        DurableTaskClient client,
        Standing standing,
        bool maySubmit
    )
    {
        var result = await _api.ChangeAsync(
            new ApiCall(visit.Request, client, standing.Application.Id.ToString()),
            standing,
            new ApplicationCommand.AskForSignOff(
                visit.Association!.Reference(standing.Actor.PersonId),
                visit.Association.Snapshot()
            )
        );
        return result switch
        {
            ChangeResult.Changed => new SeeOther($"/applications/{standing.Application.Id}/submission?done=asked"),
            ChangeResult.Refused refused => await ShowSubmissionAsync(
                visit,
                standing,
                maySubmit,
                Faults(visit, standing, refused.Refusal),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private async Task<IResult> DeclineAsync(Visit visit, DurableTaskClient client, Standing standing, SentForm sent)
    {
        var state = sent.State("decline");
        var result = await _api.ChangeAsync(
            new ApiCall(visit.Request, client, standing.Application.Id.ToString()),
            standing,
            new ApplicationCommand.DeclineSignOff(
                standing.Application.SignOff?.Round ?? 0,
                new FieldReader(state, _site.Texts).Text("comment")
            )
        );
        return result switch
        {
            ChangeResult.Changed => new SeeOther($"/applications/{standing.Application.Id}?done=declined"),
            ChangeResult.Refused refused => await _site.ShowAsync<SubmitPage, SubmitModel>(
                visit,
                new SubmitModel(
                    standing.Application,
                    standing.ETag.ToString(),
                    true,
                    state.Refused(PageRefusals.Of(refused.Refusal, visit, PageRefusals.ByName("comment")))
                ),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
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
            ? _site.ShowAsync<DraftPage, DraftModel>(
                visit,
                _editing.Model(visit, standing.Application, standing.ETag) with
                {
                    Withdraw = refused,
                },
                422
            )
            : _cases.ShowAsync(visit, standing, CaseTab.Overview, refused);

    // The draft's own form has room for a file and is of another type.
    private static async Task<bool> IsWithdrawalAsync(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && await SentForm.ReadAsync(request) is { Act: "withdraw" };

    private Task<IResult> ShowSubmissionAsync(
        Visit visit,
        Standing standing,
        bool maySubmit,
        IReadOnlyList<FieldError> faults,
        int status = 200
    ) =>
        _site.ShowAsync<SubmitPage, SubmitModel>(
            visit,
            new SubmitModel(
                standing.Application,
                standing.ETag.ToString(),
                maySubmit,
                FormState.Empty("submission").Refused(faults),
                visit.DoneKey
            ),
            status
        );

    // The domain is asked before anybody signs: what is missing is told to whoever writes, not only to the signatory.
    private IReadOnlyList<FieldError> Beforehand(Visit visit, Standing standing, ApplicationCommand command)
    {
        var signatory = standing.Actor with
        {
            Roles = new HashSet<Role> { Role.AuthorisedSignatory, Role.ApplicantEditor },
            Organisation = standing.Application.Owner,
        };
        return
            ApplicationDecider.Decide(standing.Application, command, signatory, _time.GetUtcNow())
                is Decision.Refused { Refusal: { Problems.Count: > 0 } refusal }
            ? Faults(visit, standing, refusal)
            : [];
    }

    private IReadOnlyList<FieldError> Faults(Visit visit, Standing standing, Refusal refusal)
    {
        var places = _editing.PlacesOf(standing.Application);
        return places.InOrder(PageRefusals.Of(refusal, visit, places.FieldAt));
    }
}
