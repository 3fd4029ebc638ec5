using Funding.Functions.Tests.Running;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// One life in which the process dies at every storage call that it reaches, once. The deaths alternate: at one call the
/// request never reaches the storage, at the next the answer is lost.
/// </summary>
public sealed class CrashAtEveryCallTests(LifeStorage storage) : IClassFixture<LifeStorage>
{
    /// <summary>How the first process dies; the other way round as well with <c>./dev test --all-crash-points</c>.</summary>
    public static TheoryData<string> FirstDeaths =>
        Environment.GetEnvironmentVariable("FUNDING_ALL_CRASH_POINTS") == "1"
            ? [nameof(Death.BeforeTheCall), nameof(Death.BeforeTheAnswer)]
            : [nameof(Death.BeforeTheCall)];

    [Theory]
    [MemberData(nameof(FirstDeaths))]
    public async Task A_process_that_dies_at_every_call_loses_nothing_and_does_nothing_twice(string first)
    {
        var count = new NoCrash();
        var undisturbed = await storage.PlayAsync(LifeTrouble.None, count);
        var plan = new CrashAtEveryCall(Enum.Parse<Death>(first));
        var record = await storage.PlayAsync(LifeTrouble.None, plan);
        Findings.None(record.DifferencesFrom(undisturbed));
        Assert.True(plan.Crashes > count.Calls / 2, $"{plan.Crashes} crashes in a life of {count.Calls} calls.");
    }
}
