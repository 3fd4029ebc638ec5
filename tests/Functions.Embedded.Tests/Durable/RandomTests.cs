using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Random programs, random interleavings, random deaths: the outcome is that of an undisturbed run.</summary>
public sealed class RandomTests
{
    private const int Items = 12;

    /// <summary>An orchestrator that is a tree of steps made from a seed; its result depends on all of them.</summary>
    private static TestFunctions Programs() =>
        new TestFunctions()
            .Echo()
            .Orchestrator("Program", context => RunAsync(context, new Seed(context.GetInput<int>()), depth: 0))
            .Orchestrator("Sub", context => RunAsync(context, new Seed(context.GetInput<int>()), depth: 2));

    private static async Task<string> RunAsync(TaskOrchestrationContext context, Seed seed, int depth)
    {
        switch (seed.Next(depth >= 3 ? 3 : 6))
        {
            case 0:
                return await context.CallActivityAsync<string>("Echo", $"a{seed.Next(100)}");
            case 1:
                await context.CreateTimer(TimeSpan.FromMinutes(seed.Next(500)), CancellationToken.None);
                return "t";
            case 2:
                return depth == 2 ? "-" : await context.WaitForExternalEvent<string>("Item");
            case 3:
                return await context.CallSubOrchestratorAsync<string>("Sub", seed.Next(1000));
            case 4:
                var both = await Task.WhenAll(
                    RunAsync(context, seed.Fork(), depth + 1),
                    RunAsync(context, seed.Fork(), depth + 1)
                );
                return $"({both[0]}&{both[1]})";
            default:
                var first = await RunAsync(context, seed.Fork(), depth + 1);
                return $"[{first};{await RunAsync(context, seed.Fork(), depth + 1)}]";
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_programs_end_alike_with_and_without_deaths(int world)
    {
        var undisturbed = await PlayAsync(world, deaths: false);
        var disturbed = await PlayAsync(world, deaths: true);

        Assert.Equal(undisturbed, disturbed);
    }

    private static async Task<List<string?>> PlayAsync(int world, bool deaths)
    {
        var chance = new Seed(world * 7919);
        await using var hub = await TestHub.StartAsync(Programs());
        string[] ids = [.. Enumerable.Range(0, 8).Select(number => $"program-{number}")];
        for (var i = 0; i < ids.Length; i++)
        {
            var options = new StartOrchestrationOptions(ids[i]);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Program", (world * 100) + i, options);
            await PerhapsDieAsync(hub, chance, deaths);
        }

        for (var item = 0; item < Items; item++)
        {
            // Acknowledged, so it is stored whatever happens next. All receive the same, as the order of waits may differ.
            await Task.WhenAll(ids.Select(id => hub.Client.RaiseEventAsync(id, "Item", "e")));
            await PerhapsDieAsync(hub, chance, deaths);
        }

        var outputs = new List<string?>();
        foreach (var id in ids)
        {
            outputs.Add((await hub.EndOfAsync(id)).SerializedOutput);
            await PerhapsDieAsync(hub, chance, deaths);
        }

        return outputs;
    }

    private static async Task PerhapsDieAsync(TestHub hub, Seed chance, bool deaths)
    {
        if (chance.Next(3) > 0 || !deaths)
        {
            return;
        }

        // Again at once, while the recovery is under way.
        await hub.RestartAsync();
        if (chance.Next(2) == 0)
        {
            await hub.RestartAsync();
        }
    }

    /// <summary>Numbers that look random and are the same in each run.</summary>
    private sealed class Seed(int seed)
    {
        private uint _state = ((uint)seed * 2654435761u) | 1;

        internal int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)below);
        }

        internal Seed Fork() => new(Next(int.MaxValue));
    }
}
