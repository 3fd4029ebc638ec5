using Functions.Embedded;
using Functions.Embedded.Azurite;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Local.Demo.Many;

/// <summary>One system with many applications in it, on storage in memory and with a clock that all of them share.</summary>
internal sealed class ManySystem : IAsyncDisposable
{
    /// <summary>The Monday when the first application is written.</summary>
    internal static readonly DateOnly Begins = new(2026, 8, 31);

    private readonly AzuriteProcess? _azurite;

    private ManySystem(AzuriteProcess? azurite, EmbeddedRuntime runtime, FakeTimeProvider time, MemoryPost post)
    {
        _azurite = azurite;
        Runtime = runtime;
        Clock = new SharedClock(runtime, time);
        Post = post;
        People = new ManyPeople(Samples.Association(), post, time) { System = runtime.BaseAddress };
        Meetings = new ManyMeetings(this);
    }

    internal EmbeddedRuntime Runtime { get; }

    internal SharedClock Clock { get; }

    internal MemoryPost Post { get; }

    internal ManyPeople People { get; }

    internal ManyMeetings Meetings { get; }

    /// <summary>Starts it.</summary>
    /// <param name="connectionString">Storage to use; null starts one in memory.</param>
    /// <param name="tablePrefix">Keeps systems on one storage apart.</param>
    internal static async Task<ManySystem> StartAsync(string? connectionString = null, string tablePrefix = "")
    {
        var azurite = connectionString is null ? await AzuriteProcess.StartAsync() : null;
        var time = new FakeTimeProvider(LifeScript.At(Begins, 7));
        var post = new MemoryPost();
        // More projects are played than one year's money is for.
        var association = Samples.WithMoney(frame: 1_000_000_000, delegated: 2_000_000);
        try
        {
            var runtime = await LocalRuntime.StartAsync(
                new LocalRuntimeOptions
                {
                    ConnectionString = connectionString ?? azurite!.ConnectionString,
                    TablePrefix = tablePrefix,
                    AssociationFile = association,
                    Time = time,
                    Mail = post,
                },
                CancellationToken.None
            );
            return new ManySystem(azurite, runtime, time, post);
        }
        catch
        {
            await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
        finally
        {
            File.Delete(association);
        }
    }

    /// <summary>Plays lives side by side to their ends.</summary>
    internal Task PlayAsync(IReadOnlyList<FateLife> lives, Action<IReadOnlyList<FateLife>> passed) =>
        Clock.PlayAsync([.. lives.Select(life => (Func<Task>)life.PlayAsync)], () => passed(lives));

    /// <summary>Lives with fates spread as they are, deterministic by the seed.</summary>
    internal IReadOnlyList<FateLife> Lives(int count, int seed)
    {
        var chance = new Random(seed);
        return
        [
            .. Fates.Of(count, chance).Select((fate, i) => new FateLife(this, i + 1, fate, new Random(chance.Next()))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        People.Dispose();
        Meetings.Dispose();
        await Runtime.DisposeAsync();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
