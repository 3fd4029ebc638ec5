using System.Text;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <summary>A page, complete: rendered before it is handed over.</summary>
internal sealed class HtmlAnswer(string html, string language, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(html);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentLanguage = language;
        response.Headers.Vary = "Accept-Language, Cookie";
        // Pages are personal, and a form shown again from a cache would carry a version that is gone.
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = default;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Sends the browser on with GET after a change (303), so that loading the page again repeats nothing.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
