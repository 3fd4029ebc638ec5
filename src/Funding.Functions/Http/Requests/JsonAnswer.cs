using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// A JSON response that is written out when it is made: a value that cannot be serialised fails inside the function,
/// where the middleware answers for it, and not after.
/// </summary>
internal sealed class JsonAnswer : IResult
{
    private readonly int _status;
    private readonly byte[] _body;

    private JsonAnswer(int status, byte[] body) => (_status, _body) = (status, body);

    /// <summary>Value of the ETag header, quotes included.</summary>
    public string? ETag { get; init; }

    /// <summary>Value of the Location header.</summary>
    public string? Location { get; init; }

    public static JsonAnswer Of<T>(
        T value,
        JsonTypeInfo<T> type,
        int status = StatusCodes.Status200OK,
        string? etag = null,
        string? location = null
    )
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        return new(status, stream.ToArray()) { ETag = etag, Location = location };
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _body.Length;
        if (ETag is not null)
        {
            response.Headers.ETag = ETag;
        }
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }
}
