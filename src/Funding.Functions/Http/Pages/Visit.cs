using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Security;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <summary>One request for a page.</summary>
/// <param name="Request">The request.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
/// <param name="Session">Who is signed in; null on pages of personal links, where no cookie counts.</param>
/// <param name="Association">The association, or null when none is set up.</param>
internal sealed record Visit(HttpRequest Request, string Language, Session? Session, Association? Association)
{
    /// <summary>The masked address that the personal link was sent to; null on other pages.</summary>
    public string? LinkSentTo { get; init; }

    /// <summary>Cancelled when the browser leaves.</summary>
    public CancellationToken Aborted => Request.HttpContext.RequestAborted;

    /// <summary>Whether the request may change something.</summary>
    public bool IsPost => HttpMethods.IsPost(Request.Method);

    /// <summary>What was just done, as a text key, for the notice on the page that is redirected to.</summary>
    public string? DoneKey =>
        Request.Query["done"].ToString() is { Length: > 0 and < 30 } done && Site.IsNotice(done)
            ? $"Done.{done}"
            : null;

    /// <summary>Makes texts and formats speak the visitor's language for the rest of the calling method.</summary>
    public void Speak() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf(Language);

    /// <summary>The sentence in the visitor's language.</summary>
    public string Say(LocalizedText text) => text.In(Language);
}
