using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Counts requests to storage, and can let none through from one on: what storage sees of a process that dies there.</summary>
internal sealed class CountingPolicy : HttpPipelinePolicy
{
    private readonly TaskCompletionSource _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Awaited> _awaited = [];
    private int _count;
    private int _crashAt = int.MaxValue;
    private bool _lastOneArrives;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>Requests, as `METHOD path`.</summary>
    internal ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Completes when the process is to be thought of as dead.</summary>
    internal Task Crashed => _crashed.Task;

    /// <summary>Completes at the next request of this kind.</summary>
    internal Task WhenRequestedAsync(string method, string pathEnd)
    {
        var awaited = new Awaited(method, pathEnd);
        _awaited.Add(awaited);
        return awaited.Came.Task;
    }

    internal void Reset()
    {
        Requests.Clear();
        Volatile.Write(ref _count, 0);
    }

    /// <summary>Sets where the process dies.</summary>
    /// <param name="request">Number of the request that the process does not survive.</param>
    /// <param name="lastOneArrives">Whether that request reaches storage all the same, without an answer.</param>
    internal void CrashAt(int request, bool lastOneArrives) => (_crashAt, _lastOneArrives) = (request, lastOneArrives);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _count);
        Requests.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
        foreach (var awaited in _awaited.Where(awaited => awaited.IsFor(message.Request)))
        {
            awaited.Came.TrySetResult();
        }

        if (number < _crashAt)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        if (number == _crashAt && _lastOneArrives)
        {
            await ProcessNextAsync(message, pipeline);
        }

        _crashed.TrySetResult();
        throw new IOException("The process died here.");
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Storage is used asynchronously.");

    private sealed record Awaited(string Method, string PathEnd)
    {
        internal TaskCompletionSource Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool IsFor(Request request) =>
            request.Method.Method == Method && request.Uri.Path.EndsWith(PathEnd, StringComparison.Ordinal);
    }
}
