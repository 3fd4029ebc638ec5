using Functions.Embedded.Tests.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Hosting;

public sealed class DurableBindingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(_start);
    private readonly Diary _diary = new();
    private EmbeddedRuntime _runtime = null!;

    private DurableTaskClient Client => _runtime.DurableTaskClient;

    public async Task InitializeAsync()
    {
        var options = await TestRuntime.OptionsAsync(typeof(DurableBindingFunctions));
        _runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                TimeProvider = _time,
                Middleware = [typeof(Watcher)],
                ConfigureServices = (services, _) => services.AddSingleton(_diary),
            }
        );
    }

    public async Task DisposeAsync() => await _runtime.DisposeAsync();

    [Fact]
    public async Task Orchestrators_and_activities_get_their_input_context_client_token_and_services()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(
            "Fulfil",
            new Order("Vimmerby", [1, 2, 3]),
            new StartOrchestrationOptions("order-1")
        );
        var done = await Client.WaitForInstanceCompletionAsync("order-1", getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(
            "Fulfil: 6 things for Vimmerby (order-1, Pack) sent while Running, can be cancelled: True, Diary injected",
            done.ReadOutputAs<string>()
        );
    }

    [Fact]
    public async Task Middleware_runs_around_each_activity_and_each_play_of_an_orchestrator()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(
            "Fulfil",
            new Order("Nybro", []),
            new StartOrchestrationOptions("order-1")
        );
        await Client.WaitForInstanceCompletionAsync("order-1");

        Assert.Equal(
            [
                "Fulfil begins",
                "Pack begins",
                "Pack ends",
                "Fulfil begins",
                "Send begins",
                "Send ends",
                "Fulfil begins",
                "Fulfil ends",
            ],
            _diary.Entries
        );
    }

    [Fact]
    public async Task An_absent_input_is_null()
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync("WithoutInput");
        var done = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("for nobody", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Virtual_time_does_not_go_round_in_circles_over_timers_of_a_runtime_that_has_ended()
    {
        var virtualTime = new VirtualTime(_runtime, _time, _time.SetUtcNow);
        await Client.ScheduleNewOrchestrationInstanceAsync("Month");
        await _runtime.WhenIdleAsync();

        await _runtime.AbandonAsync();

        Assert.Null(_runtime.NextDue);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => virtualTime.AdvanceToAsync(_start.AddYears(1)));
    }

    [Fact]
    public async Task Virtual_time_jumps_from_timer_to_timer()
    {
        var virtualTime = new VirtualTime(_runtime, _time, _time.SetUtcNow);
        var id = await Client.ScheduleNewOrchestrationInstanceAsync("Month");
        await _runtime.WhenIdleAsync();

        Assert.Equal(_start.AddDays(30), _runtime.NextDue);
        Assert.True(await virtualTime.AdvanceToNextAsync());
        Assert.Equal(_start.AddDays(30), _time.GetUtcNow());
        Assert.Equal(_start.AddDays(430), _runtime.NextDue);

        await virtualTime.AdvanceToAsync(_start.AddYears(3));
        var done = await Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, done!.RuntimeStatus);
        Assert.Equal(1, done.ReadOutputAs<int>());
        Assert.Equal(_start.AddDays(430), done.LastUpdatedAt);
        Assert.Equal(_start.AddYears(3), _time.GetUtcNow());
        Assert.Null(_runtime.NextDue);
        Assert.False(await virtualTime.AdvanceToNextAsync());
    }
}
