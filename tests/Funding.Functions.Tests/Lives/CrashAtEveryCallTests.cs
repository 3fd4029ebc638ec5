using Funding.Functions.Tests.Running;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// One life in which the process dies at every write to the storage that it reaches, once; of writes that differ in their
/// numbers alone, at the first sixteen. The deaths alternate: at one the request never reaches the storage, at the next the
/// answer is lost.
/// </summary>
public sealed class CrashAtEveryCallTests(LifeStorage storage) : IClassFixture<LifeStorage>
{
    // With ./dev test --all-crash-points at every read too, and the other way round as well.
    private static bool All => Environment.GetEnvironmentVariable("FUNDING_ALL_CRASH_POINTS") == "1";

    /// <summary>How the first process dies.</summary>
    public static TheoryData<string> FirstDeaths =>
        All ? [nameof(Death.BeforeTheCall), nameof(Death.BeforeTheAnswer)] : [nameof(Death.BeforeTheCall)];

    [Theory]
    [MemberData(nameof(FirstDeaths))]
    public async Task A_process_that_dies_at_every_write_loses_nothing_and_does_nothing_twice(string first)
    {
        var count = new NoCrash();
        var undisturbed = await storage.PlayAsync(LifeTrouble.None, count);
        var plan = new CrashAtEveryCall(Enum.Parse<Death>(first), atReads: All);
        var record = await storage.PlayAsync(LifeTrouble.None, plan);
        Findings.None(record.DifferencesFrom(undisturbed));
        Assert.True(plan.Crashes > 500, $"{plan.Crashes} crashes in a life of {count.Calls} calls.");
    }
}
