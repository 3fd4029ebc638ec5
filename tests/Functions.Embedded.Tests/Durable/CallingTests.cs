using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class CallingTests
{
    private sealed record Order(string Item, int Count);

    [Fact]
    public async Task Activities_run_one_after_another_and_their_results_come_back()
    {
        var functions = new TestFunctions()
            .Activity<Order, Order>("Double", order => order with { Count = order.Count * 2 })
            .Orchestrator(
                "Chain",
                async context =>
                {
                    var order = context.GetInput<Order>()!;
                    for (var i = 0; i < 5; i++)
                    {
                        order = await context.CallActivityAsync<Order>("Double", order);
                    }

                    return order;
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Chain", new Order("chairs", 1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(new Order("chairs", 32), ended.ReadOutputAs<Order>());
        Assert.Equal(new Order("chairs", 1), ended.ReadInputAs<Order>());
    }

    [Fact]
    public async Task A_chain_of_five_activities_costs_eight_storage_requests()
    {
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Chain",
                async context =>
                {
                    for (var i = 0; i < 5; i++)
                    {
                        await context.CallActivityAsync<string>("Echo", "x");
                    }
                }
            );
        await using var hub = await TestHub.StartAsync(functions);
        hub.Storage.Reset();

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Chain");
        await hub.IdleAsync();

        Assert.Equal(8, hub.Storage.Count);
    }

    [Fact]
    public async Task Many_activities_run_at_the_same_time_but_no_more_than_allowed()
    {
        var running = 0;
        var most = 0;
        var gate = new Lock();
        var functions = new TestFunctions()
            .AsyncActivity<int, int>(
                "Square",
                async (number, _) =>
                {
                    lock (gate)
                    {
                        most = Math.Max(most, ++running);
                    }

                    await Task.Yield();
                    lock (gate)
                    {
                        running--;
                    }

                    return number * number;
                }
            )
            .Orchestrator(
                "FanOut",
                async context =>
                {
                    var squares = Enumerable
                        .Range(1, 250)
                        .Select(number => context.CallActivityAsync<int>("Square", number))
                        .ToList();
                    return (await Task.WhenAll(squares)).Sum();
                }
            );
        await using var hub = await TestHub.StartAsync(functions, o => o with { MaxConcurrentActivities = 4 });

        var ended = await hub.RunAsync("FanOut");

        Assert.Equal(Enumerable.Range(1, 250).Sum(n => n * n), ended.ReadOutputAs<int>());
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task A_failed_activity_can_be_caught_with_its_details()
    {
        var functions = new TestFunctions()
            .Activity<string, string>(
                "Fail",
                text => throw new FormatException("bad " + text, new TimeoutException("slow"))
            )
            .Orchestrator(
                "Catch",
                async context =>
                {
                    try
                    {
                        await context.CallActivityAsync("Fail", "day");
                        return "not reached";
                    }
                    catch (TaskFailedException e)
                    {
                        var inner = e.FailureDetails.InnerFailure!;
                        return $"{e.TaskName} {e.FailureDetails.IsCausedBy<FormatException>()} {e.FailureDetails.ErrorMessage} {inner.IsCausedBy<TimeoutException>()} {inner.ErrorMessage}";
                    }
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Catch");

        Assert.Equal("Fail True bad day True slow", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_failure_that_is_not_caught_fails_the_instance_and_keeps_its_cause()
    {
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", _ => throw new InvalidOperationException("no"))
            .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<string>("Child"))
            .Orchestrator("Child", context => context.CallActivityAsync<string>("Fail", "x"));
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        var ofChild = ended.FailureDetails!;
        Assert.True(ofChild.IsCausedBy<TaskFailedException>());
        Assert.True(ofChild.InnerFailure!.IsCausedBy<TaskFailedException>());
        Assert.True(ofChild.InnerFailure.InnerFailure!.IsCausedBy<InvalidOperationException>());
        Assert.Equal("no", ofChild.InnerFailure.InnerFailure.ErrorMessage);
    }

    [Fact]
    public async Task A_missing_activity_and_a_missing_sub_orchestrator_fail_the_call_by_name()
    {
        var functions = new TestFunctions().Orchestrator(
            "Calls",
            async context =>
            {
                var messages = new List<string>();
                foreach (
                    var call in new Func<Task>[]
                    {
                        () => context.CallActivityAsync("NoSuchActivity"),
                        () => context.CallSubOrchestratorAsync("NoSuchChild"),
                    }
                )
                {
                    try
                    {
                        await call();
                    }
                    catch (TaskFailedException e)
                    {
                        messages.Add(e.FailureDetails.ErrorMessage);
                    }
                }

                return string.Join(' ', messages);
            }
        );
        await using var hub = await TestHub.StartAsync(functions);

        var output = (await hub.RunAsync("Calls")).ReadOutputAs<string>();

        Assert.Contains("NoSuchActivity", output, StringComparison.Ordinal);
        Assert.Contains("NoSuchChild", output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("NoSuchOrchestrator")
        );
    }

    [Fact]
    public async Task Sub_orchestrations_run_with_the_id_they_are_given_and_know_their_parent()
    {
        var functions = new TestFunctions()
            .Orchestrator(
                "Parent",
                async context =>
                {
                    var named = await context.CallSubOrchestratorAsync<string>(
                        "Child",
                        "a",
                        new SubOrchestrationOptions(instanceId: context.InstanceId + ":child/1")
                    );
                    var unnamed = await context.CallSubOrchestratorAsync<string>("Child", "b");
                    return $"{named} {unnamed}";
                }
            )
            .Orchestrator(
                "Child",
                context =>
                    Task.FromResult(
                        $"{context.GetInput<string>()}<{context.Parent!.Name.Name}:{context.Parent.InstanceId}"
                    )
            );
        await using var hub = await TestHub.StartAsync(functions);

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", null, new StartOrchestrationOptions("p#1"));
        var ended = await hub.EndOfAsync("p#1");

        Assert.Equal("a<Parent:p#1 b<Parent:p#1", ended.ReadOutputAs<string>());
        Assert.NotNull(await hub.Client.GetInstanceAsync("p#1:child/1"));
    }

    [Fact]
    public async Task A_hundred_sub_orchestrations_share_the_index_writes()
    {
        var functions = new TestFunctions()
            .Orchestrator(
                "Parent",
                async context =>
                {
                    var children = Enumerable
                        .Range(0, 100)
                        .Select(number => context.CallSubOrchestratorAsync<int>("Child", number));
                    return (await Task.WhenAll(children)).Sum();
                }
            )
            .Orchestrator("Child", context => Task.FromResult(context.GetInput<int>()));
        await using var hub = await TestHub.StartAsync(functions);
        hub.Storage.Reset();

        var ended = await hub.RunAsync("Parent");

        Assert.Equal(4950, ended.ReadOutputAs<int>());
        // One commit each, a few of the parent, and index writes of up to fifty instances at a time.
        Assert.InRange(hub.Storage.Count, 101, 260);
    }

    [Fact]
    public async Task Large_inputs_results_events_and_outputs_come_through()
    {
        var large = new string('å', 700_000);
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Large",
                async context =>
                {
                    var input = context.GetInput<string>()!;
                    var echoed = await context.CallActivityAsync<string>("Echo", input);
                    var raised = await context.WaitForExternalEvent<string>("Large");
                    return input.Length == echoed.Length && echoed == raised ? raised : "different";
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Large", large);
        await hub.IdleAsync();
        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync(id, "Large", large);
        var ended = await hub.EndOfAsync(id);

        Assert.Equal(large, ended.ReadOutputAs<string>());
        Assert.Equal(large, ended.ReadInputAs<string>());
    }

    [Fact]
    public async Task More_steps_than_one_transaction_holds_are_one_turn_all_the_same()
    {
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Wide",
                async context =>
                {
                    var text = new string('x', 20_000);
                    var calls = Enumerable.Range(0, 230).Select(_ => context.CallActivityAsync<string>("Echo", text));
                    await Task.WhenAll(calls);
                    return "done";
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Wide");

        Assert.Equal("done", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Time_and_ids_are_the_same_at_every_replay()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Ids",
                async context =>
                {
                    var first = $"{context.NewGuid()} {context.NewGuid()} {context.CurrentUtcDateTime:O}";
                    seen.Enqueue(first);
                    await context.CallActivityAsync<string>("Echo", "a");
                    await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        await hub.RunAsync("Ids");

        Assert.True(seen.Count >= 3);
        Assert.Single(seen.Distinct());
        var guids = seen.First().Split(' ');
        Assert.NotEqual(guids[0], guids[1]);
    }

    [Fact]
    public async Task Only_what_is_new_is_not_a_replay()
    {
        var fresh = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var functions = new TestFunctions()
            .Echo()
            .Orchestrator(
                "Log",
                async context =>
                {
                    Note("begin");
                    await context.CallActivityAsync<string>("Echo", "a");
                    Note("middle");
                    await context.CallActivityAsync<string>("Echo", "b");
                    Note("end");

                    void Note(string what)
                    {
                        if (!context.IsReplaying)
                        {
                            fresh.Enqueue(what);
                        }
                    }
                }
            );
        await using var hub = await TestHub.StartAsync(functions);

        await hub.RunAsync("Log");

        Assert.Equal(["begin", "middle", "end"], fresh);
    }

    [Fact]
    public async Task Awaiting_what_is_not_durable_fails_the_instance_and_says_so()
    {
        var functions = new TestFunctions().Orchestrator(
            "Illegal",
            async _ => await Task.Run(() => "from another thread")
        );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Illegal");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("not durable", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_and_rewind_are_refused_by_name()
    {
        var functions = new TestFunctions().Orchestrator(
            "Uses",
            context => Task.FromResult(context.Entities.ToString())
        );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Uses");

        Assert.Contains("entities", ended.FailureDetails!.ErrorMessage, StringComparison.OrdinalIgnoreCase);
        var entities = Assert.Throws<NotSupportedException>(() => hub.Client.Entities);
        Assert.Contains("entities", entities.Message, StringComparison.OrdinalIgnoreCase);
        var rewind = await Assert.ThrowsAsync<NotSupportedException>(() =>
            hub.Client.RewindInstanceAsync(ended.InstanceId, "why")
        );
        Assert.Contains("Rewind", rewind.Message, StringComparison.Ordinal);
    }
}
