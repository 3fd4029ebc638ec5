using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Pages.Answering;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <content>Referrals that change hands, questions of conflict, and dissent.</content>
public sealed partial class LinkPages
{
    private const string HandoverAct = "handover";

    private async Task<IResult> HandOverAsync(Errand errand, Referral referral)
    {
        var state = errand.Sent!.State(HandoverAct);
        var reader = new FieldReader(state, _site.Texts);
        var name = reader.Required("name", "Handover.NeedName");
        if (!EmailAddress.TryParse(reader.Text("email"), out var email))
        {
            reader.Missing("email", "Handover.NeedEmail");
        }
        if (reader.Faults.Count > 0)
        {
            return await RefuseAsync(reader.Faults);
        }
        var colleague = Colleagues.Of(errand.Visit.Association, name, email!);
        var result = await ActAsync(errand, new ApplicationCommand.DelegateReferral(referral.Id, colleague));
        return result is ChangeResult.Refused refused
            ? await RefuseAsync(PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("name", "email")))
            : await ReceiptAsync(errand, result, "Handover", [new ReceiptFact("Handover.To", colleague.Name)]);

        Task<IResult> RefuseAsync(IReadOnlyList<FieldError> faults) =>
            _site.ShowAsync<OpinionPage, OpinionModel>(
                errand.Visit,
                new OpinionModel(
                    Seen(errand.Application, errand.Link),
                    referral,
                    errand.Action,
                    OpinionForm(referral.Opinion),
                    state.Refused(faults)
                ),
                StatusCodes.Status422UnprocessableEntity
            );
    }

    private async Task<IResult> TakeBackAsync(Errand errand, Referral referral)
    {
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("take-back"));
        }
        var result = await ActAsync(errand, new ApplicationCommand.TakeBackReferral(referral.Id));
        return result is ChangeResult.Refused refused
            ? await ShowAsync(
                FormState.Empty("take-back").Refused(PageRefusals.Of(refused.Refusal, errand.Visit, _ => null)),
                StatusCodes.Status422UnprocessableEntity
            )
            : await ReceiptAsync(errand, result, "TakeBack", []);

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<HandoverPage, HandoverModel>(
                errand.Visit,
                new HandoverModel(Seen(errand.Application, errand.Link), referral, errand.Action, shown),
                status
            );
    }

    private async Task<IResult> DissentAsync(Errand errand)
    {
        var application = errand.Application;
        if (
            application is not { Decision: { MeetingClosedAt: null } decision, Matter: { } matter }
            || decision.Result.BallotVersion != errand.Link.Round
            || matter.Seats.FirstOrDefault(seat => seat.Id == errand.Link.Target)?.Holder?.Id != errand.Link.Person.Id
            || matter.BallotOf(errand.Link.Target) is not { Choice: VoteChoice.Yes or VoteChoice.No }
        )
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("dissent"));
        }
        var state = errand.Sent.State("dissent");
        var reasons = new FieldReader(state, _site.Texts).Text("reasons");
        var result = await ActAsync(
            errand,
            new ApplicationCommand.RecordDissent(errand.Link.Target, errand.Link.Round, reasons)
        );
        return result is ChangeResult.Refused refused
            ? await ShowAsync(
                state.Refused(PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("reasons"))),
                StatusCodes.Status422UnprocessableEntity
            )
            : await ReceiptAsync(errand, result, "Dissent", [new ReceiptFact("Dissent.Reasons", reasons)]);

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<DissentPage, DissentModel>(
                errand.Visit,
                new DissentModel(
                    Seen(application, errand.Link),
                    decision,
                    application.DecidedProposal!,
                    errand.Action,
                    shown
                ),
                status
            );
    }

    private static FormState OpinionForm(Opinion? given) =>
        given is null
            ? FormState.Empty("opinion")
            : FormState.Of(
                "opinion",
                [
                    new("stance", given.Stance.ToString()),
                    new("reasons", given.Reasons),
                    new("conditions", given.Conditions),
                    .. given.Scores.Select(score => new KeyValuePair<string, string?>(
                        "scores." + score.Criterion,
                        score.Points.ToString(CultureInfo.InvariantCulture)
                    )),
                ]
            );

    private static bool MayHandOver(Application application, Referral referral) =>
        application.Stage is ApplicationStage.PartnerReview && referral is { Opinion: null, DelegatedBy: null };

    // The questions that whoever serves on the seat has to have settled: as the one who leads, and never their own.
    private static IEnumerable<ConflictFlag> OpenRulings(BoardMatter matter, SeatInMatter seat) =>
        matter.OpenConflicts.Where(flag => matter.Leader(not: flag.Person)?.Id == seat.Id);

    private static string RulingAct(ConflictFlag flag) => $"ruling-{flag.SeatId}";
}
