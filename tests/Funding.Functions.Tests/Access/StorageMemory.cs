using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Funding.Functions.Tests.Access;

/// <summary>
/// Remembers single rows that have been read, while it is on: thousands of questions about what nobody changes are asked in seconds. Whoever
/// turns it on sees to it that nothing is changed, and looks afterwards with it turned off.
/// </summary>
internal sealed class StorageMemory : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, Remembered> _rows = new(StringComparer.Ordinal);
    private volatile bool _isOn;

    internal async Task<T> WhileOnAsync<T>(Func<Task<T>> ask)
    {
        _isOn = true;
        try
        {
            return await ask();
        }
        finally
        {
            _isOn = false;
            _rows.Clear();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var key = message.Request.Uri.ToString();
        if (
            !_isOn
            || message.Request.Method != RequestMethod.Get
            || !key.Contains("(PartitionKey=", StringComparison.Ordinal)
        )
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }
        if (!_rows.TryGetValue(key, out var known))
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Response.Status is not (200 or 404))
            {
                return;
            }
            known = Remembered.Of(message.Response);
            _rows[key] = known;
        }
        message.Response = new Again(known);
    }

    private sealed record Remembered(int Status, string Reason, IReadOnlyList<HttpHeader> Headers, byte[] Content)
    {
        internal static Remembered Of(Response response) =>
            new(response.Status, response.ReasonPhrase, [.. response.Headers], response.Content.ToArray());
    }

    private sealed class Again(Remembered known) : Response
    {
        public override int Status => known.Status;

        public override string ReasonPhrase => known.Reason;

        public override Stream? ContentStream { get; set; } = new MemoryStream(known.Content, writable: false);

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => known.Headers;

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = known
                .Headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value)
                .FirstOrDefault();
            return value is not null;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = TryGetHeader(name, out var value) ? [value] : null;
            return values is not null;
        }
    }
}
