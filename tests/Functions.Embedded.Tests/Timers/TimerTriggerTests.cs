using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Timers;

public sealed class TimerTriggerTests
{
    private static readonly DateTimeOffset _start = new(2027, 3, 1, 8, 2, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(_start);
    private readonly LogMemory _log = new();
    private readonly string _hub = StorageEmulator.NewHubName();
    private readonly Bell _bell;

    public TimerTriggerTests() => _bell = new Bell(_time);

    [Fact]
    public async Task It_runs_at_each_time_of_its_schedule_and_not_at_the_start()
    {
        await using var runtime = await StartAsync<EveryFiveMinutes>();

        await PassAsync(runtime, TimeSpan.FromMinutes(1), times: 14);

        Assert.Equal(["03-01 08:05:00", "03-01 08:10:00", "03-01 08:15:00"], _bell.Rings);
        Assert.Equal(_start.AddMinutes(8).UtcDateTime, _bell.LastInfo!.ScheduleStatus!.Last);
        Assert.Equal(_start.AddMinutes(18).UtcDateTime, _bell.LastInfo.ScheduleStatus.Next);
    }

    [Fact]
    public async Task When_time_jumps_over_many_runs_it_runs_once_past_due_and_then_as_always()
    {
        await using var runtime = await StartAsync<EveryFiveMinutes>();

        await PassAsync(runtime, TimeSpan.FromDays(700) + TimeSpan.FromMinutes(2), times: 1);
        await PassAsync(runtime, TimeSpan.FromMinutes(1), times: 1);

        Assert.Equal(["01-29 08:04:00 past due", "01-29 08:05:00"], _bell.Rings);
    }

    [Fact]
    public async Task It_is_no_place_that_virtual_time_stops_at()
    {
        await using var runtime = await StartAsync<EveryFiveMinutes>();
        var virtualTime = new VirtualTime(runtime, _time, _time.SetUtcNow);

        Assert.Null(runtime.NextDue);
        Assert.False(await virtualTime.AdvanceToNextAsync());
        await virtualTime.AdvanceToAsync(_start.AddYears(2));

        Assert.Equal(_start.AddYears(2), _time.GetUtcNow());
        Assert.Equal(["03-01 08:02:00 past due"], _bell.Rings);
    }

    [Fact]
    public async Task After_a_downtime_that_a_run_fell_into_it_runs_past_due_at_once()
    {
        await using (var runtime = await StartAsync<EveryFiveMinutes>())
        {
            await PassAsync(runtime, TimeSpan.FromMinutes(3), times: 1);
        }

        _time.Advance(TimeSpan.FromHours(1));
        await using var again = await StartAsync<EveryFiveMinutes>();
        await again.WhenIdleAsync();

        Assert.Equal(["03-01 08:05:00", "03-01 09:05:00 past due"], _bell.Rings);
    }

    [Fact]
    public async Task After_a_downtime_that_no_run_fell_into_it_waits_for_its_time()
    {
        await using (var runtime = await StartAsync<EveryFiveMinutes>())
        {
            await PassAsync(runtime, TimeSpan.FromMinutes(3), times: 1);
        }

        _time.Advance(TimeSpan.FromMinutes(3));
        await using var again = await StartAsync<EveryFiveMinutes>();
        await PassAsync(again, TimeSpan.FromMinutes(1), times: 2);

        Assert.Equal(["03-01 08:05:00", "03-01 08:10:00"], _bell.Rings);
    }

    [Fact]
    public async Task A_downtime_before_the_very_first_run_counts_too()
    {
        await (await StartAsync<EveryFiveMinutes>()).DisposeAsync();

        _time.Advance(TimeSpan.FromMinutes(30));
        await using var again = await StartAsync<EveryFiveMinutes>();
        await again.WhenIdleAsync();

        Assert.Equal(["03-01 08:32:00 past due"], _bell.Rings);
    }

    [Fact]
    public async Task Without_the_monitor_a_downtime_goes_unnoticed()
    {
        await (await StartAsync<Unmonitored>()).DisposeAsync();

        _time.Advance(TimeSpan.FromDays(3));
        await using var again = await StartAsync<Unmonitored>();
        await again.WhenIdleAsync();

        Assert.Empty(_bell.Rings);
    }

    [Fact]
    public async Task RunOnStartup_runs_it_at_every_start()
    {
        await using (var runtime = await StartAsync<AtTheStart>())
        {
            await runtime.WhenIdleAsync();
        }

        await using var again = await StartAsync<AtTheStart>();
        await again.WhenIdleAsync();

        Assert.Equal(["03-01 08:02:00", "03-01 08:02:00"], _bell.Rings);
    }

    [Fact]
    public async Task The_schedule_may_stand_in_a_setting()
    {
        await using var runtime = await StartAsync<AsTheSettingSays>(("Sweep__Schedule", "0 3 8 * * *"));

        await PassAsync(runtime, TimeSpan.FromMinutes(1), times: 3);

        Assert.Equal(["03-01 08:03:00"], _bell.Rings);
    }

    [Fact]
    public async Task While_a_run_goes_on_no_other_begins_and_the_next_comes_at_its_own_time()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bell.Meanwhile = _ =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        await using var runtime = await StartAsync<EveryFiveMinutes>();

        _time.Advance(TimeSpan.FromMinutes(3));
        await entered.Task;
        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.Single(_bell.Rings);
        release.SetResult();
        await runtime.WhenIdleAsync();
        await PassAsync(runtime, TimeSpan.FromMinutes(5), times: 1);

        Assert.Equal(["03-01 08:05:00", "03-01 08:30:00"], _bell.Rings);
    }

    [Fact]
    public async Task A_run_that_fails_is_logged_and_the_next_comes_as_planned()
    {
        _bell.Meanwhile = _ => throw new InvalidOperationException("cracked");
        await using var runtime = await StartAsync<EveryFiveMinutes>();

        await PassAsync(runtime, TimeSpan.FromMinutes(1), times: 8);

        Assert.Equal(["03-01 08:05:00", "03-01 08:10:00"], _bell.Rings);
        Assert.All(
            _log.Lines.Where(l => l.Level == LogLevel.Error),
            l => Assert.Equal("cracked", l.Exception!.Message)
        );
    }

    [Fact]
    public async Task Fixed_retries_come_at_their_interval_and_end_with_the_last()
    {
        _bell.Meanwhile = _ => throw new InvalidOperationException("cracked");
        await using var runtime = await StartAsync<WithFixedRetries>();

        await PassAsync(runtime, TimeSpan.FromSeconds(10), times: 6 * 60);

        Assert.Equal(["03-01 09:00:00", "03-01 09:00:30 retry 1", "03-01 09:01:00 retry 2"], _bell.Rings);
    }

    [Fact]
    public async Task Growing_retries_double_up_to_the_longest_and_end_with_the_first_success()
    {
        var runs = 0;
        _bell.Meanwhile = _ => ++runs < 5 ? throw new InvalidOperationException("cracked") : Task.CompletedTask;
        await using var runtime = await StartAsync<WithGrowingRetries>();

        await PassAsync(runtime, TimeSpan.FromSeconds(5), times: 12 * 60);

        Assert.Equal(
            [
                "03-01 09:00:00",
                "03-01 09:00:10 retry 1",
                "03-01 09:00:30 retry 2",
                "03-01 09:01:00 retry 3",
                "03-01 09:01:30 retry 4",
            ],
            _bell.Rings
        );
    }

    [Fact]
    public async Task A_stop_lets_a_run_that_heeds_it_end_and_the_next_start_makes_up_for_it()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bell.Meanwhile = async stopping =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
        };
        var runtime = await StartAsync<EveryFiveMinutes>();
        _time.Advance(TimeSpan.FromMinutes(3));
        await entered.Task;
        await runtime.DisposeAsync();

        _bell.Meanwhile = _ => Task.CompletedTask;
        await using var again = await StartAsync<EveryFiveMinutes>();
        await again.WhenIdleAsync();

        Assert.Equal(["03-01 08:05:00", "03-01 08:05:00 past due"], _bell.Rings);
    }

    private async Task<EmbeddedRuntime> StartAsync<TFunctions>(params (string Name, string Value)[] settings)
    {
        var options = await TestRuntime.OptionsAsync(typeof(TFunctions));
        return await EmbeddedRuntime.StartAsync(
            options with
            {
                TaskHubName = _hub,
                TimeProvider = _time,
                StopTimeout = TimeSpan.FromMilliseconds(200),
                Settings = settings.ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal),
                ConfigureServices = (services, _) => services.AddSingleton(_bell),
                ConfigureLogging = _log.Listen,
            }
        );
    }

    private async Task PassAsync(EmbeddedRuntime runtime, TimeSpan step, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(step);
            await runtime.WhenIdleAsync();
        }
    }
}
