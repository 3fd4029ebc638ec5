using Functions.Embedded.Azurite;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Benchmarks;

/// <summary>What one whole application costs in storage transactions, stage by stage.</summary>
internal static class LifeBench
{
    internal static async Task<IReadOnlyList<StageFigures>> RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var storage = new CountingStorage();
        var script = new LifeScript("bench", Samples.Application(Samples.Applications[0]), LifeTrouble.None);
        using var cast = new LifeCast(Samples.Association(), script.Applicant);
        await using var world = await VirtualWorld.StartAsync(azurite.ConnectionString, script, storage);
        var stages = new Stages(storage);
        await DemoLife.PlayAsync(world, script, cast, stages);
        return stages.Figures();
    }

    /// <summary>Reads the counter when a chapter begins.</summary>
    private sealed class Stages(CountingStorage storage) : ILifeAudience
    {
        private readonly List<(string Title, IReadOnlyDictionary<(string Part, bool Write), int> Before)> _marks =
        [
            ("Start of the process", new Dictionary<(string, bool), int>()),
        ];

        // Nobody in Azure reads this mailbox.
        public bool ReadsMail => false;

        public void Chapter(int number, int of, string title) => _marks.Add((title, storage.Snapshot()));

        public void Did(DateTimeOffset at, string who, string what) { }

        public void Mail(DeliveredMail mail) { }

        public void Ended(LifeRecord record) => _marks.Add(("", storage.Snapshot()));

        internal IReadOnlyList<StageFigures> Figures() =>
            [.. _marks.Zip(_marks.Skip(1), (from, to) => StageFigures.Between(from.Title, from.Before, to.Before))];
    }
}

/// <summary>Storage transactions of one stage.</summary>
/// <param name="Title">The stage.</param>
/// <param name="AppReads">Reads by the app, people's looking included.</param>
/// <param name="AppWrites">Writes by the app.</param>
/// <param name="Engine">Reads and writes by the durable engine.</param>
/// <param name="Mailbox">Reads and writes of the local mailbox, which a deployed app does not have.</param>
internal sealed record StageFigures(string Title, int AppReads, int AppWrites, int Engine, int Mailbox)
{
    internal int Billed => AppReads + AppWrites + Engine;

    internal static StageFigures Between(
        string title,
        IReadOnlyDictionary<(string Part, bool Write), int> before,
        IReadOnlyDictionary<(string Part, bool Write), int> after
    )
    {
        var counts = after
            .Select(count =>
                (count.Key.Part, count.Key.Write, Count: count.Value - before.GetValueOrDefault(count.Key))
            )
            .ToList();
        var engine = counts.Where(count => IsEngine(count.Part)).Sum(count => count.Count);
        var mailbox = counts.Where(count => IsMailbox(count.Part)).Sum(count => count.Count);
        var app = counts.Where(count => !IsEngine(count.Part) && !IsMailbox(count.Part)).ToList();
        return new(
            title,
            app.Where(count => !count.Write).Sum(count => count.Count),
            app.Where(count => count.Write).Sum(count => count.Count),
            engine,
            mailbox
        );
    }

    // The task hub's tables and containers begin with its name; the app's have none of its names.
    private static bool IsEngine(string part) => part.StartsWith("Funding", StringComparison.OrdinalIgnoreCase);

    private static bool IsMailbox(string part) => part.StartsWith("Mailbox", StringComparison.Ordinal);
}
