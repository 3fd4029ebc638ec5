using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class ContinueAsNewTests
{
    [Theory]
    [InlineData(true, "early late")]
    [InlineData(false, "late")]
    public async Task Unread_events_are_kept_or_dropped_as_asked(bool preserve, string expected)
    {
        var functions = new TestFunctions().Orchestrator(
            "Renew",
            async context =>
            {
                if (context.GetInput<string>() is null)
                {
                    await context.WaitForExternalEvent<string>("Renew");
                    context.ContinueAsNew("second", preserve);
                    return "";
                }

                var seen = new List<string> { await context.WaitForExternalEvent<string>("Item") };
                if (preserve)
                {
                    seen.Add(await context.WaitForExternalEvent<string>("Item"));
                }

                return string.Join(' ', seen);
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Renew");
        await hub.Client.RaiseEventAsync(id, "Item", "early");
        await hub.Client.RaiseEventAsync(id, "Renew");
        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync(id, "Item", "late");

        var ended = await hub.EndOfAsync(id);

        Assert.Equal(expected, ended.ReadOutputAs<string>());
        Assert.Equal("second", ended.ReadInputAs<string>());
    }

    [Fact]
    public async Task A_loop_leaves_no_old_history_behind()
    {
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Loop",
                async context =>
                {
                    var round = context.GetInput<int>();
                    await context.CallActivityAsync<string>("Echo", "x");
                    await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                    if (round < 50)
                    {
                        context.ContinueAsNew(round + 1);
                    }

                    return round;
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Loop", 0);

        Assert.Equal(50, ended.ReadOutputAs<int>());
        Assert.Equal(TestHub.Beginning.AddDays(51), hub.Time.GetUtcNow());
        Assert.InRange(await StoredRows.CountAsync(hub, ended.InstanceId), 2, 10);
    }

    [Fact]
    public async Task A_loop_without_any_wait_is_stored_now_and_then_and_can_be_terminated()
    {
        var rounds = 0;
        var functions = new TestFunctions().Orchestrator(
            "Endless",
            context =>
            {
                Interlocked.Increment(ref rounds);
                context.ContinueAsNew();
                return Task.CompletedTask;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Endless");

        await hub.Client.TerminateInstanceAsync(id, "enough");
        var ended = await hub.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.True(rounds >= 16);
    }

    [Fact]
    public async Task Ids_do_not_repeat_from_one_execution_to_the_next_even_when_time_stands_still()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => Task.FromResult(context.InstanceId))
            .Orchestrator(
                "Renew",
                async context =>
                {
                    List<string> ids =
                    [
                        .. context.GetInput<List<string>>() ?? [],
                        await context.CallSubOrchestratorAsync<string>("Child"),
                    ];
                    if (ids.Count < 3)
                    {
                        context.ContinueAsNew(ids);
                    }

                    return ids;
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ids = (await hub.RunAsync("Renew")).ReadOutputAs<List<string>>()!;

        Assert.Equal(3, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_parent_of_a_renewed_sub_orchestration_gets_the_last_result()
    {
        var functions = new TestFunctions()
            .Orchestrator(
                "Child",
                context =>
                {
                    var round = context.GetInput<int>();
                    if (round < 3)
                    {
                        context.ContinueAsNew(
                            new ContinueAsNewOptions { NewInput = round + 1, NewVersion = $"{round}.0" }
                        );
                    }

                    return Task.FromResult($"{round} {context.Version}");
                }
            )
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>("Child", 0));
        await using var hub = await TestHub.StartAsync(functions);

        Assert.Equal("3 2.0", (await hub.RunAsync("Parent")).ReadOutputAs<string>());
    }
}
