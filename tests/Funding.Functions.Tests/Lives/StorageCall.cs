using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;

namespace Funding.Functions.Tests.Lives;

/// <summary>What a request asks of the storage, without what differs from one try to the next: tokens, tags, times.</summary>
internal static partial class StorageCall
{
    /// <summary>Method, address, and for a transaction the rows that it writes.</summary>
    internal static string Of(Request request)
    {
        var uri = request.Uri.ToUri();
        var call = new StringBuilder(request.Method.Method)
            .Append(' ')
            .Append(Uri.UnescapeDataString(uri.AbsolutePath + uri.Query));
        if (uri.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) && request.Content is { } content)
        {
            using var body = new MemoryStream();
            content.WriteTo(body, CancellationToken.None);
            foreach (Match row in BatchedRow().Matches(Encoding.UTF8.GetString(body.ToArray())))
            {
                call.Append(' ').Append(Uri.UnescapeDataString(row.Value));
            }
        }

        return Chance().Replace(call.ToString(), "*");
    }

    // Within the body of a transaction: an update's address, or an insert's row key.
    [GeneratedRegex(
        """(?:RowKey='(?:[^']|'')*'|"RowKey":\s*"[^"]*")""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex BatchedRow();

    // Hashes, ids and times are new at every try.
    [GeneratedRegex(
        @"[A-Za-z0-9_-]{40,}|[0-9a-fA-F]{32,}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{15,}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Chance();
}
