using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class LifeTests
{
    private static TestFunctions Waiter() =>
        new TestFunctions()
            .Echo()
            .Orchestrator(
                "Wait",
                async context =>
                {
                    context.SetCustomStatus("waiting");
                    var got = await context.WaitForExternalEvent<string>("Go");
                    context.SetCustomStatus("going");
                    return await context.CallActivityAsync<string>("Echo", got);
                }
            )
            .Orchestrator(
                "WaitBelow",
                context =>
                    context.CallSubOrchestratorAsync<string>(
                        "Wait",
                        options: new SubOrchestrationOptions(instanceId: context.InstanceId + "-child")
                    )
            );

    private static async Task<string> StartAsync(TestHub hub, string name, string id) =>
        await hub.Client.ScheduleNewOrchestrationInstanceAsync(name, null, new StartOrchestrationOptions(id));

    private static async Task<OrchestrationRuntimeStatus?> StatusAsync(TestHub hub, string id) =>
        (await hub.Client.GetInstanceAsync(id))?.RuntimeStatus;

    [Fact]
    public async Task A_suspended_instance_keeps_what_comes_in_until_it_is_resumed()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "Wait", "a");
        await hub.Client.SuspendInstanceAsync("a", "pause");
        await hub.Client.RaiseEventAsync("a", "Go", "now");
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await StatusAsync(hub, "a"));
        Assert.Empty(hub.Functions.Begun);
        await hub.RestartAsync();
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await StatusAsync(hub, "a"));

        await hub.Client.ResumeInstanceAsync("a");

        Assert.Equal("now", (await hub.EndOfAsync("a")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_happened_while_suspended_is_seen_at_the_time_of_resuming()
    {
        var functions = new TestFunctions().Orchestrator(
            "Times",
            async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        await StartAsync(hub, "Times", "a");
        await hub.Client.SuspendInstanceAsync("a");
        await hub.AdvanceAsync(TimeSpan.FromHours(10));
        await hub.RestartAsync();
        await hub.AdvanceAsync(TimeSpan.FromHours(10));
        await hub.Client.ResumeInstanceAsync("a");

        var ended = await hub.EndOfAsync("a");

        Assert.Equal(TestHub.Beginning.AddHours(20).UtcDateTime, ended.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task A_terminated_instance_ends_at_once_with_the_given_output()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "Wait", "a");

        await hub.Client.TerminateInstanceAsync("a", "stopped by hand");

        var ended = await hub.EndOfAsync("a");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("stopped by hand", ended.ReadOutputAs<string>());
        Assert.Equal("waiting", ended.ReadCustomStatusAs<string>());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => hub.Client.TerminateInstanceAsync("a"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => hub.Client.SuspendInstanceAsync("a"));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.TerminateInstanceAsync("nobody"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Termination_reaches_sub_orchestrations_when_asked_to(bool recursive)
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "WaitBelow", "a");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("a", new TerminateInstanceOptions(Recursive: recursive));
        await hub.IdleAsync();

        Assert.Equal(
            recursive ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Running,
            await StatusAsync(hub, "a-child")
        );
    }

    [Fact]
    public async Task The_end_of_a_terminated_sub_orchestration_is_a_failure_for_its_parent()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "WaitBelow", "a");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("a-child");

        var ended = await hub.EndOfAsync("a");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("terminated", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purging_removes_everything_of_an_ended_instance_and_nothing_of_a_running_one()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "WaitBelow", "a");
        await hub.IdleAsync();
        Assert.Equal(0, (await hub.Client.PurgeInstanceAsync("a")).PurgedInstanceCount);
        await hub.Client.RaiseEventAsync("a-child", "Go", new string('x', 100_000));
        await hub.EndOfAsync("a");

        var purged = await hub.Client.PurgeInstanceAsync("a", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(2, purged.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("a"));
        Assert.Null(await hub.Client.GetInstanceAsync("a-child"));
        Assert.Equal(0, await StoredRows.CountAsync(hub, "a"));
        Assert.Empty(await StoredRows.IndexAsync(hub));
        Assert.Equal(0, (await hub.Client.PurgeInstanceAsync("a")).PurgedInstanceCount);
    }

    [Fact]
    public async Task Purging_by_filter_takes_what_was_created_in_time_and_has_ended_so()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        foreach (var id in (string[])["old", "terminated", "running", "new"])
        {
            if (id == "new")
            {
                await hub.AdvanceAsync(TimeSpan.FromDays(10));
            }

            await StartAsync(hub, "Wait", id);
            if (id == "terminated")
            {
                await hub.Client.TerminateInstanceAsync(id);
            }
            else if (id != "running")
            {
                await hub.Client.RaiseEventAsync(id, "Go", "x");
            }
        }

        await hub.IdleAsync();
        var filter = new PurgeInstancesFilter(
            CreatedTo: TestHub.Beginning.AddDays(1),
            Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Running]
        );

        var purged = await hub.Client.PurgeAllInstancesAsync(filter);

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await StatusAsync(hub, "old"));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await StatusAsync(hub, "terminated"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(hub, "running"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(hub, "new"));
    }

    [Fact]
    public async Task A_running_instance_stands_in_the_way_of_another_with_its_id_and_an_ended_one_only_if_asked_to()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        await StartAsync(hub, "Wait", "a");
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => StartAsync(hub, "Wait", "a"));
        await hub.Client.RaiseEventAsync("a", "Go", "first");
        await hub.EndOfAsync("a");
        var deduped = new StartOrchestrationOptions("a").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, deduped)
        );

        await StartAsync(hub, "Wait", "a");
        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync("a", "Go", "second");

        Assert.Equal("second", (await hub.EndOfAsync("a")).ReadOutputAs<string>());
        Assert.Equal(["done|a"], await StoredRows.IndexAsync(hub));
    }

    [Fact]
    public async Task Restarting_runs_the_same_input_again()
    {
        var functions = new TestFunctions()
            .Activity<string, string>("Count", text => text + "!")
            .Orchestrator("Say", context => context.CallActivityAsync<string>("Count", context.GetInput<string>()));
        await using var hub = await TestHub.StartAsync(functions);
        var ended = await hub.RunAsync("Say", "hej");

        var same = await hub.Client.RestartAsync(ended.InstanceId);
        var other = await hub.Client.RestartAsync(ended.InstanceId, restartWithNewInstanceId: true);

        Assert.Equal(ended.InstanceId, same);
        Assert.NotEqual(ended.InstanceId, other);
        Assert.Equal("hej!", (await hub.EndOfAsync(same)).ReadOutputAs<string>());
        Assert.Equal("hej!", (await hub.EndOfAsync(other)).ReadOutputAs<string>());
        Assert.Equal(3, functions.Begun.Count);
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("nobody"));
    }

    [Fact]
    public async Task A_start_can_be_set_for_later()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        var later = new StartOrchestrationOptions("a", TestHub.Beginning.AddDays(3));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, later);
        await hub.Client.RaiseEventAsync("a", "Go", "early");
        await hub.RestartAsync();
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, await StatusAsync(hub, "a"));
        Assert.Equal(TestHub.Beginning.AddDays(3), hub.Engine.NextDue);

        var ended = await hub.EndOfAsync("a");

        Assert.Equal("early", ended.ReadOutputAs<string>());
        Assert.Equal(TestHub.Beginning.AddDays(3), ended.LastUpdatedAt);
    }

    [Fact]
    public async Task The_custom_status_is_shown_and_may_not_be_large()
    {
        var functions = new TestFunctions().Orchestrator(
            "Status",
            async context =>
            {
                context.SetCustomStatus(new string('x', 8_000));
                await context.WaitForExternalEvent<string>("Go");
                context.SetCustomStatus(new string('x', 8_200));
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        await StartAsync(hub, "Status", "a");
        var running = await hub.Client.WaitForInstanceStartAsync("a", getInputsAndOutputs: true);
        Assert.Equal(8_000, running.ReadCustomStatusAs<string>()!.Length);
        await hub.Client.RaiseEventAsync("a", "Go");

        var ended = await hub.EndOfAsync("a");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("custom status", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_wait_for_an_instance_are_told_when_it_starts_and_when_it_ends()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        var starts = hub.Client.WaitForInstanceStartAsync("a");
        var ends = hub.Client.WaitForInstanceCompletionAsync("a", getInputsAndOutputs: true);

        await StartAsync(hub, "Wait", "a");
        Assert.True((await starts).IsRunning);
        await hub.Client.RaiseEventAsync("a", "Go", "x");

        Assert.Equal("x", (await ends).ReadOutputAs<string>());
        await hub.IdleAsync();
        Assert.True((await hub.Client.WaitForInstanceCompletionAsync("a")).IsCompleted);
    }
}
