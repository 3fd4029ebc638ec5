using Funding.Functions.Tests.Running;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// The process dies at storage calls of a life and is started again. What is left in the end (stage, trail, mails, payments)
/// is what an undisturbed life leaves.
/// </summary>
public sealed class CrashTests(LifeStorage storage) : IClassFixture<LifeStorage>
{
    private const int Spread = 3;

    // Every single call in a life of its own takes hours: ./dev test --all-crash-points.
    private static bool All => Environment.GetEnvironmentVariable("FUNDING_ALL_CRASH_POINTS") == "1";

    [Theory]
    [InlineData(Death.BeforeTheCall)]
    [InlineData(Death.BeforeTheAnswer)]
    internal async Task A_life_with_one_crash_ends_as_an_undisturbed_one(Death death)
    {
        var count = new NoCrash();
        var undisturbed = await storage.PlayAsync(LifeTrouble.None, count);
        var step = All ? 1 : count.Calls / Spread;
        var differences = new List<string>();
        for (var n = All ? 1 : step / 2; n < count.Calls; n += step)
        {
            var plan = new CrashAtCall(n, death);
            var record = await storage.PlayAsync(LifeTrouble.None, plan);
            Assert.True(plan.Crashed, $"A life has {count.Calls} calls, so there is a call {n}.");
            differences.AddRange(
                record.DifferencesFrom(undisturbed).Select(difference => $"crash at {n}: {difference}")
            );
        }

        Findings.None(differences);
    }
}
