using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace Functions.Embedded.Tests.Durable;

/// <summary>The process dies at every request to storage there is; the next one goes on.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private sealed record Played(OrchestrationMetadata End, string Effects, int Requests, IReadOnlyList<string> Index);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_dies_the_next_one_comes_to_the_same_end(bool lastRequestArrives)
    {
        var expected = await PlayAsync(int.MaxValue, lastRequestArrives);
        output.WriteLine($"{expected.Requests} requests: {expected.End.SerializedOutput}\n{expected.Effects}");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, expected.End.RuntimeStatus);

        await Parallel.ForEachAsync(
            Enumerable.Range(1, expected.Requests + 4),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (request, _) =>
            {
                var actual = await PlayAsync(request, lastRequestArrives);
                var where = $"killed at request {request}: ";
                Assert.Equal(
                    where + expected.End.SerializedOutput,
                    where + actual.End.SerializedOutput + actual.End.FailureDetails
                );
                Assert.Equal(where + expected.Effects, where + actual.Effects);
                Assert.Equal(expected.Index, actual.Index);
            }
        );
    }

    [Fact]
    public async Task Processes_that_die_while_they_go_on_with_the_work_of_dead_ones_lose_nothing_either()
    {
        var expected = await PlayAsync(int.MaxValue, lastRequestArrives: false);

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 24),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (death, _) =>
            {
                int[] deaths = [death, 1 + (death % 7), 4 + (death % 3)];
                var actual = await PlayAsync(
                    death * expected.Requests / 24,
                    lastRequestArrives: death % 2 == 0,
                    deaths
                );
                Assert.Equal(expected.End.SerializedOutput, actual.End.SerializedOutput);
                Assert.Equal(expected.Effects, actual.Effects);
                Assert.Equal(expected.Index, actual.Index);
            }
        );
    }

    private static async Task<Played> PlayAsync(int crashAt, bool lastRequestArrives, params int[] furtherDeaths)
    {
        var rich = new RichOrchestration();
        await using var hub = await TestHub.StartAsync(rich.Functions());
        hub.Storage.Reset();
        hub.Storage.CrashAt(crashAt, lastRequestArrives);
        var end = await new RichWorld(hub, furtherDeaths).PlayAsync();
        var effects = string.Join(", ", rich.Effects.Keys.Order(StringComparer.Ordinal));
        var requests = hub.Storage.Count;
        await hub.IdleAsync();
        var index = await StoredRows.IndexAsync(hub);
        return new Played(end, effects, requests, [.. index.Select(row => row[..5]).Order(StringComparer.Ordinal)]);
    }
}
