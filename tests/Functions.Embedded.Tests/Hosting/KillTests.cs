using System.Diagnostics;
using System.Globalization;

namespace Functions.Embedded.Tests.Hosting;

/// <summary>Real processes, really killed.</summary>
public sealed class KillTests
{
    private static readonly string _searchFrom = AppContext.BaseDirectory;
    private readonly string _hub = StorageEmulator.NewHubName();

    [Fact]
    public async Task Killed_in_the_middle_of_an_orchestration_and_started_again_it_goes_on_where_it_was()
    {
        var storage = await StorageEmulator.ConnectionStringAsync();
        await using (var first = ChildProcess.Start(["host", storage, _hub], ("HOLD_AT", "3")))
        {
            using var client = await ClientOfAsync(first);
            await PostAsync(client, "api/journeys/north?stops=4");
            await first.ReadUntilAsync("stop 3 of north");
            await first.KillAsync();
        }

        await using var second = ChildProcess.Start(["host", storage, _hub]);
        using var again = await ClientOfAsync(second);
        await second.ReadUntilAsync("stop 4 of north");
        await PostAsync(again, "api/journeys/north/ticket/valid");

        Assert.Equal("Completed 1;2;3;4;valid5; GET", await again.GetStringAsync("api/journeys/north/arrival"));
    }

    [Fact]
    public async Task An_event_taken_just_before_the_kill_is_not_lost_even_when_the_storage_goes_down_with_it()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["host-with-azurite", folder.Path, _searchFrom, _hub];
        await using (var first = ChildProcess.Start(command, ("HOLD_AT", "2")))
        {
            using var client = await ClientOfAsync(first);
            await PostAsync(client, "api/journeys/south?stops=2");
            await first.ReadUntilAsync("stop 2 of south");
            await PostAsync(client, "api/journeys/south/ticket/early");
            await first.KillAsync();
        }

        await using var second = ChildProcess.Start(command);
        using var again = await ClientOfAsync(second);

        Assert.Equal("Completed 1;2;early3; GET", await again.GetStringAsync("api/journeys/south/arrival"));
        Assert.Equal(0, await TerminateAsync(second));
    }

    [Fact]
    public async Task A_second_process_waits_for_the_task_hub_and_takes_over_when_the_first_is_killed()
    {
        var storage = await StorageEmulator.ConnectionStringAsync();
        await using var first = ChildProcess.Start(["host", storage, _hub], ("HOLD_AT", "2"));
        using (var client = await ClientOfAsync(first))
        {
            await PostAsync(client, "api/journeys/west?stops=2");
            await first.ReadUntilAsync("stop 2 of west");
        }

        await using var second = ChildProcess.Start(["host", storage, _hub]);
        var waiting = await second.ReadUntilContainingAsync("waiting until it ends");
        Assert.Contains(first.Id.ToString(CultureInfo.InvariantCulture), waiting, StringComparison.Ordinal);
        await first.KillAsync();

        using var again = await ClientOfAsync(second);
        await PostAsync(again, "api/journeys/west/ticket/late");
        Assert.Equal("Completed 1;2;late3; GET", await again.GetStringAsync("api/journeys/west/arrival"));
    }

    [Fact]
    public async Task Asked_to_end_it_stops_in_order_and_the_next_process_need_not_wait()
    {
        var storage = await StorageEmulator.ConnectionStringAsync();
        await using (var first = ChildProcess.Start(["host", storage, _hub]))
        {
            (await ClientOfAsync(first)).Dispose();
            Assert.Equal(0, await TerminateAsync(first));
        }

        await using var second = ChildProcess.Start(["host", storage, _hub]);
        (await ClientOfAsync(second)).Dispose();
    }

    private static async Task<HttpClient> ClientOfAsync(ChildProcess process) =>
        new() { BaseAddress = new Uri(await process.ReadUntilAsync("ready ")) };

    private static async Task PostAsync(HttpClient client, string path)
    {
        using var response = await client.PostAsync(path, content: null);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<int> TerminateAsync(ChildProcess process)
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.ReadUntilAsync("stopped");
        return await process.WaitForExitAsync();
    }
}
