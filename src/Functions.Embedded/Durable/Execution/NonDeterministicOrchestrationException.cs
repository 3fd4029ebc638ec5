using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Execution;

/// <summary>The orchestrator, played from its history, did something else than it did before.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message)
{
    private const string Advice =
        "Was the orchestrator changed while this instance was under way, or does it use time, chance or I/O of its own?";

    /// <summary>The history has a step that the code does not take.</summary>
    public static NonDeterministicOrchestrationException Missing(Step recorded) =>
        new($"Step {recorded.Id} was {Describe(recorded)}, but now the orchestrator does not take that step. {Advice}");

    /// <summary>The code takes another step than the history has.</summary>
    public static NonDeterministicOrchestrationException Different(Step recorded, Step taken) =>
        new($"Step {recorded.Id} was {Describe(recorded)}, but now it is {Describe(taken)}. {Advice}");

    /// <summary>The code takes a step that the history has not.</summary>
    public static NonDeterministicOrchestrationException Added(Step taken) =>
        new($"Step {taken.Id} is now {Describe(taken)}, but the orchestrator did not take that step before. {Advice}");

    /// <summary>Whether this is what a failure tells of.</summary>
    public static bool Is(Failure failure) =>
        string.Equals(
            failure.Type,
            typeof(NonDeterministicOrchestrationException).ToString(),
            StringComparison.Ordinal
        );

    /// <summary>Whether the code took the recorded step again: same kind, same name.</summary>
    public static bool AreAlike(Step recorded, Step taken) =>
        (recorded, taken) switch
        {
            (TaskScheduled one, TaskScheduled two) => SameName(one.Name, two.Name),
            (SubOrchestrationCreated one, SubOrchestrationCreated two) => SameName(one.Name, two.Name),
            (EventSent one, EventSent two) => SameName(one.Name, two.Name),
            (TimerCreated, TimerCreated) => true,
            _ => false,
        };

    private static bool SameName(string one, string two) => string.Equals(one, two, StringComparison.OrdinalIgnoreCase);

    private static string Describe(Step step) =>
        step switch
        {
            TaskScheduled task => $"a call of activity '{task.Name}'",
            SubOrchestrationCreated child => $"a call of sub-orchestrator '{child.Name}'",
            EventSent sent => $"sending event '{sent.Name}'",
            TimerCreated => "a timer",
            _ => step.GetType().Name,
        };
}
