using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Tests.Storage;

/// <summary>Kills the process before the first request that the test chooses is sent.</summary>
internal sealed class KillBeforePolicy(Func<Request, bool> chosen) : HttpPipelinePolicy
{
    private volatile bool _killed;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_killed || chosen(message.Request))
        {
            _killed = true;
            throw new ProcessKilledException();
        }
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

/// <summary>Kills the process when the nth request that the test chooses has been carried out.</summary>
internal sealed class KillAfterPolicy(Func<Request, bool> chosen, int times) : HttpPipelinePolicy
{
    private int _count;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Volatile.Read(ref _count) >= times)
        {
            throw new ProcessKilledException();
        }
        await ProcessNextAsync(message, pipeline);
        if (chosen(message.Request) && Interlocked.Increment(ref _count) == times)
        {
            throw new ProcessKilledException();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

/// <summary>Runs a test's own code when the first request that it chooses has been carried out or has failed.</summary>
internal sealed class AfterPolicy(Func<Request, bool> chosen, Func<Task> act) : HttpPipelinePolicy
{
    private int _done;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            if (chosen(message.Request) && Interlocked.Exchange(ref _done, 1) == 0)
            {
                await act();
            }
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

internal static class KeyRings
{
    /// <summary>Reads the key ring, which a process does once in its life.</summary>
    internal static Task WarmAsync(this IDataProtectionProvider protection)
    {
        protection.CreateProtector("warm").Protect("");
        return Task.CompletedTask;
    }
}
