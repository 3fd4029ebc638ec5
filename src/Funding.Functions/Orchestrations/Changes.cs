using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// Waits for nudges, dates and sub-processes. One waiter for the nudge lives as long as the execution and is never
/// cancelled: a cancelled waiter has eaten events (azure-functions-durable-extension#3255, durabletask-dotnet#508).
/// </summary>
internal sealed class Changes(TaskOrchestrationContext context)
{
    private Task _nudge = context.WaitForExternalEvent<object?>(ProcessNudge.EventName);

    /// <summary>Takes every nudge that has come: one look at the store answers all of them.</summary>
    public void Drain()
    {
        while (_nudge.IsCompleted)
        {
            _nudge = context.WaitForExternalEvent<object?>(ProcessNudge.EventName);
        }
    }

    /// <summary>Returns when a nudge comes, the date is reached, or one of the others is done.</summary>
    public async Task NextAsync(DateTimeOffset? date, params IEnumerable<Task> others)
    {
        using var dateNoLongerNeeded = new CancellationTokenSource();
        List<Task> awaited = [_nudge, .. others];
        if (date is { } at)
        {
            awaited.Add(context.CreateTimer(at.UtcDateTime, dateNoLongerNeeded.Token));
        }
        await Task.WhenAny(awaited);
        // An orchestration does not complete while a timer of its own is neither fired nor cancelled.
        // Not CancelAsync: that leaves the orchestrator's own thread.
        dateNoLongerNeeded.Cancel();
    }
}
