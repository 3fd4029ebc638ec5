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

    private static async Task<Played> PlayAsync(int crashAt, bool lastRequestArrives)
    {
        var rich = new RichOrchestration();
        await using var hub = await TestHub.StartAsync(rich.Functions());
        hub.Storage.Reset();
        hub.Storage.CrashAt(crashAt, lastRequestArrives);
        var end = await new RichWorld(hub).PlayAsync();
        var effects = string.Join(", ", rich.Effects.Keys.Order(StringComparer.Ordinal));
        var requests = hub.Storage.Count;
        await hub.IdleAsync();
        var index = await StoredRows.IndexAsync(hub);
        return new Played(end, effects, requests, [.. index.Select(row => row[..5]).Order(StringComparer.Ordinal)]);
    }
}
