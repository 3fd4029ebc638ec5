namespace Functions.Embedded.Tests.Durable;

public sealed class StopTests
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestFunctions Slow(bool listens) =>
        new TestFunctions()
            .AsyncActivity<string, string>(
                "Slow",
                async (text, cancellation) =>
                {
                    _begun.TrySetResult();
                    await _mayEnd.Task.WaitAsync(listens ? cancellation : CancellationToken.None);
                    return text;
                }
            )
            .Orchestrator("Calls", context => context.CallActivityAsync<string>("Slow", "done"));

    [Fact]
    public async Task A_running_activity_that_ends_in_time_is_not_run_again()
    {
        await using var hub = await TestHub.StartAsync(Slow(listens: true));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await _begun.Task;
        var stops = hub.RestartAsync(crash: false);
        _mayEnd.SetResult();
        await stops;

        Assert.Equal("done", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Single(hub.Functions.Begun);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_running_activity_that_does_not_end_in_time_is_run_again_after_the_next_start(bool listens)
    {
        await using var hub = await TestHub.StartAsync(
            Slow(listens),
            options => options with { StopGrace = TimeSpan.FromMilliseconds(10) }
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await _begun.Task;
        await hub.RestartAsync(crash: !listens);
        _mayEnd.SetResult();

        Assert.Equal("done", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(2, hub.Functions.Begun.Count);
    }

    [Fact]
    public async Task A_stopped_engine_says_so_and_stores_nothing_more()
    {
        await using var hub = await TestHub.StartAsync(Slow(listens: true));
        _mayEnd.SetResult();
        var ended = await hub.RunAsync("Calls");
        await hub.Engine.StopAsync();
        hub.Storage.Reset();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls")
        );
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() =>
            hub.Client.RaiseEventAsync(ended.InstanceId, "Go")
        );
        Assert.True(hub.Engine.Stopped.IsCompletedSuccessfully);
        Assert.Equal(0, hub.Storage.Count);
    }

    [Fact]
    public async Task Those_who_wait_for_an_instance_are_let_go_when_the_engine_stops()
    {
        await using var hub = await TestHub.StartAsync(
            new TestFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<string>("Never"))
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        var waits = hub.Client.WaitForInstanceCompletionAsync(id);

        await hub.Engine.StopAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }
}
