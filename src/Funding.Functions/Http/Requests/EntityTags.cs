using System.Buffers.Text;
using System.Text;
using Azure;
using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// Storage's version of an application as an HTTP entity tag. Storage's own tags are weak and full of quotes; ours
/// wrap them so that If-Match, which compares strongly, may be used.
/// </summary>
internal static class EntityTags
{
    /// <summary>The value of an ETag header, quotes included.</summary>
    public static string Format(ETag tag) => $"\"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(tag.ToString()))}\"";

    /// <summary>The version that the caller's change builds on; none when the caller does not say.</summary>
    public static Result<ETag?> IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return (ETag?)null;
        }
        if (!EntityTagHeaderValue.TryParse(header.ToString(), out var tag))
        {
            return KnownProblems.InvalidIfMatch;
        }
        if (tag.Equals(EntityTagHeaderValue.Any))
        {
            return (ETag?)null;
        }
        // A tag that we never gave out matches nothing: that is a stale one, not a malformed one.
        return tag.IsWeak || !TryDecode(tag.Tag.AsSpan().Trim('"'), out var version) ? KnownProblems.Stale : version;
    }

    /// <summary>The version that a caller names outside of a header, with or without quotes; null when it is none of ours.</summary>
    public static ETag? Parse(string text) => TryDecode(text.AsSpan().Trim('"'), out var tag) ? tag : null;

    private static bool TryDecode(ReadOnlySpan<char> text, out ETag? tag)
    {
        tag = null;
        if (!Base64Url.IsValid(text))
        {
            return false;
        }
        tag = new ETag(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
        return true;
    }
}
