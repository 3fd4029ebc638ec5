using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace Funding.Core.Tests;

/// <summary>A meeting's events and commands are known everywhere: a new one that is forgotten fails here.</summary>
public sealed class MeetingClosednessTests
{
    public static TheoryData<Type> Events => [.. Cases(typeof(MeetingEvent))];

    public static TheoryData<Type> Commands => [.. Cases(typeof(MeetingCommand))];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_folded_and_has_its_effects(Type type)
    {
        var happened = (MeetingEvent)RuntimeHelpers.GetUninitializedObject(type);

        NotUnreachable(() => Meeting.Fold(MeetingLife.Closed().Current, happened));
        NotUnreachable(() => MeetingEffects.Of(MeetingLife.Closed().Current, happened));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_decided(Type type)
    {
        var everybody = new Actor("x", "x", Enum.GetValues<Role>().ToHashSet(), People.Kalmar);
        var command = (MeetingCommand)RuntimeHelpers.GetUninitializedObject(type);

        NotUnreachable(() => MeetingDecider.Decide(MeetingLife.Called().Current, command, everybody, default));
    }

    [Theory]
    [InlineData(typeof(MeetingEvent))]
    [InlineData(typeof(MeetingCommand))]
    public void Every_case_can_be_stored_under_its_own_name(Type closed)
    {
        var stored = closed.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();

        Assert.Equal(Cases(closed).Select(c => c.Name).Order(), stored.Select(s => s.DerivedType.Name).Order());
        Assert.Equal(stored.Count, stored.Select(s => s.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void Every_event_is_listed_with_its_meaning()
    {
        var comments = XDocument
            .Load(Path.Combine(AppContext.BaseDirectory, "Funding.Core.xml"))
            .Descendants("member")
            .ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")?.Value.Trim() ?? "");
        var events = typeof(MeetingEvent)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(a =>
                $"| `{a.TypeDiscriminator}` | {comments[$"T:Funding.Core.MeetingEvent.{a.DerivedType.Name}"]} |"
            );

        var listed = File.ReadLines(Path.Combine(Repository.Root(), "docs", "meetings.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(events.Order(), listed.Order());
    }

    private static IEnumerable<Type> Cases(Type closed) => closed.GetNestedTypes().Where(t => t.IsSubclassOf(closed));

    /// <summary>Blank messages may break an arm; only a missing arm counts.</summary>
    private static void NotUnreachable(Func<object> act) =>
        Assert.IsNotType<UnreachableException>(Record.Exception(act));
}
