using Funding.Core;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http;

/// <summary>
/// A file from outside, to be saved and never shown: as a download, under the kind that its name was checked for, kept by no cache, and
/// without any rights should a browser show it all the same. Parts of it cannot be asked for: it is read once, from the beginning.
/// </summary>
internal static class FileAnswer
{
    internal static IResult Of(HttpRequest request, Stream content, Document document)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.AcceptRanges = "none";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(content, document.ContentType, document.FileName, enableRangeProcessing: false);
    }
}
