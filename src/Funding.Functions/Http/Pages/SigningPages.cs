using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Pages.Following;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>What the applicant's authorised signatory accepts when signed in; the same is done by the link in the mail.</summary>
public sealed class SigningPages
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly CaseShowing _cases;

    /// <summary>Made by the worker.</summary>
    public SigningPages(Site site, Api api, CaseShowing cases) => (_site, _api, _cases) = (site, api, cases);

    /// <summary>Accepts the agreement whose hash the form carries: the one that was read.</summary>
    [Function(nameof(WebAgreementAcceptance))]
    public Task<IResult> WebAgreementAcceptance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "applications/{id}/agreement")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        AcceptAsync(
            request,
            client,
            id,
            CaseTab.Agreement,
            ApplicationAction.AcceptAgreement,
            (_, sent) => new ApplicationCommand.AcceptAgreement(sent["hash"] ?? "")
        );

    /// <summary>Accepts amended terms, or confirms a new account.</summary>
    [Function(nameof(WebAmendmentAcceptance))]
    public Task<IResult> WebAmendmentAcceptance(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = "applications/{id}/amendments/{number}/acceptance"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string number
    ) =>
        AcceptAsync(
            request,
            client,
            id,
            CaseTab.Changes,
            ApplicationAction.AcceptAmendment,
            (application, sent) =>
                int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
                && application.Amendments.FirstOrDefault(amendment => amendment.Number == wanted) is { } found
                    ? found.Request.Kind is AmendmentKind.Account
                        ? new ApplicationCommand.ConfirmAccount(wanted)
                        : new ApplicationCommand.AcceptAmendment(wanted, sent["hash"] ?? "")
                    : null
        );

    private async Task<IResult> AcceptAsync(
        HttpRequest request,
        DurableTaskClient client,
        string id,
        CaseTab tab,
        ApplicationAction action,
        Func<Application, SentForm, ApplicationCommand?> accept
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, action)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!visit.IsPost)
        {
            // Somebody who reloads the page of a refusal.
            return new SeeOther($"/applications/{standing.Application.Id}?tab={tab.ToString().ToLowerInvariant()}");
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (accept(standing.Application, sent) is not { } command)
        {
            return await _site.NotFoundAsync(visit);
        }
        visit.Speak();
        var state = sent.State("accept");
        // Nothing is accepted by a button alone: the box says that the terms have been read.
        if (!state.Chosen("accepted", "true"))
        {
            var fault = new FieldError("accepted", _site.Texts["Accept.NeedCheck"]);
            return await _cases.ShowAsync(visit, standing, tab, signing: state.Refused([fault]));
        }
        return await _api.ChangeAsync(new ApiCall(request, client, id), standing, command) switch
        {
            ChangeResult.Changed => new SeeOther(
                $"/applications/{standing.Application.Id}?tab={tab.ToString().ToLowerInvariant()}&done=accepted"
            ),
            ChangeResult.Refused refused => await _cases.ShowAsync(
                visit,
                standing,
                tab,
                signing: state.Refused(PageRefusals.Of(refused.Refusal, visit, _ => "accepted"))
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }
}
