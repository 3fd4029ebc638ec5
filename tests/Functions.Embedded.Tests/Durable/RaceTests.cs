using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class RaceTests
{
    [Fact]
    public async Task An_event_raised_while_its_instance_is_created_comes_after_the_start()
    {
        var functions = new TestFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<string>("Go"));
        await using var hub = await TestHub.StartAsync(functions);
        string[] ids = [.. Enumerable.Range(0, 40).Select(number => $"w{number}")];

        await Parallel.ForEachAsync(
            ids,
            async (id, cancellation) =>
            {
                var starts = hub.Client.ScheduleNewOrchestrationInstanceAsync(
                    "Wait",
                    null,
                    new StartOrchestrationOptions(id),
                    cancellation
                );
                while (!starts.IsCompleted)
                {
                    await hub.Client.RaiseEventAsync(id, "Go", "x", cancellation);
                }

                await starts;
                await hub.Client.RaiseEventAsync(id, "Go", "x", cancellation);
            }
        );

        foreach (var id in ids)
        {
            Assert.Equal("x", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
            using var history = JsonDocument.Parse((await hub.Engine.ExportHistoryAsync(id, CancellationToken.None))!);
            var first = history.RootElement.GetProperty("events")[0].GetProperty("event");
            Assert.Equal("ExecutionStarted", first.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task An_id_can_be_used_again_as_soon_as_its_instance_has_ended()
    {
        var functions = new TestFunctions().Orchestrator(
            "Send",
            context =>
            {
                context.SendEvent("nobody", "Done", "x");
                if (context.GetInput<int>() < 2)
                {
                    context.ContinueAsNew(2);
                }

                return Task.CompletedTask;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);

        for (var round = 0; round < 25; round++)
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Send", 1, new StartOrchestrationOptions("again"));
            var ended = await hub.Client.WaitForInstanceCompletionAsync("again");
            Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        }

        await hub.IdleAsync();
        Assert.Equal(["done|again"], await StoredRows.IndexAsync(hub));
        await hub.RestartAsync();
        Assert.True((await hub.Client.GetInstanceAsync("again"))!.IsCompleted);
    }

    [Fact]
    public async Task Starts_of_the_same_id_at_the_same_time_make_one_instance()
    {
        var functions = new TestFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<string>("Go"));
        await using var hub = await TestHub.StartAsync(functions);

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartAsync()));

        Assert.Equal(1, starts.Count(started => started));

        async Task<bool> StartAsync()
        {
            try
            {
                await hub.Client.ScheduleNewOrchestrationInstanceAsync(
                    "Wait",
                    null,
                    new StartOrchestrationOptions("one")
                );
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}
