using Functions.Embedded.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class VersionTests
{
    private static TestFunctions Versioned() =>
        new TestFunctions()
            .Orchestrator(
                "Parent",
                async context => $"{context.Version} {await context.CallSubOrchestratorAsync<string>("Child")}"
            )
            .Orchestrator("Child", context => Task.FromResult(context.Version))
            .Orchestrator("Wait", context => context.WaitForExternalEvent<string>("Go"));

    private static Task<TestHub> StartAsync(
        string version,
        VersionMatchStrategy match,
        VersionFailureStrategy failure = VersionFailureStrategy.Reject
    ) =>
        TestHub.StartAsync(
            Versioned(),
            options =>
                options with
                {
                    DefaultVersion = version,
                    VersionMatchStrategy = match,
                    VersionFailureStrategy = failure,
                }
        );

    [Fact]
    public async Task Instances_get_the_default_version_unless_they_are_started_with_another()
    {
        await using var hub = await StartAsync("2.0", VersionMatchStrategy.CurrentOrOlder);
        Assert.Equal("2.0 2.0", (await hub.RunAsync("Parent")).ReadOutputAs<string>());

        var older = new StartOrchestrationOptions("a") { Version = "1.5" };
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", null, older);

        Assert.Equal("1.5 2.0", (await hub.EndOfAsync("a")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(VersionMatchStrategy.Strict, "1.9", false)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.10", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.1", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "10.0", false)]
    [InlineData(VersionMatchStrategy.None, "10.0", true)]
    internal async Task An_instance_of_a_version_that_may_not_run_waits_or_fails(
        VersionMatchStrategy match,
        string version,
        bool runs
    )
    {
        var options = new StartOrchestrationOptions("a") { Version = version };
        await using var waiting = await StartAsync("2.0", match);
        await waiting.Client.ScheduleNewOrchestrationInstanceAsync("Child", null, options);
        await waiting.IdleAsync();
        await using var failing = await StartAsync("2.0", match, VersionFailureStrategy.Fail);
        await failing.Client.ScheduleNewOrchestrationInstanceAsync("Child", null, options);
        await failing.IdleAsync();

        var waits = await waiting.Client.GetInstanceAsync("a");
        var fails = await failing.Client.GetInstanceAsync("a", getInputsAndOutputs: true);

        Assert.Equal(
            runs ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Pending,
            waits!.RuntimeStatus
        );
        Assert.Equal(
            runs ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed,
            fails!.RuntimeStatus
        );
        Assert.Equal(runs ? null : "VersionMismatch", fails.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task Older_code_leaves_a_newer_instance_alone_and_newer_code_goes_on_with_it()
    {
        await using var hub = await StartAsync("2.0", VersionMatchStrategy.CurrentOrOlder);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("a"));
        await hub.RestartAsync(configure: options => options with { DefaultVersion = "1.0" });
        await hub.Client.RaiseEventAsync("a", "Go", "kept");
        await hub.IdleAsync();
        Assert.False((await hub.Client.GetInstanceAsync("a"))!.IsCompleted);

        await hub.RestartAsync(configure: options => options with { DefaultVersion = "2.1" });

        Assert.Equal("kept", (await hub.EndOfAsync("a")).ReadOutputAs<string>());
    }
}
