using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>
/// What people do with the personal links in their mails. The secret in the address is the authority; no cookie counts
/// here. Looking never acts: mail scanners open links.
/// </summary>
public sealed class LinksApi
{
    private readonly ApplicationStore _store;
    private readonly LinkStore _links;
    private readonly DirectoryStore _directory;
    private readonly RateLimits _limits;
    private readonly VoteCodes _codes;

    /// <summary>Made by the worker.</summary>
    public LinksApi(
        ApplicationStore store,
        LinkStore links,
        DirectoryStore directory,
        RateLimits limits,
        VoteCodes codes
    ) => (_store, _links, _directory, _limits, _codes) = (store, links, directory, limits, codes);

    /// <summary>What the link is for.</summary>
    [Function(nameof(ShowLink))]
    public async Task<IResult> ShowLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/links/{applicationId}/{token}")]
            HttpRequest request,
        string applicationId,
        string token
    )
    {
        if (!(await FindAsync(request, applicationId, token)).Try(out var found, out var problem))
        {
            return Answers.Of(problem);
        }
        var (link, application) = found;
        return JsonAnswer.Of(
            new LinkResource(
                link.Purpose,
                link.Target,
                link.Round,
                link.Person.Name,
                link.ExpiresAt,
                ApplicationResource.For(application.State, Readers.Of(link.Purpose))
            ),
            ApiJson.Default.LinkResource,
            etag: EntityTags.Format(application.ETag)
        );
    }

    /// <summary>
    /// A new link to the same address in place of one that no longer works. The answer does not tell whether one was made: that
    /// would tell whether the person still serves.
    /// </summary>
    [Function(nameof(ReissueLink))]
    public async Task<IResult> ReissueLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/new-link")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    )
    {
        var aborted = request.HttpContext.RequestAborted;
        _ = ApplicationId.TryParse(applicationId, null, out var id);
        var answer = await _links.FindAsync(id, token, aborted);
        if (answer.Link is not { } link || await _store.LoadAsync(id, aborted) is not { } application)
        {
            return Answers.Of(await _limits.MissedAsync(request));
        }
        var read = await JsonBody.ReadAsync(request, ApiJson.Default.EmptyBody, BodyLimits.Command, aborted);
        if (!read.Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        if (answer is LinkAnswer.Bad { Refusal: var over } && ReferenceEquals(over, LinkRefusals.MandateEnded))
        {
            return Answers.Of(KnownProblems.From(over));
        }
        if (await _limits.ReissuingAsync(link, aborted) is { } limited)
        {
            return Answers.Of(limited);
        }
        _ = await _store.ChangeAsync(
            client,
            id,
            link.Reissue(),
            link.ActorFor(application.State),
            null,
            CancellationToken.None
        );
        return Answers.NewLink(link);
    }

    /// <summary>A partner's opinion.</summary>
    [Function(nameof(GiveOpinionByLink))]
    public Task<IResult> GiveOpinionByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/opinion")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Opinion,
            ApiJson.Default.OpinionBody,
            (body, link, _) =>
                new ApplicationCommand.GiveOpinion(
                    link.Target,
                    new Opinion(body.Stance, body.Reasons, body.Conditions, body.Scores ?? [])
                )
        );

    /// <summary>A partner hands the referral over to a colleague.</summary>
    [Function(nameof(DelegateReferralByLink))]
    public async Task<IResult> DelegateReferralByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/handover")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    )
    {
        var association = await _directory.FindAsync(request.HttpContext.RequestAborted);
        return await ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Opinion,
            ApiJson.Default.HandoverBody,
            (body, link, _) =>
                EmailAddress.TryParse(body.Email, out var email)
                    ? new ApplicationCommand.DelegateReferral(link.Target, Colleagues.Of(association, body.Name, email))
                    : KnownProblems.InvalidEmail
        );
    }

    /// <summary>A partner takes the referral back from the colleague.</summary>
    [Function(nameof(TakeBackReferralByLink))]
    public Task<IResult> TakeBackReferralByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/handover/return")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Opinion,
            ApiJson.Default.EmptyBody,
            (_, link, _) => new ApplicationCommand.TakeBackReferral(link.Target)
        );

    /// <summary>A board member's vote, or a changed vote.</summary>
    [Function(nameof(CastBallotByLink))]
    public Task<IResult> CastBallotByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/ballot")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Ballot,
            ApiJson.Default.BallotBody,
            (body, link, _) => new ApplicationCommand.CastBallot(link.Target, link.Round, body.Choice, body.Reason),
            check: (body, link) => CheckCodeAsync(link, body.Code, request.HttpContext.RequestAborted)
        );

    /// <summary>A board member has a conflict of interest; a substitute is called.</summary>
    [Function(nameof(DeclareConflictByLink))]
    public Task<IResult> DeclareConflictByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/conflict")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Ballot,
            ApiJson.Default.ReasonBody,
            (body, link, _) => new ApplicationCommand.DeclareConflict(link.Target, link.Round, body.Reason)
        );

    /// <summary>A board member cannot come; a substitute is called.</summary>
    [Function(nameof(ReportAbsenceByLink))]
    public Task<IResult> ReportAbsenceByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/absence")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Ballot,
            ApiJson.Default.OptionalReasonBody,
            (body, link, _) => new ApplicationCommand.ReportAbsence(link.Target, link.Round, body.Reason)
        );

    /// <summary>Whoever leads the item records what the board holds of a member's conflict of interest.</summary>
    [Function(nameof(RuleOnConflictByLink))]
    public Task<IResult> RuleOnConflictByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/conflict-ruling")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Ballot,
            ApiJson.Default.ConflictRulingBody,
            (body, _, _) => new ApplicationCommand.RuleOnConflict(body.SeatId, body.Recused, body.Reason)
        );

    /// <summary>A board member dissents from the decision.</summary>
    [Function(nameof(RecordDissentByLink))]
    public Task<IResult> RecordDissentByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/dissent")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Ballot,
            ApiJson.Default.DissentBody,
            (body, link, _) => new ApplicationCommand.RecordDissent(link.Target, link.Round, body.Reasons)
        );

    /// <summary>The authorised signatory signs the draft off: it is submitted.</summary>
    [Function(nameof(SubmitByLink))]
    public async Task<IResult> SubmitByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/submission")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    )
    {
        var association = (await _directory.GetAsync(request.HttpContext.RequestAborted)).Snapshot();
        return await ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.SignOff,
            ApiJson.Default.EmptyBody,
            (_, link, application) => SignOffs.Submit(application, link, association)
        );
    }

    /// <summary>The authorised signatory wants something changed before the draft is submitted.</summary>
    [Function(nameof(DeclineSignOffByLink))]
    public Task<IResult> DeclineSignOffByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/refusal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.SignOff,
            ApiJson.Default.DeclineBody,
            (body, link, _) => new ApplicationCommand.DeclineSignOff(link.Round, body.Comment)
        );

    /// <summary>The authorised signatory accepts the agreement.</summary>
    [Function(nameof(AcceptAgreementByLink))]
    public Task<IResult> AcceptAgreementByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/agreement")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Agreement,
            ApiJson.Default.AgreementBody,
            (body, link, application) => body.Accept(application, link.Person)
        );

    /// <summary>The applicant hands in a report.</summary>
    [Function(nameof(SubmitReportByLink))]
    public Task<IResult> SubmitReportByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/report")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Report,
            ApiJson.Default.ReportContent,
            (content, link, _) => new ApplicationCommand.SubmitReport(link.Target, content)
        );

    /// <summary>The applicant saves a report that is being written; the link stays good.</summary>
    [Function(nameof(SaveReportDraftByLink))]
    public Task<IResult> SaveReportDraftByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/links/{applicationId}/{token}/report/draft")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Report,
            ApiJson.Default.ReportContent,
            (content, link, application) =>
                application.Reports.Any(report => report.Id == link.Target && report.Attempt == link.Round)
                    ? new ApplicationCommand.SaveReportDraft(link.Target, content)
                    : KnownProblems.From(LinkRefusals.Revoked),
            usesUp: false
        );

    /// <summary>The authorised signatory accepts amended terms.</summary>
    [Function(nameof(AcceptAmendmentByLink))]
    public Task<IResult> AcceptAmendmentByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/amendment")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Amendment,
            ApiJson.Default.AgreementBody,
            (body, link, application) =>
                link.AmendmentIn(application) is { } amendment
                    ? body.Accept(application, amendment.Number, link.Person)
                    : KnownProblems.From(LinkRefusals.Revoked)
        );

    /// <summary>The authorised signatory confirms a new account.</summary>
    [Function(nameof(ConfirmAccountByLink))]
    public Task<IResult> ConfirmAccountByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/links/{applicationId}/{token}/account")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    ) =>
        ActAsync(
            new(request, client, applicationId),
            token,
            LinkPurpose.Account,
            ApiJson.Default.ConfirmationBody,
            (body, link, application) =>
                !body.Accepted ? KnownProblems.AcceptanceRequired
                : link.AmendmentIn(application) is { } amendment
                    ? new ApplicationCommand.ConfirmAccount(amendment.Number)
                : KnownProblems.From(LinkRefusals.Revoked)
        );

    private async Task<Problem?> CheckCodeAsync(Link link, string? code, CancellationToken aborted) =>
        await _codes.CheckAsync(await _directory.FindAsync(aborted), link, code, renew: false, aborted) switch
        {
            CodeAnswer.Right => null,
            CodeAnswer.Asked => KnownProblems.CodeRequired,
            CodeAnswer.Wrong => KnownProblems.CodeWrong,
            CodeAnswer.Over => KnownProblems.CodeOver,
            CodeAnswer.NotSent => KnownProblems.CodeNotSent,
            CodeAnswer.Limited limited => KnownProblems.TooManyRequests(limited.RetryAfter),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<IResult> ActAsync<TBody>(
        ApiCall call,
        string token,
        LinkPurpose purpose,
        JsonTypeInfo<TBody> type,
        Func<TBody, Link, Application, Result<ApplicationCommand>> command,
        bool usesUp = true,
        Func<TBody, Link, Task<Problem?>>? check = null
    )
    {
        if (!(await FindAsync(call.Request, call.Id, token)).Try(out var found, out var problem))
        {
            return Answers.Of(problem);
        }
        if (found.Link.Purpose != purpose)
        {
            return Answers.Of(KnownProblems.LinkForSomethingElse);
        }
        if (await _limits.ActingAsync(found.Link, call.Request.HttpContext.RequestAborted) is { } limited)
        {
            return Answers.Of(limited);
        }
        var read = await JsonBody.ReadAsync(
            call.Request,
            type,
            BodyLimits.Command,
            call.Request.HttpContext.RequestAborted
        );
        if (!read.Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        if (!command(body, found.Link, found.Application.State).Try(out var decided, out problem))
        {
            return Answers.Of(problem);
        }
        if (check is not null && await check(body, found.Link) is { } unconfirmed)
        {
            return Answers.Of(unconfirmed);
        }
        var result = await _store.ChangeAsync(
            call.Client,
            found.Link.ApplicationId,
            decided,
            found.Link.ActorFor(found.Application.State),
            new ChangeOptions(Link: usesUp ? new LinkUse(found.Link.Hash) : null),
            CancellationToken.None
        );
        return Answers.Of(result, Readers.Of(purpose));
    }

    private async Task<Result<(Link Link, StoredApplication Application)>> FindAsync(
        HttpRequest request,
        string applicationId,
        string token
    )
    {
        var aborted = request.HttpContext.RequestAborted;
        // What is no id at all is looked up too, in vain: the answer costs the same.
        _ = ApplicationId.TryParse(applicationId, null, out var id);
        return await _links.FindAsync(id, token, aborted) switch
        {
            LinkAnswer.Good good when await _store.LoadAsync(id, aborted) is { } application => (
                good.Link,
                application
            ),
            LinkAnswer.Bad { Link: not null } bad => KnownProblems.From(bad.Refusal),
            _ => await _limits.MissedAsync(request),
        };
    }
}
