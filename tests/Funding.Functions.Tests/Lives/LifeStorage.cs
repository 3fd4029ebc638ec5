using System.Globalization;
using Functions.Embedded.Azurite;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>A storage in memory; every life gets tables of its own.</summary>
public sealed class LifeStorage : IAsyncLifetime
{
    private AzuriteProcess? _azurite;
    private int _lives;

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync();

    public Task DisposeAsync() => _azurite?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <summary>Plays a life under a plan of crashes.</summary>
    internal async Task<LifeRecord> PlayAsync(LifeTrouble trouble, ICrashPlan plan, string? sample = null)
    {
        var number = Interlocked.Increment(ref _lives);
        // The same id in every life, so that what they leave behind can be compared.
        var script = new LifeScript("life", Samples.Application(sample ?? Samples.Applications[0]), trouble);
        using var cast = new LifeCast(Samples.Association(), script.Applicant);
        await using var world = new MortalWorld(
            _azurite!.ConnectionString,
            string.Create(CultureInfo.InvariantCulture, $"L{number}x"),
            plan,
            LifeScript.At(script.Begun, 8)
        );
        return await DemoLife.PlayAsync(world, script, cast, new NoAudience());
    }
}
