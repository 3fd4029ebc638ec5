using Funding.Functions.Activities;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>The processes that an application's own process has started and not yet seen the end of.</summary>
internal sealed class SubProcesses(TaskOrchestrationContext context, ProcessInput input)
{
    // In the order of their start: the order must be the same on every replay.
    private readonly List<(string Process, Task Run)> _running = [];

    /// <summary>True while none runs.</summary>
    public bool None => _running.Count == 0;

    /// <summary>One task for each that runs.</summary>
    public IEnumerable<Task> Runs => _running.Select(running => running.Run);

    /// <summary>Starts those that are not running yet.</summary>
    public void Start(IReadOnlyList<SubProcess> processes)
    {
        foreach (var process in processes.Where(process => !IsRunning(process.Process)))
        {
            var run = context.CallSubOrchestratorAsync(
                process.Orchestrator,
                input with
                {
                    Process = process.Process,
                },
                new SubOrchestrationOptions(instanceId: process.InstanceId)
            );
            _running.Add((process.Process, run));
        }
    }

    /// <summary>Forgets those that are done; one that failed fails the application's process, so that staff see it.</summary>
    public async Task SettleAsync()
    {
        foreach (var done in _running.Where(running => running.Run.IsCompleted).ToList())
        {
            _running.Remove(done);
            await done.Run;
        }
    }

    private bool IsRunning(string process) =>
        _running.Exists(running => string.Equals(running.Process, process, StringComparison.Ordinal));
}
