using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Functions.Embedded.Durable.Ownership;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Tests.Durable;

public sealed class OwnershipTests
{
    private static TestFunctions Waiter() =>
        new TestFunctions().Orchestrator(
            "Wait",
            async context =>
            {
                var first = await context.WaitForExternalEvent<string>("Go");
                return first + await context.WaitForExternalEvent<string>("Go");
            }
        );

    private static Task<TestHub> PrepareAsync() =>
        TestHub.PrepareAsync(Waiter(), options => options with { UseLease = true });

    /// <summary>Somebody else's lease without an end.</summary>
    private static async Task<BlobClient> LeaseAsync(TestHub hub, HubOwner owner)
    {
        var names = HubNames.Of(hub.Client.Name);
        var container = new BlobContainerClient(await SharedAzurite.ConnectionStringAsync(), names.Lease);
        await container.CreateIfNotExistsAsync();
        var blob = container.GetBlobClient("owner");
        await blob.UploadAsync(BinaryData.Empty);
        await blob.SetMetadataAsync(owner.ToMetadata());
        await blob.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        return blob;
    }

    [Fact]
    public async Task A_second_engine_waits_until_the_first_has_stopped_and_goes_on_with_its_work()
    {
        await using var hub = await PrepareAsync();
        await hub.Engine.StartAsync(CancellationToken.None);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await using var second = hub.Create();
        var waits = second.StartAsync(CancellationToken.None);
        await hub.Client.RaiseEventAsync(id, "Go", "a");
        Assert.False(waits.IsCompleted);

        await hub.Engine.StopAsync();
        await waits;
        await second.Client.RaiseEventAsync(id, "Go", "b");

        var ended = await second.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal("ab", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_second_engine_takes_over_when_the_first_has_died()
    {
        await using var hub = await PrepareAsync();
        await hub.Engine.StartAsync(CancellationToken.None);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await using var second = hub.Create();
        var waits = second.StartAsync(CancellationToken.None);

        await hub.Engine.AbandonAsync();
        await waits;

        Assert.NotNull(await second.Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task A_dead_process_of_this_machine_is_not_waited_for()
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var started = process.StartTime.ToUniversalTime();
        await process.WaitForExitAsync();
        await using var hub = await PrepareAsync();
        await LeaseAsync(hub, new HubOwner(Environment.MachineName, process.Id, started, "dead"));

        await hub.Engine.StartAsync(CancellationToken.None);

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
    }

    [Fact]
    public async Task A_process_of_another_machine_is_waited_for_until_its_lease_ends()
    {
        await using var hub = await PrepareAsync();
        var blob = await LeaseAsync(hub, new HubOwner("elsewhere", 1, DateTime.UnixEpoch, "other"));
        var waits = hub.Engine.StartAsync(CancellationToken.None);
        await hub.Storage.WhenRequestedAsync("HEAD", "owner");
        Assert.False(waits.IsCompleted);

        await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);

        await waits;
    }

    [Fact]
    public async Task Waiting_for_another_engine_can_be_given_up()
    {
        await using var hub = await PrepareAsync();
        await LeaseAsync(hub, new HubOwner("elsewhere", 1, DateTime.UnixEpoch, "other"));
        using var giveUp = new CancellationTokenSource();
        var waits = hub.Engine.StartAsync(giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }

    [Fact]
    public async Task An_engine_that_loses_its_lease_stops_by_itself_and_stores_nothing_more()
    {
        await using var hub = await PrepareAsync();
        await hub.Engine.StartAsync(CancellationToken.None);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        var names = HubNames.Of(hub.Client.Name);
        var container = new BlobContainerClient(await SharedAzurite.ConnectionStringAsync(), names.Lease);

        await container.GetBlobClient("owner").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        await hub.Engine.Stopped;

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => hub.Client.RaiseEventAsync(id, "Go", "late"));
    }

    [Fact]
    public async Task Two_engines_that_both_believe_to_be_the_owner_lose_nothing()
    {
        await using var hub = await TestHub.StartAsync(Waiter());
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await using var second = hub.Create();
        await second.StartAsync(CancellationToken.None);
        await second.WhenIdleAsync(CancellationToken.None);

        await hub.Client.RaiseEventAsync(id, "Go", "a");
        await second.Client.RaiseEventAsync(id, "Go", "b");

        var ended = await second.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal("ab", ended.ReadOutputAs<string>());
    }
}
