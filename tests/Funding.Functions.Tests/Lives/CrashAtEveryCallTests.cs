using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// One life in which the process dies at every storage call that it reaches, once. The deaths alternate: at one call the
/// request never reaches the storage, at the next the answer is lost.
/// </summary>
public sealed class CrashAtEveryCallTests(LifeStorage storage) : IClassFixture<LifeStorage>
{
    [Theory]
    [InlineData(Death.BeforeTheCall)]
    [InlineData(Death.BeforeTheAnswer)]
    internal async Task A_process_that_dies_at_every_call_loses_nothing_and_does_nothing_twice(Death first)
    {
        var count = new NoCrash();
        var undisturbed = await storage.PlayAsync(LifeTrouble.None, count);
        var plan = new CrashAtEveryCall(first);
        var record = await storage.PlayAsync(LifeTrouble.None, plan);
        Assert.Empty(record.DifferencesFrom(undisturbed));
        Assert.True(plan.Crashes > count.Calls / 2, $"{plan.Crashes} crashes in a life of {count.Calls} calls.");
    }
}
