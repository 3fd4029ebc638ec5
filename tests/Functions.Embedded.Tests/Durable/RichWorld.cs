using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

/// <summary>
/// The world around a <see cref="RichOrchestration"/>: starts it, approves, lets time pass, starts the process again when it
/// has died, and asks again for what was not acknowledged.
/// </summary>
internal sealed class RichWorld(TestHub hub)
{
    private const string Id = "rich";
    private readonly CountingPolicy _storage = hub.Storage;
    private int _approvals;
    private bool _restarted;

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
            catch (Exception) when (_storage.Crashed.IsCompleted && !_restarted)
            {
                // The process died under the call: it is asked again.
            }

            if (_storage.Crashed.IsCompleted && !_restarted)
            {
                _restarted = true;
                await hub.RestartAsync();
            }
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
        if (!_restarted && await Task.WhenAny(asked, _storage.Crashed) != asked)
        {
            throw new IOException("The process died.");
        }

        await asked;
    }
}
