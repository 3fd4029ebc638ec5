using Functions.Embedded.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class ReplayTests
{
    private static TestFunctions Original() =>
        Changed(async context =>
        {
            var first = await context.CallActivityAsync<string>("Echo", "first");
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            var second = await context.WaitForExternalEvent<string>("Go");
            var third = await context.CallSubOrchestratorAsync<string>("Child", "third");
            context.SendEvent("nobody", "Done", "x");
            return first + second + third;
        });

    private static TestFunctions Changed(Func<TaskOrchestrationContext, Task<string>> main) =>
        new TestFunctions()
            .Echo()
            .Activity<string, string>("Shout", text => text + "!")
            .Orchestrator("Main", main)
            .Orchestrator("Child", context => Task.FromResult(context.GetInput<string>()));

    /// <summary>Ways to change an orchestrator under running instances, and the step that the error must name.</summary>
    public static TheoryData<string, string> Changes =>
        new()
        {
            { "another activity", "Step 0 was a call of activity 'Echo', but now it is a call of activity 'Shout'." },
            { "another kind", "Step 0 was a call of activity 'Echo', but now it is a timer." },
            { "a step less", "Step 1 was a timer, but now the orchestrator does not take that step." },
            {
                "a step more",
                "Step 2 is now a call of activity 'Shout', but the orchestrator did not take that step before."
            },
        };

    private static TestFunctions Change(string change) =>
        Changed(
            async Task<string> (context) =>
            {
                switch (change)
                {
                    case "another activity":
                        return await context.CallActivityAsync<string>("Shout", "first");
                    case "another kind":
                        await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                        return "";
                    case "a step less":
                        await context.CallActivityAsync<string>("Echo", "first");
                        return await context.WaitForExternalEvent<string>("Go");
                    default:
                        await context.CallActivityAsync<string>("Echo", "first");
                        await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                        return await context.CallActivityAsync<string>("Shout", "second");
                }
            }
        );

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Changed_code_fails_a_running_instance_and_names_the_step(string change, string expected)
    {
        await using var hub = await TestHub.StartAsync(Original());
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("a"));
        await hub.IdleAsync();
        await hub.AdvanceAsync(TimeSpan.FromDays(1));
        var recorded = await hub.Engine.ExportHistoryAsync("a", CancellationToken.None);

        hub.Functions = Change(change);
        await hub.RestartAsync();
        await hub.IdleAsync();

        var failed = await hub.Client.GetInstanceAsync("a", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed!.RuntimeStatus);
        Assert.StartsWith(expected, failed.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith(expected, HistoryReplay.FindDifference(recorded!, Change(change)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_history_plays_the_same_on_the_same_code_at_every_stage()
    {
        await using var hub = await TestHub.StartAsync(Original());
        var histories = new List<string?>();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("a"));
        await NoteAsync();
        await hub.AdvanceAsync(TimeSpan.FromDays(1));
        await NoteAsync();
        await hub.Client.RaiseEventAsync("a", "Go", "second");
        await NoteAsync();

        Assert.Equal("firstsecondthird", (await hub.EndOfAsync("a")).ReadOutputAs<string>());
        Assert.All(histories, history => Assert.Null(HistoryReplay.FindDifference(history!, Original())));

        async Task NoteAsync()
        {
            await hub.IdleAsync();
            histories.Add(await hub.Engine.ExportHistoryAsync("a", CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_changed_result_is_a_difference_too()
    {
        await using var hub = await TestHub.StartAsync(Changed(_ => Task.FromResult("one")));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("a"));
        await hub.EndOfAsync("a");
        var recorded = await hub.Engine.ExportHistoryAsync("a", CancellationToken.None);

        Assert.Null(HistoryReplay.FindDifference(recorded!, Changed(_ => Task.FromResult("one"))));
        Assert.NotNull(HistoryReplay.FindDifference(recorded!, Changed(_ => Task.FromResult("two"))));
        Assert.NotNull(
            HistoryReplay.FindDifference(recorded!, Changed(context => context.WaitForExternalEvent<string>("Go")))
        );
        Assert.Null(await hub.Engine.ExportHistoryAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task An_orchestration_restarted_after_every_step_has_the_same_history_as_one_that_is_not()
    {
        var undisturbed = await HistoryAsync(restart: false);
        var disturbed = await HistoryAsync(restart: true);

        Assert.Equal(undisturbed, disturbed);

        static async Task<string?> HistoryAsync(bool restart)
        {
            await using var hub = await TestHub.StartAsync(Original());
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("a"));
            await StepAsync();
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await StepAsync();
            await hub.Client.RaiseEventAsync("a", "Go", "second");
            await StepAsync();
            return await hub.Engine.ExportHistoryAsync("a", CancellationToken.None);

            async Task StepAsync()
            {
                await hub.IdleAsync();
                if (restart)
                {
                    await hub.RestartAsync();
                    await hub.IdleAsync();
                }
            }
        }
    }
}
