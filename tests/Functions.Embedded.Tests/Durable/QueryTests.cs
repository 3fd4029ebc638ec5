using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

public sealed class QueryTests
{
    private static async Task<TestHub> StartAsync()
    {
        var functions = new TestFunctions().Orchestrator(
            "Wait",
            context =>
            {
                context.SetCustomStatus("s");
                return context.WaitForExternalEvent<string>("Go");
            }
        );
        var hub = await TestHub.StartAsync(functions);
        for (var i = 0; i < 12; i++)
        {
            var options = new StartOrchestrationOptions($"{(i % 2 == 0 ? "even" : "odd")}-{i:D2}")
            {
                Tags = new Dictionary<string, string> { ["number"] = $"{i}" },
            };
            var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", i, options);
            if (i >= 6)
            {
                await hub.Client.RaiseEventAsync(id, "Go", $"result {i}");
            }

            await hub.AdvanceAsync(TimeSpan.FromHours(1));
        }

        return hub;
    }

    private static async Task<List<string>> IdsAsync(TestHub hub, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var instance in hub.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }

    [Fact]
    public async Task A_query_finds_running_and_ended_instances_by_every_filter()
    {
        await using var hub = await StartAsync();

        Assert.Equal(12, (await IdsAsync(hub, new OrchestrationQuery())).Count);
        Assert.Equal(6, (await IdsAsync(hub, new OrchestrationQuery(InstanceIdPrefix: "odd-"))).Count);
        Assert.Equal(
            ["even-00", "even-02", "even-04"],
            await IdsAsync(
                hub,
                new OrchestrationQuery(InstanceIdPrefix: "even", Statuses: [OrchestrationRuntimeStatus.Running])
            )
        );
        Assert.Equal(
            ["odd-05", "even-06", "odd-07"],
            await IdsAsync(
                hub,
                new OrchestrationQuery(
                    CreatedFrom: TestHub.Beginning.AddHours(5),
                    CreatedTo: TestHub.Beginning.AddHours(7)
                )
            )
        );
        Assert.Empty(await IdsAsync(hub, new OrchestrationQuery(Statuses: [])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Pages_are_no_larger_than_asked_for_and_go_on_from_their_token(int size)
    {
        await using var hub = await StartAsync();
        var ids = new List<string>();
        string? token = null;
        do
        {
            var query = new OrchestrationQuery(PageSize: size, ContinuationToken: token);
            await foreach (var page in hub.Client.GetAllInstancesAsync(query).AsPages())
            {
                Assert.InRange(page.Values.Count, 0, size);
                ids.AddRange(page.Values.Select(instance => instance.InstanceId));
                token = page.ContinuationToken;
                break;
            }
        } while (token is not null);

        Assert.Equal(12, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(12, ids.Count);
    }

    [Fact]
    public async Task Inputs_outputs_and_tags_come_when_asked_for()
    {
        await using var hub = await StartAsync();
        var query = new OrchestrationQuery(InstanceIdPrefix: "odd-11", FetchInputsAndOutputs: true);

        var instance = await hub.Client.GetAllInstancesAsync(query).SingleAsync();

        Assert.Equal(11, instance.ReadInputAs<int>());
        Assert.Equal("result 11", instance.ReadOutputAs<string>());
        Assert.Equal("s", instance.ReadCustomStatusAs<string>());
        Assert.Equal("11", instance.Tags["number"]);
    }
}
