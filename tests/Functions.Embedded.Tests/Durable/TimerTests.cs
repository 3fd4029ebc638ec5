namespace Functions.Embedded.Tests.Durable;

public sealed class TimerTests
{
    [Fact]
    public async Task Timers_of_any_length_fire_when_due_and_not_before()
    {
        var functions = new TestFunctions().Orchestrator(
            "Years",
            async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(2 * 365), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Years");
        await hub.AdvanceAsync(TimeSpan.FromDays((2 * 365) - 1));
        Assert.False((await hub.Client.GetInstanceAsync(id))!.IsCompleted);
        await hub.RestartAsync();

        var ended = await hub.EndOfAsync(id);

        Assert.Equal(TestHub.Beginning.AddDays(2 * 365).UtcDateTime, ended.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Next_due_is_the_earliest_timer_that_is_still_wanted()
    {
        var functions = new TestFunctions().Orchestrator(
            "Race",
            async context =>
            {
                using var cancel = new CancellationTokenSource();
                var late = context.CreateTimer(TimeSpan.FromHours(3), CancellationToken.None);
                var early = context.CreateTimer(TimeSpan.FromHours(1), cancel.Token);
                await context.WaitForExternalEvent<string>("NotEarly");
                // CancelAsync would go on on another thread.
                cancel.Cancel();
                await late;
                return early.IsCanceled;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Race");
        Assert.Equal(TestHub.Beginning.AddHours(1), hub.Engine.NextDue);

        await hub.Client.RaiseEventAsync(id, "NotEarly");
        await hub.IdleAsync();
        Assert.Equal(TestHub.Beginning.AddHours(3), hub.Engine.NextDue);
        await hub.RestartAsync();
        await hub.IdleAsync();
        Assert.Equal(TestHub.Beginning.AddHours(3), hub.Engine.NextDue);

        Assert.True((await hub.EndOfAsync(id)).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task An_instance_does_not_end_while_a_timer_of_its_is_neither_fired_nor_cancelled()
    {
        var functions = new TestFunctions().Orchestrator(
            "Leaves",
            context =>
            {
                _ = context.CreateTimer(TimeSpan.FromHours(5), CancellationToken.None);
                return Task.FromResult("returned");
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Leaves");
        await hub.IdleAsync();
        Assert.True((await hub.Client.GetInstanceAsync(id))!.IsRunning);

        await hub.AdvanceAsync(TimeSpan.FromHours(5));

        Assert.True((await hub.Client.GetInstanceAsync(id))!.IsCompleted);
    }

    [Fact]
    public async Task A_timer_that_came_due_while_the_process_was_down_fires_at_the_start()
    {
        var functions = new TestFunctions().Orchestrator(
            "Day",
            async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Day");
        await hub.Engine.AbandonAsync();
        hub.Time.Advance(TimeSpan.FromDays(7));
        await hub.RestartAsync();
        await hub.IdleAsync();

        var ended = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(TestHub.Beginning.AddDays(7).UtcDateTime, ended!.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Waiting_costs_nothing()
    {
        var functions = new TestFunctions().Orchestrator(
            "Waits",
            context => context.WaitForExternalEvent<string>("Never")
        );
        await using var hub = await TestHub.StartAsync(functions);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.IdleAsync();
        hub.Storage.Reset();

        await hub.AdvanceAsync(TimeSpan.FromDays(700));

        Assert.Equal(0, hub.Storage.Count);
        Assert.Null(hub.Engine.NextDue);
    }
}
