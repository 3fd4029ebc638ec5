using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Functions.Http.Requests;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Continuation">Where storage goes on; null for the first page.</param>
/// <param name="Size">Most rows on the page, 1–100.</param>
internal sealed record PageRequest(string? Continuation, int Size);

/// <summary>
/// Continuation tokens that callers can hand back and nothing else: encrypted, and bound to the list they belong to,
/// so that one cannot be used to read another list.
/// </summary>
public sealed class PageTokens
{
    private const int DefaultSize = 25;
    private const int LargestSize = 100;
    private readonly IDataProtector _protector;

    internal PageTokens(IDataProtectionProvider protection) => _protector = protection.CreateProtector("continuation");

    /// <summary>The page asked for by <c>?continuation=&amp;pageSize=</c>.</summary>
    internal Result<PageRequest> Read(HttpRequest request, string list)
    {
        var size = DefaultSize;
        if (
            request.Query.TryGetValue("pageSize", out var asked)
            && (
                !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size)
                || size is < 1 or > LargestSize
            )
        )
        {
            return KnownProblems.InvalidPageSize;
        }
        var token = request.Query["continuation"].ToString();
        if (token.Length == 0)
        {
            return new PageRequest(null, size);
        }
        return Unprotect(token, list) is { } continuation
            ? new PageRequest(continuation, size)
            : KnownProblems.InvalidContinuation;
    }

    /// <summary>The token for the page after this one; null at the end.</summary>
    internal string? Next(string? continuation, string list) =>
        continuation is null
            ? null
            : WebEncoders.Base64UrlEncode(
                _protector.CreateProtector(list).Protect(Encoding.UTF8.GetBytes(continuation))
            );

    private string? Unprotect(string token, string list)
    {
        try
        {
            return Encoding.UTF8.GetString(
                _protector.CreateProtector(list).Unprotect(WebEncoders.Base64UrlDecode(token))
            );
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
