using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http;

/// <summary>A stored document, to read and print. It may use the style that stands in it, and nothing else in the world.</summary>
internal sealed class RecordAnswer(byte[] bytes, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.ContentLanguage = "sv";
        response.Headers.ContentDisposition = $"inline; filename=\"{name}.html\"";
        response.Headers.CacheControl = "no-store";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash(bytes)}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }

    // The document's own, first, style element: a document from an earlier release has that release's style.
    private static string StyleHash(ReadOnlySpan<byte> document)
    {
        var open = "<style>"u8;
        var from = document.IndexOf(open);
        var style = from < 0 ? [] : document[(from + open.Length)..];
        var to = style.IndexOf("</style>"u8);
        return Convert.ToBase64String(SHA256.HashData(to < 0 ? [] : style[..to]));
    }
}
