using Azure.Core.Pipeline;
using Functions.Embedded;
using Funding.Functions.Timers;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Local.Demo;

/// <summary>A system in this process whose clock is set: nothing dies here.</summary>
internal sealed class VirtualWorld : ILifeWorld, IAsyncDisposable
{
    private readonly EmbeddedRuntime _runtime;
    private readonly FakeTimeProvider _clock;
    private readonly VirtualTime _time;

    private VirtualWorld(EmbeddedRuntime runtime, FakeTimeProvider clock)
    {
        _runtime = runtime;
        _clock = clock;
        _time = new VirtualTime(runtime, clock, clock.SetUtcNow);
    }

    public DateTimeOffset Now => _clock.GetUtcNow();

    internal Uri Address => _runtime.BaseAddress;

    internal IServiceProvider Services => _runtime.Services;

    internal static async Task<VirtualWorld> StartAsync(
        string connectionString,
        LifeScript script,
        HttpPipelinePolicy? storagePolicy = null
    )
    {
        var clock = new FakeTimeProvider(LifeScript.At(script.Begun, 8));
        var runtime = await LocalRuntime.StartAsync(
            new LocalRuntimeOptions
            {
                ConnectionString = connectionString,
                AssociationFile = Samples.AssociationFile,
                Time = clock,
                StoragePolicy = storagePolicy,
                // Nothing dies here, and its nights are many: years of them in a minute.
                Disabled = [nameof(Reconciliation), nameof(DraftErasing), nameof(DisposalWatch)],
            },
            CancellationToken.None
        );
        return new VirtualWorld(runtime, clock);
    }

    public async Task DoAsync(Func<Uri, Task> act)
    {
        await act(_runtime.BaseAddress);
        await _runtime.WhenIdleAsync();
    }

    public Task AdvanceToAsync(DateTimeOffset to) => _time.AdvanceToAsync(to);

    public ValueTask DisposeAsync() => _runtime.DisposeAsync();
}
