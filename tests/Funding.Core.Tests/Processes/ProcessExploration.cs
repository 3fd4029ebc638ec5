using System.Reflection;
using System.Text.Json.Serialization;

namespace Funding.Core.Tests;

/// <summary>A way that something can go: from one state to another, because of an event.</summary>
internal sealed record Way(string From, string To, string Event)
{
    /// <summary>As a line of a diagram.</summary>
    public override string ToString() => $"{From} --> {To}: {Event}";
}

/// <summary>
/// The ways that applications, instalments and reports really have, found by trying: many random lives, and from the
/// states that they reach everything that anybody might do.
/// </summary>
internal sealed class ProcessExploration
{
    private const int Lives = 500;
    private const int StatesOfEachKind = 3;

    private static readonly Dictionary<Type, string> Names = typeof(ApplicationEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    private readonly Dictionary<string, List<(Application State, DateTimeOffset Now)>> _reached = [];

    internal HashSet<Way> Stages { get; } = [];

    internal HashSet<Way> Instalments { get; } = [];

    internal HashSet<Way> Reports { get; } = [];

    internal static ProcessExploration Done { get; } = Explore();

    private static ProcessExploration Explore()
    {
        var exploration = new ProcessExploration();
        // The same lives at every run: a way that is found is always found.
        var chance = new Random(1);
        for (var life = 0; life < Lives; life++)
        {
            Application? before = null;
            var seen = 0;
            Played.Of(
                Moves.Some(chance, 160),
                (played, _, _) =>
                {
                    // What stands before the first change is a head start that many lives have in common.
                    if (seen > 0 || played.State!.Stage == ApplicationStage.Draft)
                    {
                        exploration.See(before, played.Trail[seen..]);
                    }

                    (before, seen) = (played.State, played.Trail.Count);
                    exploration.Remember(played.State!, played.Now);
                }
            );
        }

        foreach (var (state, now) in exploration._reached.Values.SelectMany(reached => reached).ToList())
        {
            exploration.TryEverything(state, now, chance);
        }

        return exploration;
    }

    // A few of each kind: the stage, and where its instalments and reports are.
    private void Remember(Application state, DateTimeOffset now)
    {
        var kind =
            $"{state.Stage} {string.Join(' ', state.Instalments.Select(i => i.Status).Distinct().Order())} "
            + $"{string.Join(' ', state.Reports.Select(r => r.Status).Distinct().Order())} {string.Join(' ', state.Amendments.Select(a => a.Status).Where(status => status < AmendmentStatus.InForce).Distinct().Order())}";
        if (!_reached.TryGetValue(kind, out var reached))
        {
            _reached[kind] = reached = [];
        }

        if (reached.Count < StatesOfEachKind)
        {
            reached.Add((state, now));
        }
    }

    private void TryEverything(Application state, DateTimeOffset now, Random chance)
    {
        var later = Dues.Running(state).Select(p => Dues.Of(state, p).Next?.At).OfType<DateTimeOffset>();
        foreach (var moment in later.Prepend(now).Where(at => at >= now))
        {
            foreach (var (command, actor) in RandomLife.Everything(state, moment, chance))
            {
                if (
                    ApplicationDecider.Decide(state, command, actor, moment) is Decision.Accepted { Events: var events }
                )
                {
                    See(state, events);
                }
            }
        }
    }

    // One change: nobody sees the states within it.
    private void See(Application? before, IReadOnlyList<ApplicationEvent> change)
    {
        List<(ApplicationEvent Event, Application After)> steps = [];
        foreach (var happened in change)
        {
            steps.Add((happened, Application.Fold(steps.Count == 0 ? before : steps[^1].After, happened)));
        }

        if (steps.Count == 0)
        {
            return;
        }

        Add(Stages, before, steps, application => application.Stage.ToString());
        foreach (var number in steps[^1].After.Instalments.Select(i => i.Number))
        {
            Add(
                Instalments,
                before,
                steps,
                application => application.Instalments.FirstOrDefault(i => i.Number == number)?.Status.ToString()
            );
        }

        foreach (var id in steps[^1].After.Reports.Select(r => r.Id))
        {
            Add(
                Reports,
                before,
                steps,
                application => application.Reports.FirstOrDefault(r => r.Id == id)?.Status.ToString()
            );
        }
    }

    private static void Add(
        HashSet<Way> ways,
        Application? before,
        IReadOnlyList<(ApplicationEvent Event, Application After)> steps,
        Func<Application, string?> place
    )
    {
        var (from, to) = (before is null ? null : place(before), place(steps[^1].After));
        if (from != to && to is not null)
        {
            var first = steps.First(step => place(step.After) != from);
            ways.Add(new(from ?? "[*]", to, Names[first.Event.GetType()]));
        }
    }
}
