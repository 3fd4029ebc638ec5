using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Funding.Functions.Http.Bodies;
using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Http.Requests;

/// <summary>Reads a request's JSON without trusting any of it.</summary>
internal static class JsonBody
{
    // No request of ours nests deeper than six; more is an attack on the stack.
    private const int MaxDepth = 24;

    /// <summary>
    /// The body as <typeparamref name="T"/>, or the problem: 415 (not JSON), 413 (too large), 400 (malformed, missing,
    /// unknown or wrong fields, every one of them named).
    /// </summary>
    public static async Task<Result<T>> ReadAsync<T>(
        HttpRequest request,
        JsonTypeInfo<T> type,
        long limit,
        CancellationToken cancellationToken
    )
    {
        if (!IsJson(request.ContentType))
        {
            return HasNoBody(request) && typeof(T).IsAssignableTo(typeof(IMayBeEmpty))
                ? Parse("{}"u8.ToArray(), type)
                : KnownProblems.JsonRequired;
        }
        var read = await ReadBytesAsync(request, limit, cancellationToken);
        return read.Try(out var bytes, out var problem) ? Parse(bytes, type) : problem;
    }

    /// <summary>The same for bytes that have been read already.</summary>
    public static Result<T> Parse<T>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> type)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(bytes), new() { MaxDepth = MaxDepth });
            var faults = JsonShape.Faults(document.RootElement, type);
            if (faults.Count > 0)
            {
                return KnownProblems.InvalidBody(faults);
            }
            return document.RootElement.Deserialize(type) is { } value ? value : KnownProblems.MalformedJson;
        }
        // InvalidOperationException: half of a surrogate pair in a string or a name.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return KnownProblems.MalformedJson;
        }
    }

    private static bool HasNoBody(HttpRequest request) =>
        request.ContentType is null
        && (
            request.ContentLength is 0
            || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
        );

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (
            type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        )
        && (
            !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The body as it came, or 413.</summary>
    public static async Task<Result<ReadOnlyMemory<byte>>> ReadBytesAsync(
        HttpRequest request,
        long limit,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > limit)
        {
            return KnownProblems.TooLarge(limit);
        }
        var bytes = new ArrayBufferWriter<byte>((int)Math.Max(request.ContentLength ?? 4096, 256));
        int count;
        while ((count = await request.Body.ReadAsync(bytes.GetMemory(4096), cancellationToken)) > 0)
        {
            bytes.Advance(count);
            // A body without a declared length is cut off as soon as it has said too much.
            if (bytes.WrittenCount > limit)
            {
                return KnownProblems.TooLarge(limit);
            }
        }
        return bytes.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
