using Funding.Functions.Outbox;
using Funding.Functions.Tests.Storage;

namespace Funding.Functions.Tests.Outbox;

/// <summary>
/// The process is killed at its nth storage request of every step from the draft to the first payment. Another process
/// sweeps and does what the person would do: the same again if it has not happened. The end must be the undisturbed one.
/// </summary>
[Collection(AzuriteTests.Name)]
public sealed class CrashTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_storage_request_of_any_step_loses_nothing_and_doubles_nothing(bool afterwards)
    {
        // A step makes the same requests in every round: once a round has killed none behind a step, later ones end there.
        var (last, expected) = (StoredLife.Steps.Count - 1, await UndisturbedAsync(StoredLife.Steps.Count - 1));
        for (var request = 1; ; request++)
        {
            await using var world = new StorageWorld(azurite);
            var killed = await DisturbedAsync(world, request, afterwards, last);
            var outcome = await StoredLife.OutcomeAsync(world, world.Start());
            Assert.True(
                expected.SequenceEqual(outcome, StringComparer.Ordinal),
                $"Killed at request {request}:\n"
                    + string.Join('\n', expected.Except(outcome).Select(line => "- " + line))
                    + "\n"
                    + string.Join('\n', outcome.Except(expected).Select(line => "+ " + line))
            );
            if (killed.Count == 0)
            {
                Assert.True(request > 12, $"No step made more than {request} requests.");
                return;
            }
            if (killed[^1] < last)
            {
                last = killed[^1];
                expected = await UndisturbedAsync(last);
            }
        }
    }

    private async Task<IReadOnlyList<string>> UndisturbedAsync(int last)
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, StoredLife.Steps[last].Name);
        return await StoredLife.OutcomeAsync(world, process);
    }

    private static async Task<IReadOnlyList<int>> DisturbedAsync(
        StorageWorld world,
        int request,
        bool afterwards,
        int last
    )
    {
        var sound = await world.StartAsync();
        List<int> killed = [];
        foreach (var (index, step) in StoredLife.Steps.Take(last + 1).Index())
        {
            var before = (await sound.Store.LoadAsync(StoredLife.Id, default))?.Version ?? 0;
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await StoredLife.DoAsync(world.Start(null, kill), step, sound);
            }
            catch (ProcessKilledException) { }
            if (kill.Killed)
            {
                killed.Add(index);
                world.Time.Advance(PendingMarks.Grace + TimeSpan.FromSeconds(1));
                await sound.Get<OutboxDispatcher>().SweepAsync(sound.Client, default);
            }
            if ((await sound.Store.LoadAsync(StoredLife.Id, default))?.Version is not { } version || version == before)
            {
                Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(sound, step, sound));
            }
            if (index < last)
            {
                await StoredLife.LetTimePassAsync(world, sound);
            }
        }
        return killed;
    }
}
