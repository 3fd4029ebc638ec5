using Funding.Core;
using Funding.Functions.Security;
using Funding.Pages.Answering;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <content>Voting, and standing aside.</content>
public sealed partial class LinkPages
{
    private static FormState BallotForm(Ballot? cast) =>
        cast is null
            ? FormState.Empty("ballot")
            : FormState.Of("ballot", [new("choice", cast.Choice.ToString()), new("reason", cast.Reason)]);

    private async Task<IResult> BallotAsync(Errand errand)
    {
        var application = errand.Application;
        if (application is { Stage: ApplicationStage.MinutesApproval, Decision: not null })
        {
            return await DissentAsync(errand);
        }
        if (
            application is not { Stage: ApplicationStage.BoardDecision, Matter: { } matter }
            || matter.BallotVersion != errand.Link.Round
            || matter.Seats.FirstOrDefault(candidate => candidate.Id == errand.Link.Target) is not { } seat
            || seat.Holder?.Id != errand.Link.Person.Id
        )
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(BallotStep.Choose, BallotForm(matter.BallotOf(seat.Id)), FormState.Empty("aside"));
        }
        if (errand.Sent.Act is "aside")
        {
            return await StandAsideAsync();
        }
        if (OpenRulings(matter, seat).FirstOrDefault(flag => errand.Sent.Act == RulingAct(flag)) is { } ruled)
        {
            return await RuleAsync(ruled);
        }
        var state = errand.Sent.State("ballot");
        var reader = new FieldReader(state, _site.Texts);
        if (reader.Choice<VoteChoice>("choice") is not { } choice)
        {
            var fault = new FieldError("choice", _site.Texts["Ballot.NeedChoice"]);
            return await ShowAsync(BallotStep.Choose, state.Refused([fault]), FormState.Empty("aside"), 422);
        }
        if (errand.Sent["confirmed"] is not "true")
        {
            var step = errand.Sent["confirmed"] is null ? BallotStep.Confirm : BallotStep.Choose;
            return await ShowAsync(step, state, FormState.Empty("aside"));
        }
        if (await ConfirmAsync() is { } unconfirmed)
        {
            return unconfirmed;
        }
        var reason = reader.Text("reason");
        var result = await ActAsync(
            errand,
            new ApplicationCommand.CastBallot(seat.Id, matter.BallotVersion, choice, reason)
        );
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("choice", "reason"));
            return await ShowAsync(BallotStep.Choose, state.Refused(faults), FormState.Empty("aside"), 422);
        }
        if (result is ChangeResult.Changed && errand.Visit.Association?.Rules.VotesNeedCode == true)
        {
            await _codes.ForgetAsync(errand.Link, CancellationToken.None);
        }
        return await ReceiptAsync(
            errand,
            result,
            "Ballot",
            [
                new ReceiptFact("Ballot.YourVote", _site.Texts.Word(choice)),
                new ReceiptFact("Ballots.Reason", reason),
                new ReceiptFact("Receipt.ChangeUntil", Formats.Moment(matter.ClosesAt)),
            ]
        );

        // Nothing that was typed is lost on the way: the page of the code carries the vote along.
        async Task<IResult?> ConfirmAsync()
        {
            var sent = errand.Sent!;
            var code = sent["code"];
            var answer = await _codes.CheckAsync(
                errand.Visit.Association,
                errand.Link,
                code,
                sent["newCode"] is "true",
                errand.Visit.Aborted
            );
            return answer switch
            {
                CodeAnswer.Right => null,
                CodeAnswer.Asked => await ShowAsync(BallotStep.Code, state, FormState.Empty("aside")),
                CodeAnswer.Wrong wrong => await FaultAsync(_site.Texts["VoteCode.Wrong", wrong.Left]),
                CodeAnswer.Over => await FaultAsync(_site.Texts["VoteCode.Over"]),
                CodeAnswer.NotSent => await FaultAsync(_site.Texts["VoteCode.NotSent"], 503),
                CodeAnswer.Limited limited => await _site.TooManyAsync(errand.Visit, limited.RetryAfter, sent),
                _ => throw new System.Diagnostics.UnreachableException(),
            };

            Task<IResult> FaultAsync(string message, int status = 422)
            {
                SecurityEvents.Refused(errand.Visit.Request.HttpContext, "vote-code");
                return ShowAsync(
                    BallotStep.Code,
                    state.Refused([new FieldError("code", message)]),
                    FormState.Empty("aside"),
                    status
                );
            }
        }

        async Task<IResult> StandAsideAsync()
        {
            var aside = errand.Sent!.State("aside");
            var asideReader = new FieldReader(aside, _site.Texts);
            var text = asideReader.Text("reason");
            if (asideReader.Choice<StandAsideReason>("kind") is not { } kind)
            {
                return await RefuseAsync([new FieldError("kind", _site.Texts["Ballot.NeedKind"])]);
            }
            if (kind is StandAsideReason.Conflict && text.Length == 0)
            {
                return await RefuseAsync([new FieldError("reason", _site.Texts["Ballot.NeedReason"])]);
            }
            var stoodAside = await ActAsync(
                errand,
                kind is StandAsideReason.Conflict
                    ? new ApplicationCommand.DeclareConflict(seat.Id, matter.BallotVersion, text)
                    : new ApplicationCommand.ReportAbsence(seat.Id, matter.BallotVersion, text)
            );
            return stoodAside is ChangeResult.Refused no
                ? await RefuseAsync(PageRefusals.Of(no.Refusal, errand.Visit, PageRefusals.ByName("reason")))
                : await ReceiptAsync(errand, stoodAside, "Aside", [new ReceiptFact("Ballots.Reason", text)]);

            Task<IResult> RefuseAsync(IReadOnlyList<FieldError> faults) =>
                ShowAsync(BallotStep.Choose, FormState.Empty("ballot"), aside.Refused(faults), 422);
        }

        async Task<IResult> RuleAsync(ConflictFlag flag)
        {
            var ruling = errand.Sent!.State(RulingAct(flag));
            if (ruling.Value("recused") is not ("true" or "false"))
            {
                return await RefuseAsync([new FieldError("recused", _site.Texts["Ruling.Need"])]);
            }
            var recused = ruling.Chosen("recused", "true");
            var text = new FieldReader(ruling, _site.Texts).Text("reason");
            var done = await ActAsync(errand, new ApplicationCommand.RuleOnConflict(flag.SeatId, recused, text));
            return done is ChangeResult.Refused no
                ? await RefuseAsync(PageRefusals.Of(no.Refusal, errand.Visit, PageRefusals.ByName("reason")))
                : await ReceiptAsync(
                    errand,
                    done,
                    "Ruling",
                    [
                        new ReceiptFact("Ruling.About", flag.Person.Name),
                        new ReceiptFact(
                            "Ruling.Held",
                            recused ? "Ruling.Recused.Yes" : "Ruling.Recused.No",
                            IsKey: true
                        ),
                        new ReceiptFact("Ballots.Reason", text),
                    ]
                );

            Task<IResult> RefuseAsync(IReadOnlyList<FieldError> faults) =>
                ShowAsync(
                    BallotStep.Choose,
                    FormState.Empty("ballot"),
                    FormState.Empty("aside"),
                    422,
                    ruling.Refused(faults)
                );
        }

        Task<IResult> ShowAsync(
            BallotStep step,
            FormState vote,
            FormState standAside,
            int status = 200,
            FormState? ruling = null
        ) =>
            _site.ShowAsync<BallotPage, BallotModel>(
                errand.Visit,
                new BallotModel(
                    Seen(application, errand.Link),
                    matter,
                    seat,
                    application.Proposals.Single(proposal => proposal.Version == matter.ProposalVersion),
                    errand.Action,
                    step,
                    vote,
                    standAside,
                    OpenRulings(matter, seat)
                        .ToDictionary(
                            flag => flag,
                            flag => ruling?.Act == RulingAct(flag) ? ruling : FormState.Empty(RulingAct(flag))
                        )
                ),
                status
            );
    }
}
