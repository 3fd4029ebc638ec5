using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

/// <summary>
/// The world around a <see cref="RichOrchestration"/>: starts it, approves, lets time pass, starts the process again when it
/// has died, and asks again for what was not acknowledged.
/// </summary>
/// <param name="hub">Where it is played.</param>
/// <param name="furtherDeaths">Requests that the second process, the third and so on do not survive.</param>
internal sealed class RichWorld(TestHub hub, params int[] furtherDeaths)
{
    private const string Id = "rich";
    private readonly Queue<int> _furtherDeaths = new(furtherDeaths);
    private int _approvals;

    internal async Task<OrchestrationMetadata> PlayAsync()
    {
        while (true)
        {
            try
            {
                if (await StepAsync() is { } end)
                {
                    return end;
                }
            }
            catch (Exception) when (hub.Storage.Crashed.IsCompleted)
            {
                // The process died under the call: it is asked again.
            }

            while (hub.Storage.Crashed.IsCompleted)
            {
                await StartAgainAsync();
            }
        }
    }

    private async Task StartAgainAsync()
    {
        try
        {
            await hub.RestartAsync(dieAt: _furtherDeaths.TryDequeue(out var request) ? request : int.MaxValue);
        }
        catch (Exception) when (hub.Storage.Crashed.IsCompleted)
        {
            // It died while it started.
        }
    }

    private async Task<OrchestrationMetadata?> StepAsync()
    {
        await OrCrash(hub.IdleAsync());
        var instance = await OrCrash(hub.Client.GetInstanceAsync(Id, getInputsAndOutputs: true));
        if (instance is null)
        {
            await OrCrash(
                hub.Client.ScheduleNewOrchestrationInstanceAsync(
                    RichOrchestration.Name,
                    null,
                    new StartOrchestrationOptions(Id)
                )
            );
            return null;
        }

        if (instance.IsCompleted)
        {
            return instance;
        }

        var third = TestHub.Beginning.AddDays(3);
        if (_approvals == 0 || (_approvals == 1 && hub.Time.GetUtcNow() >= third))
        {
            await OrCrash(hub.Client.RaiseEventAsync(Id, "Approval", $"round {_approvals + 1} approved"));
            _approvals++;
            return null;
        }

        hub.Time.SetUtcNow(hub.Engine.NextDue ?? third);
        return null;
    }

    private async Task<T> OrCrash<T>(Task<T> asked)
    {
        await OrCrash((Task)asked);
        return await asked;
    }

    private async Task OrCrash(Task asked)
    {
        if (await Task.WhenAny(asked, hub.Storage.Crashed) != asked)
        {
            throw new IOException("The process died.");
        }

        await asked;
    }
}
