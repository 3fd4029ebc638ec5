using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Answering;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// The pages behind the personal links in mails. Looking never acts, whoever looks: a person, a mail scanner, a preview.
/// The button does, once.
/// </summary>
public sealed partial class LinkPages
{
    private readonly Site _site;
    private readonly ApplicationStore _store;
    private readonly LinkStore _links;
    private readonly AttachmentStore _attachments;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public LinkPages(
        Site site,
        ApplicationStore store,
        LinkStore links,
        AttachmentStore attachments,
        TimeProvider time
    ) => (_site, _store, _links, _attachments, _time) = (site, store, links, attachments, time);

    /// <summary>What the link is for, and doing it.</summary>
    [Function(nameof(WebLink))]
    public async Task<IResult> WebLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "link/{applicationId}/{token}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var (link, stored, bad) = await FindAsync(visit, applicationId, token);
        if (link is null)
        {
            return await GoneAsync(visit, bad);
        }
        SentForm? sent = null;
        if (visit.IsPost)
        {
            sent = await SentForm.ReadAsync(request);
            if (sent is null || !await _site.IsOursAsync(visit))
            {
                return await _site.BadFormAsync(visit);
            }
        }
        visit.Speak();
        var errand = new Errand(visit, client, link, stored!.State, sent);
        return link.Purpose switch
        {
            LinkPurpose.Opinion => await OpinionAsync(errand),
            LinkPurpose.Ballot => await BallotAsync(errand),
            LinkPurpose.SignOff => await SignOffAsync(errand),
            LinkPurpose.Agreement => await AgreementAsync(errand),
            LinkPurpose.Report => await ReportAsync(errand),
            LinkPurpose.Amendment => await AmendmentAsync(errand),
            LinkPurpose.Account => await AccountAsync(errand),
            LinkPurpose.Meeting or LinkPurpose.Minutes or LinkPurpose.SignIn => await GoneAsync(
                visit,
                LinkRefusals.Unknown
            ),
        };
    }

    /// <summary>A file of the application, for whoever holds a link to it.</summary>
    [Function(nameof(WebLinkAttachment))]
    public async Task<IResult> WebLinkAttachment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "link/{applicationId}/{token}/attachments/{attachmentId}"
        )]
            HttpRequest request,
        string applicationId,
        string token,
        string attachmentId
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var (link, stored, bad) = await FindAsync(visit, applicationId, token);
        return link is null
            ? await GoneAsync(visit, bad)
            : await ReportPages.DownloadAsync(
                _site,
                _attachments,
                visit,
                link.ApplicationId,
                Seen(stored!.State, link).Documents,
                attachmentId
            );
    }

    private async Task<IResult> OpinionAsync(Errand errand)
    {
        var application = errand.Application;
        var round = application.Reviews.FirstOrDefault(candidate => candidate.Round == errand.Link.Round);
        var referral = round?.Referrals.FirstOrDefault(candidate => candidate.Id == errand.Link.Target);
        if (round is null || referral is null || round.Round != application.Review!.Round)
        {
            return await VoidAsync(errand.Visit);
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
            return await VoidAsync(errand.Visit);
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
            return await VoidAsync(errand.Visit);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(BallotStep.Choose, FormState.Empty("ballot"), FormState.Empty("aside"));
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
        return await ReceiptAsync(
            errand,
            result,
            "Ballot",
            [new ReceiptFact("Ballot.YourVote", _site.Texts.Word(choice)), new ReceiptFact("Ballots.Reason", reason)]
        );

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

    private async Task<IResult> SignOffAsync(Errand errand)
    {
        var application = errand.Application;
        if (!SignOffs.IsOpen(application, errand.Link) || errand.Visit.Association is not { } association)
        {
            return await VoidAsync(errand.Visit);
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
            return await VoidAsync(errand.Visit);
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
            return await VoidAsync(errand.Visit);
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
            return await VoidAsync(errand.Visit);
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

    private async Task<IResult> ReportAsync(Errand errand)
    {
        var application = errand.Application;
        var report = application.Reports.FirstOrDefault(candidate => candidate.Id == errand.Link.Target);
        if (report is not { IsAwaited: true } || report.Attempt != errand.Link.Round)
        {
            return await VoidAsync(errand.Visit);
        }
        var form = application.SubmittedForm ?? application.Form;
        if (errand.Sent is null)
        {
            return await ShowAsync(ReportFields.Start(application, report));
        }
        var state = ReportFields.Asked(errand.Sent.State(ReportFields.Act), report);
        var reader = new FieldReader(state, _site.Texts);
        var (content, places) = ReportFields.Read(reader, form);
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(state.Refused(reader.Faults), 422);
        }
        if (errand.Sent["save"] is "draft")
        {
            // The link stays good: it is used up by handing the report in.
            var saved = await _store.ChangeAsync(
                errand.Client,
                errand.Link.ApplicationId,
                new ApplicationCommand.SaveReportDraft(report.Id, content, ReportPages.Revision(errand.Sent)),
                errand.Link.ActorFor(application),
                null,
                CancellationToken.None
            );
            return saved switch
            {
                ChangeResult.Changed => new SeeOther($"{errand.Action}?done=reportDraft"),
                ChangeResult.Refused no => await ShowAsync(
                    state.Refused(PageRefusals.Of(no.Refusal, errand.Visit, ReportPages.At(places))),
                    no.Refusal.Code == RefusalCode.ReportDraftChanged ? 409 : 422,
                    no.Refusal.Code == RefusalCode.ReportDraftChanged ? report.Draft : null
                ),
                _ => await VoidAsync(errand.Visit),
            };
        }
        var result = await ActAsync(errand, new ApplicationCommand.SubmitReport(report.Id, content));
        if (result is ChangeResult.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, ReportPages.At(places));
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, result, "Report", []);

        Task<IResult> ShowAsync(FormState shown, int status = 200, ReportDraft? theirs = null) =>
            _site.ShowAsync<ReportPage, ReportModel>(
                errand.Visit,
                new ReportModel(
                    Seen(application, errand.Link),
                    report,
                    errand.Action,
                    null,
                    shown,
                    theirs,
                    errand.Visit.DoneKey
                ),
                status
            );
    }

    private Task<ChangeResult> ActAsync(Errand errand, ApplicationCommand command) =>
        _store.ChangeAsync(
            errand.Client,
            errand.Link.ApplicationId,
            command,
            errand.Link.ActorFor(errand.Application),
            new ChangeOptions(Link: new LinkUse(errand.Link.Hash)),
            CancellationToken.None
        );

    private async Task<IResult> ReceiptAsync(
        Errand errand,
        ChangeResult result,
        string what,
        IReadOnlyList<ReceiptFact> facts
    )
    {
        if (result is not ChangeResult.Changed changed)
        {
            return await VoidAsync(errand.Visit);
        }
        return await _site.ShowAsync<ReceiptPage, ReceiptModel>(
            errand.Visit,
            new ReceiptModel(
                changed.State,
                $"Receipt.{what}.Title",
                $"Receipt.{what}.Text",
                [
                    new ReceiptFact("Receipt.By", errand.Link.Person.Name),
                    .. facts,
                    new ReceiptFact("Receipt.At", Formats.Moment(_time.GetUtcNow())),
                ]
            )
        );
    }

    private async Task<(Link? Link, StoredApplication? Stored, Refusal Bad)> FindAsync(
        Visit visit,
        string applicationId,
        string token
    )
    {
        if (!ApplicationId.TryParse(applicationId, CultureInfo.InvariantCulture, out var id))
        {
            return (null, null, LinkRefusals.Unknown);
        }
        return await _links.FindAsync(id, token, visit.Aborted) switch
        {
            LinkAnswer.Good good when await _store.LoadAsync(id, visit.Aborted) is { } stored => (
                good.Link,
                stored,
                LinkRefusals.Unknown
            ),
            LinkAnswer.Bad bad => (null, null, bad.Refusal),
            _ => (null, null, LinkRefusals.Unknown),
        };
    }

    private Task<IResult> VoidAsync(Visit visit) => GoneAsync(visit, LinkRefusals.Revoked);

    /// <summary>The texts of a link that does not work, and its status.</summary>
    internal static (string Key, int Status) Gone(Refusal refusal) =>
        refusal.Code switch
        {
            "link-used" => ("Used", StatusCodes.Status410Gone),
            "link-expired" => ("Expired", StatusCodes.Status410Gone),
            "link-revoked" => ("Void", StatusCodes.Status410Gone),
            _ => ("Unknown", StatusCodes.Status404NotFound),
        };

    private Task<IResult> GoneAsync(Visit visit, Refusal refusal)
    {
        var (key, status) = Gone(refusal);
        return _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel($"Gone.{key}.Title", $"Gone.{key}.Text", "Error.Home", "/"),
            status
        );
    }

    // Files that have not been sent in are the applicant's own.
    private static Application Seen(Application application, Link link) =>
        application with
        {
            Documents = ApplicationResource.For(application, Readers.Of(link.Purpose)).Documents,
        };

    private sealed record Errand(
        Visit Visit,
        DurableTaskClient Client,
        Link Link,
        Application Application,
        SentForm? Sent
    )
    {
        public string Action => Visit.Request.Path;
    }
}
