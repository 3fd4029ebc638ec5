using System.Text.Json;
using System.Text.Json.Nodes;
using Functions.Embedded;
using Funding.Core.Tests;
using Funding.Functions.Orchestrations;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Releases;

/// <summary>
/// The orchestrations of earlier releases, replayed against the code of the day: what is under way in an association goes
/// on after the next release (docs/decisions/0004).
/// </summary>
public sealed class RecordedHistoryTests(FundingApp app) : IClassFixture<FundingApp>
{
    public static TheoryData<string> Lives => [.. RecordedLife.Names];

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_history_is_replayed_to_its_end_without_a_difference(string name)
    {
        var histories = RecordedLife.Read(name).Histories;

        Assert.NotEmpty(histories);
        Assert.All(histories, history => Assert.Null(app.Runtime.FindHistoryDifference(history.GetRawText())));
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_history_is_taken_up_wherever_it_was_waiting(string name)
    {
        foreach (var history in RecordedLife.Read(name).Histories)
        {
            var events = history.GetProperty("events").GetArrayLength();
            for (var count = 2; count < events; count++)
            {
                // Between two turns: the next thing comes from outside, and the last thing that came has been answered.
                if (Arrives(history, count) && !Arrives(history, count - 1))
                {
                    var difference = app.Runtime.FindHistoryDifference(First(history, count));
                    Assert.True(difference is null, $"{Instance(history)}, first {count} of {events}: {difference}");
                }
            }
        }
    }

    [Fact]
    public void Every_orchestrator_has_recorded_histories()
    {
        var recorded = RecordedLife
            .Names.SelectMany(name => RecordedLife.Read(name).Histories)
            .Select(history => history.GetProperty("events")[0].GetProperty("event").GetProperty("name").GetString())
            .ToHashSet();

        // The orchestrators up to release 1.1; later ones come with the recording of their release.
        Assert.Superset(
            new HashSet<string?>
            {
                nameof(ApplicationOrchestrator),
                nameof(PartnerReviewOrchestrator),
                nameof(BoardDecisionOrchestrator),
                nameof(DisbursementOrchestrator),
                nameof(FollowUpOrchestrator),
                nameof(SignOffOrchestrator),
                nameof(MeetingOrchestrator),
            },
            recorded
        );
    }

    [Fact]
    public async Task An_orchestrator_that_was_changed_fails_with_the_step_that_differs()
    {
        await using var changed = await EmbeddedRuntime.StartAsync(
            new EmbeddedRuntimeOptions
            {
                Assemblies = [typeof(ChangedOrchestrators).Assembly],
                ConnectionString = await StorageEmulator.ConnectionStringAsync(),
                HostJsonPath = Path.Combine(Running.Repository.Root, "host.json"),
                TaskHubName = StorageEmulator.NewPrefix(),
            }
        );
        var histories = RecordedLife
            .Read("1.0/Granted")
            .Histories.ToLookup(history =>
                history.GetProperty("events")[0].GetProperty("event").GetProperty("name").GetString()!
            );

        Assert.StartsWith(
            "Step 0 was a call of activity 'AdvanceProcess', but now it is a call of activity 'CountVotes'.",
            changed.FindHistoryDifference(histories[nameof(BoardDecisionOrchestrator)].Single().GetRawText()),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Step 1 was a timer, but now the orchestrator",
            changed.FindHistoryDifference(histories[nameof(FollowUpOrchestrator)].Single().GetRawText()),
            StringComparison.Ordinal
        );
        Assert.All(
            histories[nameof(PartnerReviewOrchestrator)],
            history => Assert.Null(changed.FindHistoryDifference(history.GetRawText()))
        );
    }

    private static string? Instance(JsonElement history) => history.GetProperty("instanceId").GetString();

    private static bool Arrives(JsonElement history, int index) =>
        history.GetProperty("events")[index].GetProperty("event").GetProperty("type").GetString()
            is "EventRaised"
                or "TaskCompleted"
                or "TimerFired"
                or "SubOrchestrationCompleted";

    private static string First(JsonElement history, int count)
    {
        var cut = JsonSerializer.SerializeToNode(history)!;
        cut["events"] = new JsonArray([
            .. history
                .GetProperty("events")
                .EnumerateArray()
                .Take(count)
                .Select(happened => JsonSerializer.SerializeToNode(happened)),
        ]);
        return cut.ToJsonString();
    }
}
