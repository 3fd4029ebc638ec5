namespace Functions.Embedded.Tests.Durable;

public sealed class EventTests
{
    private static TestFunctions Collector(int count) =>
        new TestFunctions().Orchestrator(
            "Collect",
            async context =>
            {
                var seen = new List<string>();
                while (seen.Count < count)
                {
                    seen.Add(await context.WaitForExternalEvent<string>("Item"));
                }

                return string.Join(',', seen);
            }
        );

    [Fact]
    public async Task Events_are_received_in_order_whether_awaited_already_or_not_whatever_their_case()
    {
        await using var hub = await TestHub.StartAsync(Collector(4));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Collect");
        await hub.Client.RaiseEventAsync(id, "item", "1");
        await hub.Client.RaiseEventAsync(id, "ITEM", "2");
        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync(id, "Item", "3");
        await hub.Client.RaiseEventAsync(id, "Item", "4");

        Assert.Equal("1,2,3,4", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Raising_an_event_costs_one_storage_request()
    {
        await using var hub = await TestHub.StartAsync(Collector(3));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Collect");
        hub.Storage.Reset();

        await hub.Client.RaiseEventAsync(id, "Item", "1");

        Assert.Equal(1, hub.Storage.Count);
    }

    [Fact]
    public async Task Events_of_other_names_wait_in_their_own_order()
    {
        var functions = new TestFunctions().Orchestrator(
            "TwoNames",
            async context =>
            {
                await context.WaitForExternalEvent<string>("Go");
                var a1 = await context.WaitForExternalEvent<string>("A");
                var b1 = await context.WaitForExternalEvent<string>("B");
                var a2 = await context.WaitForExternalEvent<string>("A");
                return a1 + b1 + a2;
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("TwoNames");
        foreach (var (name, value) in new[] { ("A", "1"), ("B", "2"), ("A", "3"), ("Go", "") })
        {
            await hub.Client.RaiseEventAsync(id, name, value);
        }

        Assert.Equal("123", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_for_missing_or_ended_instances_are_dropped()
    {
        await using var hub = await TestHub.StartAsync(Collector(0));
        var ended = await hub.RunAsync("Collect");

        await hub.Client.RaiseEventAsync("nobody", "Item", "1");
        await hub.Client.RaiseEventAsync(ended.InstanceId, "Item", "1");

        Assert.Null(await hub.Client.GetInstanceAsync("nobody"));
    }

    [Fact]
    public async Task A_wait_with_a_timeout_ends_by_whichever_comes_first()
    {
        var functions = new TestFunctions().Orchestrator(
            "Timeout",
            async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("Item", TimeSpan.FromDays(30));
                }
                catch (TaskCanceledException)
                {
                    return $"nothing by {context.CurrentUtcDateTime:yyyy-MM-dd}";
                }
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var waits = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Timeout");
        var gets = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Timeout");
        await hub.Client.RaiseEventAsync(gets, "Item", "in time");

        Assert.Equal("in time", (await hub.EndOfAsync(gets)).ReadOutputAs<string>());
        Assert.Equal(TestHub.Beginning, hub.Time.GetUtcNow());
        Assert.Equal("nothing by 2026-01-31", (await hub.EndOfAsync(waits)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestrations_send_events_to_each_other_once_even_when_the_sender_ends_right_away()
    {
        var functions = Collector(3)
            .Orchestrator(
                "Send",
                context =>
                {
                    foreach (var item in (string[])["a", "b", "c"])
                    {
                        context.SendEvent(context.GetInput<string>()!, "Item", item);
                    }

                    return Task.CompletedTask;
                }
            );
        await using var hub = await TestHub.StartAsync(functions);
        var receiver = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Collect");

        await hub.RunAsync("Send", receiver);

        Assert.Equal("a,b,c", (await hub.EndOfAsync(receiver)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_that_does_not_fit_its_type_fails_the_wait_and_not_the_engine()
    {
        var functions = new TestFunctions().Orchestrator(
            "Typed",
            async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<int>("Number");
                }
                catch (System.Text.Json.JsonException)
                {
                    return await context.WaitForExternalEvent<int>("Number");
                }
            }
        );
        await using var hub = await TestHub.StartAsync(functions);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Typed");
        await hub.Client.RaiseEventAsync(id, "Number", "seven");
        await hub.Client.RaiseEventAsync(id, "Number", 7);

        Assert.Equal(7, (await hub.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Events_that_come_together_are_stored_together()
    {
        await using var hub = await TestHub.StartAsync(Collector(200));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Collect");
        hub.Storage.Reset();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => hub.Client.RaiseEventAsync(id, "Item", $"{n}")));

        var output = (await hub.EndOfAsync(id)).ReadOutputAs<string>()!.Split(',').Select(int.Parse);
        Assert.Equal(Enumerable.Range(0, 200), output.Order());
        Assert.InRange(hub.Storage.Count, 4, 60);
    }
}
