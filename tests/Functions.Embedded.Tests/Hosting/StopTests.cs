using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Tests.Hosting;

public sealed class StopTests
{
    private readonly Turnstile _turnstile = new();

    [Fact]
    public async Task A_request_under_way_is_finished_and_a_new_one_is_not_taken()
    {
        var runtime = await StartAsync(TimeSpan.FromSeconds(30));
        using var client = runtime.Client();
        using var other = runtime.Client();
        var answer = client.GetAsync("api/slow");
        await _turnstile.Entered.Task;

        var stop = runtime.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => RequestUntilRefusedAsync(other));
        Assert.False(stop.IsCompleted);
        _turnstile.Open.SetResult();
        await stop;

        Assert.Equal("through /api/slow", await (await answer).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_asked_to_end_and_its_caller_told_to_come_again()
    {
        var runtime = await StartAsync(TimeSpan.FromSeconds(6));
        using var client = runtime.Client();
        var answer = client.GetAsync("api/slow");
        await _turnstile.Entered.Task;

        await runtime.StopAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answer).StatusCode);
    }

    [Fact]
    public async Task A_request_that_never_ends_does_not_keep_the_runtime_from_stopping()
    {
        var runtime = await StartAsync(TimeSpan.FromMilliseconds(300));
        using var client = runtime.Client();
        var answer = client.GetAsync("api/stubborn");
        await _turnstile.Entered.Task;

        await runtime.StopAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        _turnstile.Open.SetResult();
    }

    [Fact]
    public async Task Abandoning_cuts_everything_off_at_once()
    {
        var runtime = await StartAsync(TimeSpan.FromMinutes(5));
        using var client = runtime.Client();
        var answer = client.GetAsync("api/stubborn");
        await _turnstile.Entered.Task;

        await runtime.AbandonAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        _turnstile.Open.SetResult();
    }

    [Fact]
    public async Task Who_waits_for_an_abandoned_runtime_to_be_idle_is_not_left_waiting()
    {
        var runtime = await StartAsync(TimeSpan.FromMinutes(5));
        using var client = runtime.Client();
        var answer = client.GetAsync("api/stubborn");
        await _turnstile.Entered.Task;
        var idle = runtime.WhenIdleAsync();

        await runtime.AbandonAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runtime.WhenIdleAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        _turnstile.Open.SetResult();
    }

    [Fact]
    public async Task Stopping_twice_is_stopping_once()
    {
        var runtime = await StartAsync(TimeSpan.FromSeconds(5));

        await runtime.StopAsync();
        await runtime.AbandonAsync();
        await runtime.DisposeAsync();
    }

    [Fact]
    public async Task When_another_takes_the_task_hub_away_it_stops_by_itself()
    {
        var options = await OptionsAsync(TimeSpan.FromSeconds(5));
        await using var runtime = await EmbeddedRuntime.StartAsync(options);
        using var client = runtime.Client();
        var lease = new BlobContainerClient(options.ConnectionString, $"{options.TaskHubName}-lease")
            .GetBlobClient("owner")
            .GetBlobLeaseClient();

        await lease.BreakAsync(TimeSpan.Zero);
        await lease.AcquireAsync(TimeSpan.FromSeconds(60));
        await runtime.Stopped;

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("api/nowhere"));
    }

    // The listener closes soon after the stop began, not necessarily before.
    private static async Task RequestUntilRefusedAsync(HttpClient client)
    {
        while (true)
        {
            await client.GetAsync("api/nowhere");
        }
    }

    private async Task<EmbeddedRuntime> StartAsync(TimeSpan stopTimeout) =>
        await EmbeddedRuntime.StartAsync(await OptionsAsync(stopTimeout));

    private async Task<EmbeddedRuntimeOptions> OptionsAsync(TimeSpan stopTimeout) =>
        (await TestRuntime.OptionsAsync(typeof(SlowFunctions))) with
        {
            StopTimeout = stopTimeout,
            ConfigureServices = (services, _) => services.AddSingleton(_turnstile),
        };
}
