using Azure;
using Functions.Embedded.Durable.History;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <summary>
/// What follows when an instance has ended. The live row of the index goes last: while it is there, a start does all of it
/// again.
/// </summary>
internal sealed partial class InstanceEnding(Hub hub, Instances instances, InstanceRunner runner, OpenWork openWork)
{
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it is done.</summary>
    public Task Done => _done.Task;

    /// <summary>Begins it, once.</summary>
    public void Begin(InstanceState state)
    {
        var work = hub.Work.Begin();
        instances.NotifyParent(state.Record);
        _ = Task.Run(
            async () =>
            {
                using (work)
                {
                    await EndAsync(state).ConfigureAwait(false);
                }
            },
            CancellationToken.None
        );
    }

    private async Task EndAsync(InstanceState state)
    {
        while (!hub.Stop.Everything.IsCancellationRequested)
        {
            try
            {
                await TerminateChildrenAsync(state).ConfigureAwait(false);
                await openWork.WhenDeliveredAsync().WaitAsync(hub.Stop.Everything).ConfigureAwait(false);
                await CleanUpAsync(state).ConfigureAwait(false);
                await hub.Index.MoveToDoneAsync(state.Record).ConfigureAwait(false);
                instances.Remove(runner);
                _done.TrySetResult();
                return;
            }
            catch (Exception) when (hub.Stop.HasBegun)
            {
                return;
            }
#pragma warning disable CA1031 // It must be done; the next start would do it too.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(hub.Log, state.Record.Id, e);
                await Task.Delay(_retryDelay, TimeProvider.System, hub.Stop.Everything)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task CleanUpAsync(InstanceState state)
    {
        string[] rows = [.. state.Obsolete, .. openWork.TakeDelivered()];
        try
        {
            await hub.Store.DeleteAsync(state.Record.Id, rows, hub.Stop.Everything).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // An earlier try has deleted them; what is left of them, if anything, goes when the instance is purged.
        }
    }

    private Task TerminateChildrenAsync(InstanceState state)
    {
        if (!state.History.Any(happened => happened is ExecutionTerminated { Recursive: true }))
        {
            return Task.CompletedTask;
        }

        var children = state.UnendedSteps().Values.OfType<SubOrchestrationCreated>();
        return Task.WhenAll(children.Select(child => instances.TerminateChildAsync(state.Record, child)));
    }

    [LoggerMessage(LogLevel.Error, "What follows from the end of instance '{InstanceId}' failed; it is tried again.")]
    private static partial void LogFailed(ILogger log, string instanceId, Exception exception);
}
