using Azure.Core;
using Azure.Core.Pipeline;

namespace Funding.Functions.Tests.Storage;

/// <summary>The process is dead: nothing that it does reaches storage any more.</summary>
internal sealed class ProcessKilledException() : Exception("The process has been killed.");

/// <summary>Kills the process at its nth request, before it is sent or after it was carried out.</summary>
internal sealed class KillPolicy(int request, bool afterwards) : HttpPipelinePolicy
{
    private int _count;

    internal bool Killed => Volatile.Read(ref _count) >= request;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var count = Interlocked.Increment(ref _count);
        if (count > request || (count == request && !afterwards))
        {
            throw new ProcessKilledException();
        }
        await ProcessNextAsync(message, pipeline);
        if (count == request)
        {
            throw new ProcessKilledException();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Killed)
        {
            throw new ProcessKilledException();
        }
        ProcessNext(message, pipeline);
    }
}

/// <summary>Has the first request that a test chooses carried out and its answer lost, as by a broken connection.</summary>
internal sealed class LostAnswerPolicy(Func<Request, bool> chosen) : HttpPipelinePolicy
{
    private int _lost;

    internal bool HasLost => _lost > 0;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (chosen(message.Request) && Interlocked.Exchange(ref _lost, 1) == 0)
        {
            throw new IOException("The connection broke before the answer came.");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

/// <summary>Counts requests, every attempt of them: what Azure bills.</summary>
internal sealed class CountPolicy : HttpPipelinePolicy
{
    private readonly List<string> _requests = [];

    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    internal void Reset()
    {
        lock (_requests)
        {
            _requests.Clear();
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        ProcessNext(message, pipeline);
    }

    private void Count(HttpMessage message)
    {
        lock (_requests)
        {
            _requests.Add($"{message.Request.Method} {message.Request.Uri.Path}");
        }
    }
}

/// <summary>Runs a test's own code before the first request that it chooses is sent: another's deed at the worst moment.</summary>
internal sealed class BeforePolicy(Func<Request, bool> chosen, Func<Task> act) : HttpPipelinePolicy
{
    private int _done;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (chosen(message.Request) && Interlocked.Exchange(ref _done, 1) == 0)
        {
            await act();
        }
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

/// <summary>As <see cref="BeforePolicy"/>, for calls that wait.</summary>
internal sealed class BeforeSyncPolicy(Func<Request, bool> chosen, Action act) : HttpPipelinePolicy
{
    private int _done;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNextAsync(message, pipeline);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (chosen(message.Request) && Interlocked.Exchange(ref _done, 1) == 0)
        {
            act();
        }
        ProcessNext(message, pipeline);
    }
}
