using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Funding.Core.Tests;

/// <summary>A switch over a closed hierarchy has an arm for every case: a new one that is forgotten fails here.</summary>
public sealed class ExhaustivenessTests
{
    public static TheoryData<Type> Events => [.. Cases(typeof(ApplicationEvent))];

    public static TheoryData<Type> Commands => [.. Cases(typeof(ApplicationCommand))];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_folded(Type type) =>
        NotUnreachable(() => Application.Fold(Life.Draft().Current, Blank<ApplicationEvent>(type)));

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_has_its_effects(Type type) =>
        NotUnreachable(() => ApplicationEffects.Of(Life.Draft().Current, Blank<ApplicationEvent>(type)));

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_says_whether_it_is_a_document(Type type)
    {
        var state = Life.Draft().Current;

        NotUnreachable(() => DocumentRegister.Of(state, state, Blank<ApplicationEvent>(type)));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_decided(Type type)
    {
        var everybody = new Actor("x", "x", Enum.GetValues<Role>().ToHashSet(), People.Kalmar);

        NotUnreachable(() =>
            ApplicationDecider.Decide(
                Life.WithBoard().Current,
                Blank<ApplicationCommand>(type),
                everybody,
                DateTimeOffset.UnixEpoch
            )
        );
    }

    private static IEnumerable<Type> Cases(Type closed) => closed.GetNestedTypes().Where(t => t.IsSubclassOf(closed));

    private static T Blank<T>(Type type) => (T)RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>Blank messages may break an arm; only a missing arm counts.</summary>
    private static void NotUnreachable(Func<object> act) =>
        Assert.IsNotType<UnreachableException>(Record.Exception(act));
}
