using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Funding.Core.Tests;

/// <summary>Properties say something only about what the random lives reach.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_lives_reach_every_stage_and_every_event()
    {
        var lives = Moves.Lives().Generator.Sample(300, Moves.Always, 300).Select(moves => Played.Of(moves)).ToList();
        var happened = lives
            .SelectMany(l => l.Trail)
            .GroupBy(e => e.GetType().Name)
            .ToDictionary(g => g.Key, g => g.Count());
        foreach (var (name, count) in happened.OrderBy(h => h.Value))
        {
            output.WriteLine($"{count} {name}");
        }

        foreach (var stage in lives.CountBy(l => l.State!.Stage))
        {
            output.WriteLine($"{stage}");
        }

        var missing = typeof(ApplicationEvent)
            .GetNestedTypes()
            .Select(t => t.Name)
            .Where(name => !happened.ContainsKey(name));
        Assert.Empty(missing);
    }
}
