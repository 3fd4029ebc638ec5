using Funding.Functions.Orchestrations;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Reconciling;

/// <summary>Compares an orchestration with what the stored case or meeting says of its process.</summary>
internal static class ProcessCheck
{
    /// <summary>What moved within this time is at work, or its nudge is on its way.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with the orchestration of a process that is called for; null when nothing is.</summary>
    /// <param name="instance">The orchestration with its custom status; null when there is none.</param>
    /// <param name="stage">The case's or meeting's stage.</param>
    /// <param name="next">When time does something next in the process; null while only people have the next move.</param>
    /// <param name="now">Now.</param>
    internal static ProcessFault? FaultOf(
        OrchestrationMetadata? instance,
        string stage,
        DateTimeOffset? next,
        DateTimeOffset now
    ) =>
        instance?.RuntimeStatus switch
        {
            null => ProcessFault.Missing,
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => ProcessFault.Failed,
            OrchestrationRuntimeStatus.Completed => ProcessFault.Ended,
            OrchestrationRuntimeStatus.Running when instance.LastUpdatedAt < now - Patience => Sleeping(
                instance.ReadCustomStatusAs<ProcessStage>(),
                stage,
                next,
                now
            ),
            // Waiting for its turn, at work, or suspended by somebody who will resume it.
            _ => null,
        };

    private static ProcessFault? Sleeping(
        ProcessStage? known,
        string stage,
        DateTimeOffset? next,
        DateTimeOffset now
    ) =>
        known is null || !string.Equals(known.Stage, stage, StringComparison.Ordinal) ? ProcessFault.NotTold
        : next is null ? null
        : next < now - Patience ? ProcessFault.NotWoken
        // To wake once for nothing is no fault; to wake too late, or not at all, is.
        : known.WakeAt is null || known.WakeAt > next + Patience ? ProcessFault.NotTold
        : null;
}
