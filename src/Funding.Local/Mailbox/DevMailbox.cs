using System.Globalization;
using Funding.Functions.Email;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Local.Mailbox;

/// <summary>
/// Shows the mails that the local run keeps instead of sending them. It exists in this assembly only: the app that is
/// deployed has no such address.
/// </summary>
/// <param name="mailbox">The mails.</param>
public sealed class DevMailbox(MailboxReader mailbox)
{
    /// <summary>A page of mails, newest first; <c>?recipient=</c> shows one person's, <c>?since=</c> only later ones.</summary>
    [Function("DevMailbox")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dev/mailbox")] HttpRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var recipient = request.Query["recipient"].ToString() is { Length: > 0 } given ? given : null;
        var skip = int.TryParse(request.Query["skip"], CultureInfo.InvariantCulture, out var number)
            ? Math.Max(0, number)
            : 0;
        DateTimeOffset? since = DateTimeOffset.TryParse(
            request.Query["since"],
            CultureInfo.InvariantCulture,
            out var at
        )
            ? at
            : null;
        var mails = await NewestFirstAsync(recipient, since, request.HttpContext.RequestAborted);
        var page = new MailboxPage(recipient, [.. mails.Skip(skip).Take(MailboxPage.Size)], skip, mails.Count);
        return WantsJson(request) ? Results.Json(page.Json()) : Html(page.Html());
    }

    /// <summary>One mail as its receiver sees it.</summary>
    [Function("DevMail")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dev/mailbox/{recipient}/{id}")] HttpRequest request,
        string recipient,
        string id
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var mails = await NewestFirstAsync(recipient, since: null, request.HttpContext.RequestAborted);
        if (
            mails.FirstOrDefault(mail => string.Equals(MailboxPage.Key(mail), id, StringComparison.Ordinal))
            is not { } found
        )
        {
            return Results.NotFound();
        }

        if (WantsJson(request))
        {
            return Results.Json(MailboxPage.Json(found));
        }

        if (!request.Query.ContainsKey("body"))
        {
            return Html(MailboxPage.Html(found));
        }

        // The body is shown as a mail program would: no script, nothing fetched, links open in the whole window.
        request.HttpContext.Response.Headers.ContentSecurityPolicy =
            "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        return Html("<base target=\"_top\">" + found.Mail.Html);
    }

    private async Task<List<MailboxMail>> NewestFirstAsync(
        string? recipient,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        var mails = new List<MailboxMail>();
        await foreach (var mail in mailbox.ReadAsync(recipient, since, cancellationToken))
        {
            mails.Add(mail);
        }

        mails.Sort(
            (a, b) => b.At.CompareTo(a.At) is var order and not 0 ? order : string.CompareOrdinal(b.Mail.Id, a.Mail.Id)
        );
        return mails;
    }

    private static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private static IResult Html(string html) => Results.Content(html, "text/html; charset=utf-8");
}
