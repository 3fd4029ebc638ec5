using System.Security.Cryptography;
using System.Text;
using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>The caller's own name for one act: repeated under the same name, it is still done once.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 100;

    /// <summary>The key, or null when none is given.</summary>
    public static Result<string?> Read(HttpRequest request)
    {
        var header = request.Headers[Header];
        if (header.Count == 0)
        {
            return (string?)null;
        }
        var key = header.ToString();
        return header.Count > 1 || key.Length is 0 or > LongestKey || key.Any(character => character is < '!' or > '~')
            ? KnownProblems.InvalidIdempotencyKey
            : key;
    }

    /// <summary>
    /// The id of what the request creates: derived from the caller and the key, so that a repetition, even at the same
    /// moment on another machine, comes to the same id. Without a key a new one.
    /// </summary>
    public static Result<Guid> IdFor(HttpRequest request, string caller)
    {
        if (!Read(request).Try(out var key, out var problem))
        {
            return problem;
        }
        return key is null ? Guid.CreateVersion7() : FromName($"{caller}\n{key}");
    }

    // RFC 9562, version 8: 122 bits of a hash.
    private static Guid FromName(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
