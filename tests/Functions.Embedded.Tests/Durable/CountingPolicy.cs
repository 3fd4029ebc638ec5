using Azure.Core;
using Azure.Core.Pipeline;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Counts requests to storage, and can fail one and all after it: what a crash at that point looks like.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private int _count;
    private int _failFrom = int.MaxValue;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>Requests that were let out, as `METHOD path`.</summary>
    internal System.Collections.Concurrent.ConcurrentQueue<string> Requests { get; } = new();

    internal Action? Crashed { get; set; }

    internal void Reset()
    {
        Requests.Clear();
        Volatile.Write(ref _count, 0);
    }

    internal void FailFrom(int number) => Volatile.Write(ref _failFrom, number);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (Interlocked.Increment(ref _count) >= Volatile.Read(ref _failFrom))
        {
            Crashed?.Invoke();
            throw new IOException("The process was killed here.");
        }

        Requests.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
    }
}
