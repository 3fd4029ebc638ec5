using System.Globalization;
using Functions.Embedded;
using Funding.Functions.Timers;
using Funding.Local;
using Funding.Local.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Lives;

/// <summary>A system that dies where the plan says and is started again on the same storage, under the player's hands.</summary>
internal sealed class MortalWorld(string connectionString, string tablePrefix, ICrashPlan plan, DateTimeOffset begin)
    : ILifeWorld,
        IAsyncDisposable
{
    // The timer that finds what a crash left behind comes round within this time.
    private static readonly TimeSpan UntilSwept = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider _clock = new(begin);
    private Process? _process;
    private bool _swept = true;
    private int _steps;

    public DateTimeOffset Now => _clock.GetUtcNow();

    private string Step => _steps.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many processes there have been.</summary>
    internal int Processes { get; private set; }

    public async Task DoAsync(Func<Uri, Task> act)
    {
        BeginStep();
        await SurviveAsync(async process =>
        {
            await act(process.Runtime.BaseAddress);
            await process.Runtime.WhenIdleAsync(process.Gone.Token);
        });
    }

    public async Task AdvanceToAsync(DateTimeOffset to)
    {
        BeginStep();
        await SurviveAsync(process => process.Time.AdvanceToAsync(to, process.Gone.Token));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            await process.Runtime.AbandonAsync();
            process.Gone.Dispose();
        }
    }

    private void BeginStep()
    {
        _steps++;
        plan.StepBegins(Step);
    }

    private async Task SurviveAsync(Func<Process, Task> act)
    {
        while (true)
        {
            if (_process is not { } process)
            {
                await StartAsync();
                continue;
            }

            if (await LivesThroughAsync(process, SweepAsync) && await LivesThroughAsync(process, act))
            {
                return;
            }
        }
    }

    // In a life in real time, too, the sweep has come before people act again.
    private async Task SweepAsync(Process process)
    {
        if (!_swept)
        {
            // The first round may find a mail that the dead process had claimed; the second sends it.
            await process.Time.AdvanceToAsync(Now + UntilSwept, process.Gone.Token);
            await process.Time.AdvanceToAsync(Now + UntilSwept, process.Gone.Token);
            _swept = true;
        }
    }

    private async Task<bool> LivesThroughAsync(Process process, Func<Process, Task> act)
    {
        var acting = act(process);
        await Task.WhenAny(acting, process.Storage.Died);
        if (!process.Storage.IsDead)
        {
            await acting;
            return true;
        }

        await process.Runtime.AbandonAsync();
        await process.Storage.WhenQuietAsync();
        await process.Gone.CancelAsync();

        // Whatever a dying process answered is not to be trusted.
        await ((Task)acting.ContinueWith(_ => { }, TaskScheduler.Default));
        process.Gone.Dispose();
        (_process, _swept) = (null, false);
        return false;
    }

    private async Task StartAsync()
    {
        Processes++;
        // Every process starts alike, so the calls of a start are not a new place to die in each step.
        plan.StepBegins("start");
        var storage = new MortalStorage(plan);
        try
        {
            var runtime = await LocalRuntime.StartAsync(
                new LocalRuntimeOptions
                {
                    ConnectionString = connectionString,
                    TablePrefix = tablePrefix,
                    AssociationFile = Samples.AssociationFile,
                    Time = _clock,
                    StoragePolicy = storage,
                    // What it would heal is to heal without it; and what has run out is forgotten by calls that a life has no part in.
                    Disabled = [nameof(Reconciliation), nameof(Tidying), nameof(DraftErasing), nameof(DisposalWatch)],
                    // A start that died has nothing left to end in order.
                    StopTimeout = TimeSpan.FromMilliseconds(20),
                },
                CancellationToken.None
            );
            _process = new(runtime, storage, new VirtualTime(runtime, _clock, _clock.SetUtcNow), new());
            plan.StepBegins(Step);
        }
        catch when (storage.IsDead)
        {
            await storage.WhenQuietAsync();
            _swept = false;
        }
    }

    private sealed record Process(
        EmbeddedRuntime Runtime,
        MortalStorage Storage,
        VirtualTime Time,
        CancellationTokenSource Gone
    );
}
