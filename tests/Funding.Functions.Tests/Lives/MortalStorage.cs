using Azure.Core;
using Azure.Core.Pipeline;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// Stands between one process and the storage. When the plan says so, the process dies: that call fails, and every later
/// one, as nothing of a killed process reaches the storage any more.
/// </summary>
internal sealed class MortalStorage(ICrashPlan plan) : HttpPipelinePolicy
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _quiet;
    private int _underWay;

    internal bool IsDead => _died.Task.IsCompleted;

    /// <summary>Completes when the process dies.</summary>
    internal Task Died => _died.Task;

    /// <summary>Completes when the storage has answered everything that had been sent when the process died.</summary>
    internal Task WhenQuietAsync()
    {
        lock (_gate)
        {
            return _underWay == 0
                ? Task.CompletedTask
                : (_quiet ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        await CallAsync(message, () => ProcessNextAsync(message, pipeline));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var call = CallAsync(
            message,
            () =>
            {
                ProcessNext(message, pipeline);
                return ValueTask.CompletedTask;
            }
        );

        // Nothing in it has waited: this only passes its exception on.
        call.GetAwaiter().GetResult();
    }

    private async Task CallAsync(HttpMessage message, Func<ValueTask> next)
    {
        var death = Begin(message);
        try
        {
            if (death != Death.BeforeTheCall)
            {
                await next();
            }
        }
        finally
        {
            End();
        }

        // This call, or another one meanwhile, has killed the process: nobody is left to read the answer.
        if (IsDead)
        {
            throw new ProcessDiedException();
        }
    }

    private Death? Begin(HttpMessage message)
    {
        lock (_gate)
        {
            if (IsDead)
            {
                throw new ProcessDiedException();
            }

            _underWay++;
            var death = plan.At(StorageCall.Of(message.Request));
            if (death is not null)
            {
                _died.SetResult();
            }

            return death;
        }
    }

    private void End()
    {
        TaskCompletionSource? quiet = null;
        lock (_gate)
        {
            if (--_underWay == 0)
            {
                (quiet, _quiet) = (_quiet, null);
            }
        }

        quiet?.SetResult();
    }
}

/// <summary>The process has died. No client retries on this, as no client is left to.</summary>
internal sealed class ProcessDiedException() : Exception("The process has died.");
