using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage;
using Funding.Pages.Answering;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// How a personal link is opened in a browser: its secret is swapped for a cookie at once, and the browser sent on to an
/// address without it, so that the secret is in no history, log or screen picture.
/// </summary>
/// <remarks>
/// Nothing is looked up before the swap: every secret, true or guessed, malformed or another's, is answered alike, and each
/// costs one read afterwards.
/// </remarks>
public sealed class LinkDoor
{
    private readonly Site _site;
    private readonly LinkStore _links;
    private readonly LinkCookies _cookies;
    private readonly RateLimits _limits;

    internal LinkDoor(Site site, LinkStore links, LinkCookies cookies, RateLimits limits) =>
        (_site, _links, _cookies, _limits) = (site, links, cookies, limits);

    /// <summary>Lets somebody in who has the link's cookie; whoever has the secret gets one.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="of">What it should be a link to.</param>
    /// <param name="token">The secret, or the public id.</param>
    /// <param name="rest">What follows in the address, beginning with a slash, or nothing.</param>
    internal async Task<LinkEntry> EnterAsync(Visit visit, AggregateRef of, string token, string rest = "")
    {
        var (context, request) = (visit.Request.HttpContext, visit.Request);
        var way = of.Kind == AggregateKind.Meeting ? "meeting-link" : "link";
        if (!LinkCookies.IsPublicId(token))
        {
            var secret = SecretToken.HashOf(token);
            var address = Address(LinkCookies.PublicIdOf(secret));
            _cookies.Write(context, address, secret);
            return new LinkEntry.Answered(new SentOn(address + rest + request.QueryString));
        }
        if (_cookies.Read(context, Address(token), token) is not { } hash)
        {
            return new LinkEntry.Answered(await NotOpenAsync(visit));
        }
        var answer = await _links.FindByHashAsync(of, hash, visit.Aborted);
        return answer.Link is null
            ? new LinkEntry.Answered(await UnknownAsync(visit))
            : new LinkEntry.Entered(answer, answer.Link);

        string Address(string publicId) => $"/{way}/{of.Partition}/{publicId}";
    }

    /// <summary>One answer to all who guess, until there have been too many.</summary>
    internal async Task<IResult> UnknownAsync(Visit visit)
    {
        if (
            await _limits.TryTakeAsync(RateLimit.Misses, visit.Request, visit.Aborted) is
            { Allowed: false, RetryAfter: var wait }
        )
        {
            return await _site.TooManyAsync(visit, wait);
        }
        SecurityEvents.Refused(visit.Request.HttpContext, LinkRefusals.Unknown.Code);
        return await _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel("Gone.Unknown.Title", "Gone.Unknown.Text", "Error.Home", "/"),
            StatusCodes.Status404NotFound
        );
    }

    /// <summary>The form that was sent with a link, or what is wrong: not ours, or too many of them.</summary>
    internal async Task<(SentForm? Sent, IResult? Answer)> ReadAsync(Visit visit, Link link)
    {
        if (!visit.IsPost)
        {
            return (null, null);
        }
        var sent = await SentForm.ReadAsync(visit.Request);
        if (sent is null || !await _site.IsOursAsync(visit))
        {
            return (null, await _site.BadFormAsync(visit));
        }
        return await _limits.TryTakeAsync(RateLimit.LinkActs, link.Hash, visit.Aborted) is { Allowed: false } limited
            ? (null, await _site.TooManyAsync(visit, limited.RetryAfter, sent))
            : (sent, null);
    }

    /// <summary>Why no new link is sent just now, or null.</summary>
    internal async Task<IResult?> ReissuingAsync(Visit visit, Link link, SentForm? sent) =>
        await _limits.TryTakeAsync(RateLimit.Reissues, link.Person.Email.ToString(), visit.Aborted)
            is { Allowed: false } limited
            ? await _site.TooManyAsync(visit, limited.RetryAfter, sent)
            : null;

    // The browser has not opened the link, keeps no cookies, or has rested for too long. What was typed stays on the page.
    private async Task<IResult> NotOpenAsync(Visit visit)
    {
        SentForm? sent = null;
        if (visit.IsPost)
        {
            sent = await SentForm.ReadAsync(visit.Request);
            if (sent is null || !await _site.IsOursAsync(visit))
            {
                return await _site.BadFormAsync(visit);
            }
        }
        SecurityEvents.Refused(visit.Request.HttpContext, "link-not-open");
        return await _site.ShowAsync<LinkNotOpenPage, LinkNotOpenModel>(
            visit,
            new LinkNotOpenModel(visit.Request.Path, sent?.State(sent.Act)),
            StatusCodes.Status403Forbidden
        );
    }
}

/// <summary>What came of opening a link.</summary>
internal abstract record LinkEntry
{
    private LinkEntry() { }

    /// <summary>The browser is answered: sent on, or told why not.</summary>
    internal sealed record Answered(IResult Result) : LinkEntry;

    /// <summary>It is, or was, a link.</summary>
    internal sealed record Entered(LinkAnswer Answer, Link Link) : LinkEntry;
}

/// <summary>Sends the browser on to the same page at another address: a form with all that it holds, anything else with GET.</summary>
internal sealed class SentOn(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = HttpMethods.IsPost(httpContext.Request.Method)
            ? StatusCodes.Status307TemporaryRedirect
            : StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
