using Funding.Functions.Http.Problems;
using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>The rate limits of personal links, as problems of the API.</summary>
internal static class LinkLimits
{
    /// <summary>Why a link may not act just now, or null.</summary>
    internal static async Task<Problem?> ActingAsync(this RateLimits limits, Link link, CancellationToken aborted) =>
        Problem(await limits.TryTakeAsync(RateLimit.LinkActs, link.Hash, aborted));

    /// <summary>Why no new link is sent just now, or null.</summary>
    internal static async Task<Problem?> ReissuingAsync(this RateLimits limits, Link link, CancellationToken aborted) =>
        Problem(await limits.TryTakeAsync(RateLimit.Reissues, link.Person.Email.ToString(), aborted));

    /// <summary>The answer to an address that leads nowhere: one and the same, until there have been too many.</summary>
    internal static async Task<Problem> MissedAsync(this RateLimits limits, HttpRequest request) =>
        Problem(await limits.TryTakeAsync(RateLimit.Misses, request, request.HttpContext.RequestAborted))
        ?? KnownProblems.From(LinkRefusals.Unknown);

    private static Problem? Problem(RateAnswer answer) =>
        answer.Allowed ? null : KnownProblems.TooManyRequests(answer.RetryAfter);
}
