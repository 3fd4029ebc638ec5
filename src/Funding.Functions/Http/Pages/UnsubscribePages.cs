using Funding.Functions.Http.Problems;
using Funding.Functions.Security;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>Taking leave of optional mails by the address in each of them.</summary>
public sealed class UnsubscribePages
{
    private readonly Site _site;
    private readonly Unsubscribing _unsubscribing;

    /// <summary>Made by the worker.</summary>
    public UnsubscribePages(Site site, Unsubscribing unsubscribing) => (_site, _unsubscribing) = (site, unsubscribing);

    /// <summary>
    /// Shows what is to be turned off; a post turns it off. The address itself is the authority, so that a mail program can
    /// post without a page before it (RFC 8058): there is no cookie to lend, and hence no antiforgery token to check.
    /// </summary>
    [Function(nameof(WebUnsubscribe))]
    public async Task<IResult> WebUnsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = Unsubscribing.Path + "/{token}")]
            HttpRequest request,
        string token
    )
    {
        var visit = await _site.VisitAsync(request);
        if (_unsubscribing.Read(token) is not { } leave)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotFound);
        }
        if (visit.IsPost)
        {
            await _unsubscribing.LeaveAsync(leave, visit.Aborted);
        }
        return await _site.ShowAsync<UnsubscribePage, UnsubscribeModel>(
            visit,
            new UnsubscribeModel($"/{Unsubscribing.Path}/{token}", leave.Topic, visit.IsPost)
        );
    }
}
