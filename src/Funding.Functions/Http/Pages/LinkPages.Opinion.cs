using System.Globalization;
using Funding.Core;
using Funding.Pages.Answering;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <content>Answering a referral.</content>
public sealed partial class LinkPages
{
    private async Task<IResult> OpinionAsync(Errand errand)
    {
        var application = errand.Application;
        var round = application.Reviews.FirstOrDefault(candidate => candidate.Round == errand.Link.Round);
        var referral = round?.Referrals.FirstOrDefault(candidate => candidate.Id == errand.Link.Target);
        if (round is null || referral is null || round.Round != application.Review!.Round)
        {
            return await VoidAsync(errand);
        }
        var isOpen = application.Stage is ApplicationStage.PartnerReview;
        if (isOpen && referral is { Opinion: null } && referral.DelegatedBy?.Id == errand.Link.Person.Id)
        {
            return await TakeBackAsync(errand, referral);
        }
        // What comes late is taken for as long as the board has not been given the matter.
        var isLate = application.Stage is ApplicationStage.Proposal && referral.Opinion is null;
        if (referral.Reviewer.Id != errand.Link.Person.Id || !(isOpen || isLate))
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(OpinionForm(referral.Opinion));
        }
        if (errand.Sent.Act is HandoverAct)
        {
            return await HandOverAsync(errand, referral);
        }
        var state = errand.Sent.State("opinion");
        var reader = new FieldReader(state, _site.Texts);
        if (reader.Choice<Stance>("stance") is not { } stance)
        {
            return await ShowAsync(state.Refused([new FieldError("stance", _site.Texts["Opinion.NeedStance"])]), 422);
        }
        var scores = new List<Score>();
        var scored = new List<string>();
        foreach (var criterion in application.Rules.Criteria)
        {
            var field = "scores." + criterion.Id;
            if (reader.Count(field) is { } points)
            {
                scores.Add(new Score(criterion.Id, points));
                scored.Add(field);
            }
        }
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(state.Refused(reader.Faults), 422);
        }
        var opinion = new Opinion(stance, reader.Text("reasons"), reader.Text("conditions"), scores);
        var result = await ActAsync(errand, new ApplicationCommand.GiveOpinion(referral.Id, opinion));
        if (result is ChangeResult.Refused refused)
        {
            return await ShowAsync(state.Refused(PageRefusals.Of(refused.Refusal, errand.Visit, FieldAt)), 422);
        }
        return await ReceiptAsync(
            errand,
            result,
            "Opinion",
            [new ReceiptFact("Receipt.Stance", _site.Texts.Word(stance))]
        );

        string? FieldAt(string? place)
        {
            if (place is null)
            {
                return null;
            }
            // Scores are numbered as they were sent, and only those that were given were.
            var index = place.Split('/').SkipWhile(part => part != "scores").Skip(1).FirstOrDefault();
            return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < scored.Count
                ? scored[at]
                : ((string[])["stance", "reasons", "conditions"]).FirstOrDefault(field =>
                    place.EndsWith("/" + field, StringComparison.Ordinal)
                );
        }

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<OpinionPage, OpinionModel>(
                errand.Visit,
                new OpinionModel(
                    Seen(application, errand.Link),
                    referral,
                    errand.Action,
                    shown,
                    MayHandOver(application, referral) ? FormState.Empty(HandoverAct) : null
                ),
                status
            );
    }
}
