using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Funding.Benchmarks;

/// <summary>Counts the requests that reach the storage: what Azure bills as transactions.</summary>
internal sealed partial class CountingStorage : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<(string Part, bool Write), int> _counts = new();

    internal int Total => _counts.Values.Sum();

    internal int Reads => _counts.Where(count => !count.Key.Write).Sum(count => count.Value);

    /// <summary>What has been counted so far, by part and by whether it writes.</summary>
    internal IReadOnlyDictionary<(string Part, bool Write), int> Snapshot() =>
        _counts.ToDictionary(count => count.Key, count => count.Value);

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        return ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        ProcessNext(message, pipeline);
    }

    private void Count(Request request)
    {
        var write = request.Method != RequestMethod.Get && request.Method != RequestMethod.Head;
        _counts.AddOrUpdate((PartOf(request), write), 1, (_, count) => count + 1);
    }

    // The first piece of the path after the account: a table or a container.
    private static string PartOf(Request request)
    {
        var path = request.Uri.ToUri().AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            [_, "$batch", ..] => TableOf(request.Content!),
            [_, var part, ..] => part.Split('(')[0],
            _ => "",
        };
    }

    // A transaction names its table in its body, in the address of its first change.
    private static string TableOf(RequestContent transaction)
    {
        using var body = new MemoryStream();
        transaction.WriteTo(body, CancellationToken.None);
        var change = ChangeAddress().Match(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        return change.Groups["table"].Value;
    }

    [GeneratedRegex(
        @"^(POST|PUT|PATCH|MERGE|DELETE) https?://[^/]+/[^/]+/(?<table>[A-Za-z0-9]+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ChangeAddress();
}
