using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The applicant's pages of sending in: the last look, the signature, the receipt.</summary>
public sealed class SubmissionPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly DraftEditing _editing;

    /// <summary>Made by the worker.</summary>
    public SubmissionPages(Site site, Api api, DraftEditing editing) => (_site, _api, _editing) = (site, api, editing);

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
        if (!DraftPages.IsEditable(standing.Application) || visit.Association is null)
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
            return await ShowAsync(visit, standing, maySubmit, []);
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
            ChangeResult.Changed => new SeeOther($"/applications/{standing.Application.Id}/receipt"),
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                standing,
                maySubmit,
                Faults(visit, standing, refused.Refusal),
                StatusCodes.Status422UnprocessableEntity
            ),
            ChangeResult.Stale => await ShowAsync(
                visit,
                standing,
                maySubmit,
                [new FieldError(null, _site.Texts["Submit.Stale"])],
                StatusCodes.Status409Conflict
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    /// <summary>What was sent in, and what happens next.</summary>
    [Function(nameof(WebReceipt))]
    public async Task<IResult> WebReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{id:guid}/receipt")]
            HttpRequest request,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        // Once somebody has gone on with the case, its own page tells more.
        return standing.Application.Stage is ApplicationStage.Submitted
            ? await _site.ShowAsync<SentPage, SentModel>(
                visit,
                new SentModel(standing.Application, standing.Application.Supplement?.AnsweredAt is not null)
            )
            : new SeeOther($"/applications/{standing.Application.Id}");
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
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                standing,
                maySubmit,
                Faults(visit, standing, refused.Refusal),
                StatusCodes.Status422UnprocessableEntity
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
                Model(visit, standing, maySubmit: true) with
                {
                    State = state.Refused(PageRefusals.Of(refused.Refusal, visit, PageRefusals.ByName("comment"))),
                },
                StatusCodes.Status422UnprocessableEntity
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private Task<IResult> ShowAsync(
        Visit visit,
        Standing standing,
        bool maySubmit,
        IReadOnlyList<FieldError> faults,
        int status = StatusCodes.Status200OK
    ) =>
        _site.ShowAsync<SubmitPage, SubmitModel>(
            visit,
            Model(visit, standing, maySubmit) with
            {
                State = FormState.Empty("submission").Refused(faults),
            },
            status
        );

    private SubmitModel Model(Visit visit, Standing standing, bool maySubmit) =>
        new(
            standing.Application,
            standing.ETag.ToString(),
            DraftEditing.ProgressOf(visit, standing.Application),
            _editing.PlacesOf(standing.Application),
            maySubmit,
            FormState.Empty("submission"),
            visit.DoneKey
        );

    // What the form lacks is told by the page itself, at its sections; here stands only what is wrong besides.
    private IReadOnlyList<FieldError> Faults(Visit visit, Standing standing, Refusal refusal) =>
        DraftEditing.ProgressOf(visit, standing.Application).IsComplete || refusal.Problems.Count == 0
            ? PageRefusals.Of(refusal, visit, _editing.PlacesOf(standing.Application).FieldAt)
            : [];
}
