using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Orchestrations;
using Funding.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Activities;

/// <summary>
/// One look at a process: what is due by now is done, one thing after the other, and the answer says how the process
/// stands. To look twice is harmless, for what has been done is remembered by its key.
/// </summary>
public sealed class AdvanceProcess
{
    private readonly ApplicationStore _store;
    private readonly Funds _funds;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public AdvanceProcess(ApplicationStore store, Funds funds, TimeProvider time) =>
        (_store, _funds, _time) = (store, funds, time);

    /// <summary>Looks.</summary>
    [Function(nameof(AdvanceProcess))]
    public async Task<ProcessProgress> Run(
        [ActivityTrigger] AdvanceProcessInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = ApplicationId.Parse(input.ApplicationId, null);
        var process = Processes.Parse(input.Process);
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (await _store.LoadAsync(id, cancellationToken) is not { } stored)
            {
                throw new InvalidOperationException("A process was started for an application that is not in storage.");
            }
            var status = Dues.Of(stored.State, process);
            if (status is not { Over: false, Next: { } due } || due.At > _time.GetUtcNow())
            {
                return Progress(stored.State, process, status, input.ReachedUtc);
            }
            if (!done.Add(due.Key))
            {
                throw new InvalidOperationException($"{due.Key} has been done and is still due.");
            }
            // Not to be broken off: between the commit and its effects there is nothing that anybody waits for.
            var command = await WithFundAsync(due.Command, stored.State, process);
            var result = await _store.ChangeAsync(client, id, command, Actor.System, null, CancellationToken.None);
            if (result is ChangeResult.Refused refused)
            {
                throw new InvalidOperationException($"{due.Key} is due but refused: {refused.Refusal.Code}.");
            }
        }
    }

    // What closes the board's item may grant money: the domain is told what is left of it.
    private async Task<ApplicationCommand> WithFundAsync(
        ApplicationCommand command,
        Application application,
        ProcessRef process
    ) =>
        command is ApplicationCommand.RunDue run
        && process is ProcessRef.BoardDecision
        && run.Key.EndsWith("/close", StringComparison.Ordinal)
            ? run with
            {
                Available = await _funds.AvailableAsync(application, CancellationToken.None),
            }
            : command;

    private static ProcessProgress Progress(
        Application application,
        ProcessRef process,
        ProcessStatus status,
        DateTime reachedUtc
    ) =>
        new(
            status.Over,
            status is { Over: false, Next: { } due } ? Waking.At(due.At, reachedUtc) : null,
            application.Stage.ToString(),
            process is ProcessRef.Application && !status.Over ? [.. SubProcessesOf(application)] : []
        );

    private static IEnumerable<SubProcess> SubProcessesOf(Application application) =>
        Dues.Running(application)
            .Where(process => process is not ProcessRef.Application && !Dues.Of(application, process).Over)
            .Select(process => new SubProcess(
                process.Text(),
                process.Orchestrator(),
                process.InstanceId(application.Id)
            ));
}

/// <summary>What to look at.</summary>
/// <param name="ApplicationId">The application, as a GUID with dashes.</param>
/// <param name="Process">Which of its processes, as in <see cref="ProcessInput"/>.</param>
/// <param name="ReachedUtc">The orchestration's own time.</param>
public sealed record AdvanceProcessInput(string ApplicationId, string Process, DateTime ReachedUtc);

/// <summary>How a process stands after a look.</summary>
/// <param name="Over">Nothing more happens in it.</param>
/// <param name="WakeAt">When to look again unless a nudge comes before; null: only a nudge wakes it.</param>
/// <param name="Stage">The application's stage, for the status that staff see.</param>
/// <param name="Running">Of the application's own process: the sub-processes that are under way.</param>
public sealed record ProcessProgress(
    bool Over,
    DateTimeOffset? WakeAt,
    string Stage,
    IReadOnlyList<SubProcess> Running
);

/// <summary>A process within an application's.</summary>
/// <param name="Process">Its text, as in <see cref="ProcessInput"/>.</param>
/// <param name="Orchestrator">Name of the orchestrator that follows it.</param>
/// <param name="InstanceId">Instance id of that orchestration.</param>
public sealed record SubProcess(string Process, string Orchestrator, string InstanceId);
