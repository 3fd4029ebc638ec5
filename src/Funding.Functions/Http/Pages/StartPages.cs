using Funding.Functions.Http.Requests;
using Funding.Pages.Assets;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The start page, the language, the assets, and what is said where there is no page.</summary>
public sealed class StartPages
{
    private readonly Site _site;

    /// <summary>Made by the worker.</summary>
    public StartPages(Site site) => _site = site;

    /// <summary>The start page. The genuine host has the root to itself unless a route says that it may be empty.</summary>
    [Function(nameof(WebStart))]
    public async Task<IResult> WebStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")]
            HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        return await _site.ShowAsync<StartPage, StartModel>(visit, new StartModel(visit.Association is not null));
    }

    /// <summary>Remembers the chosen language and goes back. It changes nothing but that, and needs no token.</summary>
    [Function(nameof(WebLanguage))]
    public async Task<IResult> WebLanguage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "language")] HttpRequest request
    )
    {
        if (
            !HttpMethods.IsPost(request.Method)
            || await SentForm.ReadAsync(request) is not { } sent
            || sent["language"] is not ("sv" or "en")
        )
        {
            return new SeeOther("/");
        }
        request.HttpContext.Response.Cookies.Append(
            Site.LanguageCookie,
            sent["language"]!,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = request.IsHttps,
            }
        );
        return new SeeOther(WithoutLanguage(LocalAddress.Of(sent["returnTo"])));
    }

    /// <summary>The style sheet and the mark. Their names change with their content, so they are kept for ever.</summary>
    [Function(nameof(WebAsset))]
    public IResult WebAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file
    )
    {
        if (SiteAssets.Find(file) is not { } asset)
        {
            return TypedResults.NotFound();
        }
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = Microsoft.Net.Http.Headers.HeaderNames.AcceptEncoding;
        if (asset.Compressed is { } compressed && Understands(request, "br"))
        {
            headers.ContentEncoding = "br";
            return TypedResults.Bytes(compressed, asset.ContentType);
        }
        return TypedResults.Bytes(asset.Content, asset.ContentType);
    }

    /// <summary>Every other address.</summary>
    [Function(nameof(ZPageUnknown))]
    public async Task<IResult> ZPageUnknown(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request
    ) => await _site.NotFoundAsync(await _site.VisitAsync(request));

    private static bool Understands(HttpRequest request, string encoding) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(accepted =>
                accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0
            );

    // The choice is remembered now, and ?lang= would overrule it.
    private static string WithoutLanguage(string address)
    {
        var query = address.IndexOf("?lang=", StringComparison.Ordinal);
        return query < 0 ? address : address[..query];
    }
}
