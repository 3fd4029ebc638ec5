using System.Security.Cryptography;
using System.Text;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Email;
using Funding.Functions.Security.Limits;
using Funding.Functions.Settings;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>Signing in by a mailed one-time link, or by the code beside it, in the browser that asked.</summary>
public sealed class SignIn
{
    private readonly SignInLinks _links;
    private readonly SiteCookies _cookies;
    private readonly DirectoryStore _directory;
    private readonly Sessions _sessions;
    private readonly MailComposer _composer;
    private readonly SignInPost _post;
    private readonly RateLimits _limits;
    private readonly FundingSettings _settings;

    internal SignIn(
        SignInLinks links,
        SiteCookies cookies,
        DirectoryStore directory,
        Sessions sessions,
        MailComposer composer,
        SignInPost post,
        RateLimits limits,
        FundingSettings settings
    ) =>
        (_links, _cookies, _directory, _sessions, _composer, _post, _limits, _settings) = (
            links,
            cookies,
            directory,
            sessions,
            composer,
            post,
            limits,
            settings
        );

    /// <summary>How the work account is used; null when it is not.</summary>
    internal EntraIdSettings? EntraId => _settings.EntraId;

    /// <summary>Whose work account it is, or null when it is nobody's whom we know.</summary>
    internal async Task<PersonEntry?> PersonOfAsync(
        WorkAccountAnswer.Known account,
        CancellationToken cancellationToken
    )
    {
        var association = await _directory.FindAsync(cancellationToken);
        return account
            .Addresses.Select(address => association?.PersonWith(address))
            .FirstOrDefault(person => person is not null && association!.ActorOf(person.Id) is not null);
    }

    /// <summary>
    /// Mails a link if the address is somebody's. Whoever asks is told nothing of whether it was: the same is stored, the
    /// same cookie given, and the mail leaves beside the request.
    /// </summary>
    internal async Task<RateAnswer> RequestAsync(
        HttpRequest request,
        EmailAddress address,
        CancellationToken cancellationToken
    )
    {
        // Counted for every address alike, before anything is looked up.
        var byClient = await _limits.TryTakeAsync(RateLimit.SignInRequests, request, cancellationToken);
        var answer = byClient.Allowed
            ? await _limits.TryTakeAsync(RateLimit.SignInMails, address.ToString(), cancellationToken)
            : byClient;
        if (!answer.Allowed)
        {
            return answer;
        }
        var association = await _directory.FindAsync(cancellationToken);
        var person = association?.PersonWith(address);
        var actor = person is null ? null : association!.ActorOf(person.Id);
        var needsWorkAccount = actor is not null && WorkAccounts.IsRequired(_settings, actor);
        var issued = await _links.IssueAsync(
            needsWorkAccount ? null : actor?.PersonId,
            actor?.PersonId ?? Nobody(address),
            cancellationToken
        );
        issued.Browser.Write(request.HttpContext, _cookies);
        if (actor is null)
        {
            return answer;
        }
        var recipient = new PersonRef(person!.Id, person.Name, person.Email);
        var id = $"sign-in/{issued.Browser.Link}";
        _post.Send(
            needsWorkAccount
                ? _composer.ComposeWorkAccount(id, recipient)
                : _composer.ComposeSignIn(id, recipient, issued.Token, issued.Code)
        );
        return answer;
    }

    /// <summary>What the link would do here, without doing it.</summary>
    internal async Task<SignInAnswer> PeekAsync(
        HttpRequest request,
        string token,
        CancellationToken cancellationToken
    ) =>
        await CountedAsync(
            request,
            await _links.PeekAsync(token, SignInBrowser.Of(request.HttpContext, _cookies), cancellationToken),
            cancellationToken
        );

    /// <summary>Whether this browser has asked for a link that may still work.</summary>
    internal bool HasAsked(HttpContext context) => SignInBrowser.Of(context, _cookies) is not null;

    /// <summary>Signs the caller in with a link.</summary>
    internal async Task<(Session? Session, SignInAnswer Answer)> RedeemAsync(
        HttpRequest request,
        string? token,
        CancellationToken cancellationToken
    ) =>
        await OpenAsync(
            request,
            await _links.RedeemAsync(token, SignInBrowser.Of(request.HttpContext, _cookies), cancellationToken),
            SignInMethod.EmailLink,
            cancellationToken
        );

    /// <summary>Signs the caller in with a code.</summary>
    internal async Task<(Session? Session, SignInAnswer Answer)> RedeemCodeAsync(
        HttpRequest request,
        string code,
        CancellationToken cancellationToken
    ) =>
        await OpenAsync(
            request,
            await _links.RedeemCodeAsync(code, SignInBrowser.Of(request.HttpContext, _cookies), cancellationToken),
            SignInMethod.EmailCode,
            cancellationToken
        );

    private async Task<(Session?, SignInAnswer)> OpenAsync(
        HttpRequest request,
        SignInAnswer answer,
        SignInMethod how,
        CancellationToken cancellationToken
    )
    {
        if (answer is not SignInAnswer.Good good)
        {
            return (null, await CountedAsync(request, answer, cancellationToken));
        }
        SignInBrowser.Forget(request.HttpContext, _cookies);
        // Since the link was mailed the person may have left, or been told to use their work account.
        return await _sessions.OpenAsync(request.HttpContext, good.PersonId, how, cancellationToken) is { } session
            ? (session, answer)
            : (null, new SignInAnswer.Gone());
    }

    // Whoever guesses is stopped after a while, before a guess could come true in the life of the sun.
    private async Task<SignInAnswer> CountedAsync(
        HttpRequest request,
        SignInAnswer answer,
        CancellationToken cancellationToken
    ) =>
        answer is SignInAnswer.Gone
        && await _limits.TryTakeAsync(RateLimit.Misses, request, cancellationToken) is { Allowed: false } limited
            ? new SignInAnswer.TooMany(limited.RetryAfter)
            : answer;

    // No person's id begins so.
    private static string Nobody(EmailAddress address) =>
        "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToString().ToUpperInvariant())));
}
