using Funding.Core;
using Funding.Functions.Security;
using Funding.Pages.Answering;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <content>Signing: an application off, the agreement, its amendments, a new account.</content>
public sealed partial class LinkPages
{
    private async Task<IResult> SignOffAsync(Errand errand)
    {
        var application = errand.Application;
        if (!SignOffs.IsOpen(application, errand.Link) || errand.Visit.Association is not { } association)
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("sign-off"));
        }
        var declines = errand.Sent.Act is "decline";
        var state = errand.Sent.State(declines ? "decline" : "sign-off");
        var comment = new FieldReader(state, _site.Texts).Text("comment");
        var result = await ActAsync(
            errand,
            declines
                ? new ApplicationCommand.DeclineSignOff(errand.Link.Round, comment)
                : SignOffs.Submit(application, errand.Link, association.Snapshot())
        );
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("comment"));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(
            errand,
            result,
            declines ? "Declined" : "SignOff",
            declines ? [new ReceiptFact("Ballots.Reason", comment)] : []
        );

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<SignOffPage, SignOffModel>(
                errand.Visit,
                new SignOffModel(application, application.SignOff!, errand.Action, shown),
                status
            );
    }

    private async Task<IResult> AgreementAsync(Errand errand)
    {
        var application = errand.Application;
        if (application is not { Stage: ApplicationStage.Agreement, Agreement: { AcceptedAt: null } agreement })
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("agreement"));
        }
        var state = errand.Sent.State("agreement");
        if (!state.Chosen("accepted", "true"))
        {
            return await ShowAsync(state.Refused([new FieldError("accepted", _site.Texts["Accept.NeedCheck"])]), 422);
        }
        if (!string.Equals(errand.Sent["hash"], agreement.Hash, StringComparison.Ordinal))
        {
            var changed = new FieldError(null, _site.Texts["Accept.Changed"]);
            return await ShowAsync(FormState.Empty("agreement").Refused([changed]), StatusCodes.Status409Conflict);
        }
        var result = await ActAsync(errand, new ApplicationCommand.AcceptAgreement(agreement.Hash, errand.Link.Person));
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("accepted"));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, result, "Agreement", [new ReceiptFact("Acceptance.Hash", agreement.Hash)]);

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<AgreementPage, AgreementModel>(
                errand.Visit,
                new AgreementModel(Seen(application, errand.Link), agreement, errand.Action, shown),
                status
            );
    }

    private async Task<IResult> AmendmentAsync(Errand errand)
    {
        if (errand.Link.AmendmentIn(errand.Application) is not { Terms: not null, Hash: { } hash } amendment)
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("amendment"));
        }
        var state = errand.Sent.State("amendment");
        if (!state.Chosen("accepted", "true"))
        {
            return await ShowAsync(state.Refused([new FieldError("accepted", _site.Texts["Accept.NeedCheck"])]), 422);
        }
        if (!string.Equals(errand.Sent["hash"], hash, StringComparison.Ordinal))
        {
            var changed = new FieldError(null, _site.Texts["Accept.Changed"]);
            return await ShowAsync(FormState.Empty("amendment").Refused([changed]), StatusCodes.Status409Conflict);
        }
        var result = await ActAsync(
            errand,
            new ApplicationCommand.AcceptAmendment(amendment.Number, hash, errand.Link.Person)
        );
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("accepted"));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, result, "Amendment", [new ReceiptFact("Acceptance.Hash", hash)]);

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<AmendmentPage, AmendmentModel>(
                errand.Visit,
                new AmendmentModel(Seen(errand.Application, errand.Link), amendment, errand.Action, shown),
                status
            );
    }

    private async Task<IResult> AccountAsync(Errand errand)
    {
        if (
            errand.Link.AmendmentIn(errand.Application)
            is not { Level: AmendmentLevel.Account, Request.Account: { } account } amendment
        )
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("account"));
        }
        var state = errand.Sent.State("account");
        if (!state.Chosen("accepted", "true"))
        {
            return await ShowAsync(state.Refused([new FieldError("accepted", _site.Texts["Account.NeedCheck"])]), 422);
        }
        var result = await ActAsync(errand, new ApplicationCommand.ConfirmAccount(amendment.Number));
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("accepted"));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, result, "Account", [new ReceiptFact("Account.New", account.Number)]);

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<AccountPage, AccountModel>(
                errand.Visit,
                new AccountModel(Seen(errand.Application, errand.Link), amendment, errand.Action, shown),
                status
            );
    }
}
