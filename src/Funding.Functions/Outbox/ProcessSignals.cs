using Funding.Core;
using Funding.Functions.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Outbox;

/// <summary>
/// Starts and nudges orchestrations. One that runs is left alone when it is to be started; one that failed, was terminated
/// or has come to its end starts again under the same id, for its truth is in the store: a case that was opened again is
/// followed again, and one that is over is found to be so at the first look.
/// </summary>
internal static class ProcessSignals
{
    internal static async Task StartAsync(DurableTaskClient client, Guid id, ProcessRef process)
    {
        var instance = process.InstanceId(id);
        if (await client.GetInstanceAsync(instance) is null or { IsCompleted: true })
        {
            await ScheduleAsync(client, id, process);
        }
    }

    internal static async Task NudgeAsync(DurableTaskClient client, Guid id, ProcessRef process)
    {
        var instance = process.InstanceId(id);
        var found = await client.GetInstanceAsync(instance);
        if (found is null || found.RuntimeStatus == OrchestrationRuntimeStatus.Completed)
        {
            // Not begun: it reads the store when it begins. Over: there is nobody to tell.
            return;
        }
        if (NeedsStart(found))
        {
            // A process within another is started again by that one.
            if (!process.IsWithinAnother())
            {
                await ScheduleAsync(client, id, process);
            }
            return;
        }
        try
        {
            await client.RaiseEventAsync(instance, ProcessNudge.EventName);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The host refuses events for an instance that came to its end since we looked; anything else is a fault.
            if (await client.GetInstanceAsync(instance) is { IsCompleted: false })
            {
                throw;
            }
        }
    }

    private static async Task ScheduleAsync(DurableTaskClient client, Guid id, ProcessRef process)
    {
        var instance = process.InstanceId(id);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                process.Orchestrator(),
                process.Input(id),
                new StartOrchestrationOptions(instance)
            );
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // Another dispatcher was first: then there is one, and it is not a failed one.
            if (NeedsStart(await client.GetInstanceAsync(instance)))
            {
                throw;
            }
        }
    }

    private static bool NeedsStart(OrchestrationMetadata? instance) =>
        instance is null
        || instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
