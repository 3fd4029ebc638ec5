using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

public sealed class RetryTests
{
    private sealed class Busy() : Exception("busy");

    private sealed class Broken() : Exception("broken");

    /// <summary>An activity that fails a number of times, and an orchestrator that calls it and says when it was done.</summary>
    private static TestFunctions Flaky(int failures, TaskOptions options, Func<Exception>? exception = null)
    {
        var calls = 0;
        return new TestFunctions()
            .Activity<string, string>(
                "Flaky",
                text => Interlocked.Increment(ref calls) <= failures ? throw (exception?.Invoke() ?? new Busy()) : text
            )
            .Orchestrator(
                "Calls",
                async context =>
                {
                    try
                    {
                        await context.CallActivityAsync<string>("Flaky", "x", options);
                    }
                    catch (TaskFailedException e)
                    {
                        return $"{e.FailureDetails.ErrorMessage} after {(context.CurrentUtcDateTime - TestHub.Beginning.UtcDateTime).TotalMinutes} min";
                    }

                    return $"done after {(context.CurrentUtcDateTime - TestHub.Beginning.UtcDateTime).TotalMinutes} min";
                }
            );
    }

    private static async Task<(string Output, int Attempts)> RunAsync(TestFunctions functions)
    {
        await using var hub = await TestHub.StartAsync(functions);
        var ended = await hub.RunAsync("Calls");
        return (ended.ReadOutputAs<string>()!, functions.Begun.Count);
    }

    [Fact]
    public async Task A_policy_waits_longer_and_longer_up_to_its_limit()
    {
        var policy = new RetryPolicy(6, TimeSpan.FromMinutes(1), 3, TimeSpan.FromMinutes(10));
        // 1 + 3 + 9 + 10
        Assert.Equal(("done after 23 min", 5), await RunAsync(Flaky(4, new TaskOptions(policy))));
    }

    [Fact]
    public async Task A_policy_gives_up_after_its_last_attempt()
    {
        var policy = new RetryPolicy(3, TimeSpan.FromMinutes(1));
        Assert.Equal(("busy after 2 min", 3), await RunAsync(Flaky(9, new TaskOptions(policy))));
    }

    [Fact]
    public async Task A_policy_gives_up_when_its_time_is_over()
    {
        var policy = new RetryPolicy(9, TimeSpan.FromMinutes(1), retryTimeout: TimeSpan.FromMinutes(3));
        Assert.Equal(("busy after 3 min", 4), await RunAsync(Flaky(9, new TaskOptions(policy))));
    }

    [Fact]
    public async Task A_policy_retries_only_what_it_is_told_to()
    {
        var policy = new RetryPolicy(5, TimeSpan.FromMinutes(1))
        {
            HandleFailure = failure => failure.IsCausedBy<Busy>(),
        };
        Assert.Equal(("done after 1 min", 2), await RunAsync(Flaky(1, new TaskOptions(policy))));
        Assert.Equal(("broken after 0 min", 1), await RunAsync(Flaky(1, new TaskOptions(policy), () => new Broken())));
    }

    [Fact]
    public async Task A_handler_decides_about_each_retry()
    {
        var options = TaskOptions.FromRetryHandler(retry =>
            retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<Busy>()
        );
        Assert.Equal(("done after 0 min", 3), await RunAsync(Flaky(2, options)));
        Assert.Equal(("busy after 0 min", 3), await RunAsync(Flaky(9, options)));
    }

    [Fact]
    public async Task An_asynchronous_handler_may_wait_for_durable_things()
    {
        var options = TaskOptions.FromRetryHandler(
            async Task<bool> (retry) =>
            {
                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(7), CancellationToken.None);
                return retry.TotalRetryTime < TimeSpan.FromMinutes(10);
            }
        );
        Assert.Equal(("done after 14 min", 3), await RunAsync(Flaky(2, options)));
        Assert.Equal(("busy after 21 min", 3), await RunAsync(Flaky(9, options)));
    }

    [Fact]
    public async Task Sub_orchestrations_are_retried_too()
    {
        var calls = 0;
        var functions = new TestFunctions()
            .Activity<string, string>("Flaky", text => Interlocked.Increment(ref calls) <= 2 ? throw new Busy() : text)
            .Orchestrator("Child", context => context.CallActivityAsync<string>("Flaky", "ok"))
            .Orchestrator(
                "Parent",
                context =>
                    context.CallSubOrchestratorAsync<string>(
                        "Child",
                        options: new TaskOptions(
                            new RetryPolicy(3, TimeSpan.FromHours(1))
                            {
                                HandleFailure = failure => failure.InnerFailure!.IsCausedBy<Busy>(),
                            }
                        )
                    )
            );
        await using var hub = await TestHub.StartAsync(functions);

        var ended = await hub.RunAsync("Parent");

        Assert.Equal("ok", ended.ReadOutputAs<string>());
        Assert.Equal(TestHub.Beginning.AddHours(2), hub.Time.GetUtcNow());
    }
}
