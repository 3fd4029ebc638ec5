using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Verifying;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>Verification of trails, documents and files.</summary>
public sealed class VerificationApi
{
    private readonly Api _api;
    private readonly Verifications _verifications;

    /// <summary>Made by the worker.</summary>
    public VerificationApi(Api api, Verifications verifications) => (_api, _verifications) = (api, verifications);

    /// <summary>The last result, and how far the one under way has come.</summary>
    [Function(nameof(ShowVerification))]
    public async Task<IResult> ShowVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/verification")] HttpRequest request
    )
    {
        if (!(await _api.StandAsync(request, AssociationAction.SeeVerification)).Try(out _, out var problem))
        {
            return Answers.Of(problem);
        }
        var aborted = request.HttpContext.RequestAborted;
        var (last, running) = await _verifications.ReadAsync(aborted);
        var anchor = await _verifications.LastAnchorAsync(aborted);
        return JsonAnswer.Of(
            new VerificationResource(
                VerificationRun.Of(last),
                VerificationRun.Of(running),
                anchor is null ? null : new AnchorResource(anchor.At, anchor.Hash)
            ),
            ApiJson.Default.VerificationResource
        );
    }

    /// <summary>Goes on with the verification under way by one part, or begins one; the answer says whether it is over.</summary>
    [Function(nameof(RunVerification))]
    public async Task<IResult> RunVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/verification")] HttpRequest request
    )
    {
        if (!(await _api.StandAsync(request, AssociationAction.SeeVerification)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        var run = await _verifications.NextAsync(session.Actor.PersonId, request.HttpContext.RequestAborted);
        return JsonAnswer.Of(VerificationRun.Of(run)!, ApiJson.Default.VerificationRun);
    }
}
