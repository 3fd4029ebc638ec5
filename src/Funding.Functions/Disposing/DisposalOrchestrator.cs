using Funding.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Disposing;

/// <summary>Which disposal an orchestration works on.</summary>
/// <param name="Run">Its id.</param>
public sealed record DisposalInput(string Run);

/// <summary>How far a disposal has come after a step.</summary>
/// <param name="More">Whether there is more to do.</param>
/// <param name="Status">Its status, for staff.</param>
public sealed record DisposalProgress(bool More, string Status);

/// <summary>The custom status of a disposal's orchestration, for staff.</summary>
/// <param name="Status">The disposal's status.</param>
/// <param name="Version">The version of the orchestration that runs.</param>
public sealed record DisposalStage(string Status, string Version);

/// <summary>
/// Lists what is due, or disposes of what was confirmed, a step at a time, until there is nothing more to do. Where it is stands in the store alone: a step
/// that was cut off is done again.
/// </summary>
public static class DisposalOrchestrator
{
    /// <summary>Works until the list stands, or all of it is disposed of.</summary>
    [Function(nameof(DisposalOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, DisposalInput input)
    {
        for (var turn = 0; turn < ProcessLoop.TurnsPerExecution; turn++)
        {
            var progress = await context.CallActivityAsync<DisposalProgress>(
                nameof(AdvanceDisposal),
                input,
                Retries.Patient
            );
            context.SetCustomStatus(new DisposalStage(progress.Status, context.Version));
            if (!progress.More)
            {
                return;
            }
        }
        context.ContinueAsNew(input);
    }
}

/// <summary>One step of a disposal.</summary>
public sealed class AdvanceDisposal
{
    private readonly Disposals _disposals;

    /// <summary>Made by the worker.</summary>
    public AdvanceDisposal(Disposals disposals) => _disposals = disposals;

    /// <summary>Does it.</summary>
    [Function(nameof(AdvanceDisposal))]
    public Task<DisposalProgress> Run(
        [ActivityTrigger] DisposalInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => _disposals.NextAsync(client, input.Run, cancellationToken);
}
