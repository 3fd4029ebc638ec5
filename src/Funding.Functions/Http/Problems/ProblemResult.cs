using System.Text.Json;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Problems;

/// <summary>Answers with a problem as <c>application/problem+json</c> in the caller's language.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem => problem;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = CallerLanguage.Of(httpContext.Request);
        var response = httpContext.Response;
        SecurityEvents.Refused(httpContext, problem.Code);
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        if (problem.Allow.Count > 0)
        {
            response.Headers.Allow = string.Join(", ", problem.Allow);
        }
        problem.WriteRetryAfter(response);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            // RFC 9110 asks for a challenge with every 401; ours is the one-time link by e-mail.
            response.Headers.WWWAuthenticate = "Link realm=\"/api/sign-in\"";
        }
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }
        await response.Body.WriteAsync(Json(problem, language), httpContext.RequestAborted);
    }

    private static byte[] Json(Problem problem, string language)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", $"urn:problem-type:funding:{problem.Code}");
            writer.WriteString("title", problem.Title.In(language));
            writer.WriteNumber("status", problem.Status);
            writer.WriteString("detail", problem.Detail.In(language));
            writer.WriteString("code", problem.Code);
            if (problem.Errors.Count > 0)
            {
                writer.WriteStartArray("errors");
                foreach (var error in problem.Errors)
                {
                    writer.WriteStartObject();
                    writer.WriteString("pointer", error.Field);
                    writer.WriteString("code", error.Code);
                    writer.WriteString("detail", error.Text.In(language));
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
