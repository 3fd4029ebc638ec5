using System.Text.Json.Serialization;

namespace Functions.Embedded.Durable.History;

/// <summary>
/// Something that happened to an instance, in the order in which it happened. What came in and what the orchestrator then
/// asked for are enough to play the orchestrator to the same point again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecutionStarted), "ExecutionStarted")]
[JsonDerivedType(typeof(TurnStarted), "TurnStarted")]
[JsonDerivedType(typeof(ExecutionSuspended), "ExecutionSuspended")]
[JsonDerivedType(typeof(ExecutionResumed), "ExecutionResumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "ExecutionTerminated")]
[JsonDerivedType(typeof(ExecutionCompleted), "ExecutionCompleted")]
[JsonDerivedType(typeof(EventRaised), "EventRaised")]
[JsonDerivedType(typeof(EventSent), "EventSent")]
[JsonDerivedType(typeof(TaskScheduled), "TaskScheduled")]
[JsonDerivedType(typeof(SubOrchestrationCreated), "SubOrchestrationCreated")]
[JsonDerivedType(typeof(TaskCompleted), "TaskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "TaskFailed")]
[JsonDerivedType(typeof(TimerCreated), "TimerCreated")]
[JsonDerivedType(typeof(TimerFired), "TimerFired")]
internal abstract record HistoryEvent
{
    /// <summary>When the turn took place in which this was recorded (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>
    /// Recorded while the orchestrator was not to run (suspended, not yet due, or of another version): it is played
    /// together with the next event that is not deferred, at that event's time.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deferred { get; init; }

    /// <summary>Serialized input, result or reason; kept apart from the rest, as it may be large.</summary>
    [JsonIgnore]
    public string? Payload { get; init; }
}

/// <summary>The execution began; the payload is its input.</summary>
internal sealed record ExecutionStarted(
    string Name,
    string Version,
    IReadOnlyDictionary<string, string> Tags,
    ParentLink? Parent
) : HistoryEvent;

/// <summary>The orchestrator was set going without anything else happening.</summary>
internal sealed record TurnStarted : HistoryEvent;

/// <summary>The instance was suspended; the payload is the reason.</summary>
internal sealed record ExecutionSuspended : HistoryEvent;

/// <summary>The instance was resumed; the payload is the reason.</summary>
internal sealed record ExecutionResumed : HistoryEvent;

/// <summary>The instance was told to end at once; the payload is its output.</summary>
internal sealed record ExecutionTerminated(bool Recursive) : HistoryEvent;

/// <summary>The last event of an instance; the payload is its output.</summary>
internal sealed record ExecutionCompleted(EndStatus Status, Failure? Failure) : HistoryEvent;

/// <summary>An event came in.</summary>
internal sealed record EventRaised(string Name) : HistoryEvent;

/// <summary>Something that the orchestrator asked for; <paramref name="Id"/> counts such steps from 0 within an execution.</summary>
internal abstract record Step(int Id) : HistoryEvent;

/// <summary>The orchestrator sent an event to another instance.</summary>
internal sealed record EventSent(int Id, string Target, string Name) : Step(Id);

/// <summary>The orchestrator called an activity.</summary>
internal sealed record TaskScheduled(int Id, string Name, string Version) : Step(Id);

/// <summary>The orchestrator called a sub-orchestrator.</summary>
internal sealed record SubOrchestrationCreated(
    int Id,
    string Name,
    string Version,
    string ChildId,
    bool IdIsMadeUp,
    IReadOnlyDictionary<string, string> Tags
) : Step(Id);

/// <summary>The orchestrator set a timer.</summary>
internal sealed record TimerCreated(int Id, DateTime FireAt) : Step(Id);

/// <summary>An activity or sub-orchestration ended well.</summary>
internal sealed record TaskCompleted(int Id) : HistoryEvent;

/// <summary>An activity or sub-orchestration failed.</summary>
internal sealed record TaskFailed(int Id, Failure Failure) : HistoryEvent;

/// <summary>A timer fired.</summary>
internal sealed record TimerFired(int Id) : HistoryEvent;

/// <summary>How an execution ended for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndStatus>))]
internal enum EndStatus
{
    /// <summary>The orchestrator returned.</summary>
    Completed,

    /// <summary>The orchestrator threw.</summary>
    Failed,

    /// <summary>It was ended from outside.</summary>
    Terminated,
}

/// <summary>Which call of which orchestration an instance is the answer to.</summary>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Incarnation">Tells it from an earlier instance with the same id.</param>
/// <param name="Execution">Its execution, counted up by ContinueAsNew.</param>
/// <param name="TaskId">The step that waits.</param>
internal sealed record ParentLink(string InstanceId, string Name, string Incarnation, int Execution, int TaskId);
