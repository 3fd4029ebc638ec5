using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>What an orchestrator sees of its instance: identity, replay-safe time and ids, and everything it may wait for.</summary>
/// <remarks>An orchestrator is replayed from its history, so it may take time, ids and results from here only.</remarks>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>Name of the orchestrator.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the instance, unique in its task hub.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one, or null for a top-level instance.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The orchestration's clock (UTC): the same at every replay of the same point.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while the history is played back and nothing new happens.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Version that the instance was started with; empty when it has none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Settings of the runtime for this instance.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>Access to durable entities.</summary>
    /// <exception cref="NotSupportedException">The context has no entities.</exception>
    public virtual TaskOrchestrationEntityFeature Entities =>
        throw new NotSupportedException($"{GetType()} does not support durable entities.");

    /// <summary>The input that the instance was started with, or the default when it had none.</summary>
    /// <typeparam name="T">Type to read the input as.</typeparam>
    public abstract T? GetInput<T>();

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <remarks>An activity may run more than once for one call.</remarks>
    /// <typeparam name="TResult">Type to read the result as.</typeparam>
    /// <param name="name">Name of the activity.</param>
    /// <param name="input">Its input, which must serialize.</param>
    /// <param name="options">Retries, tags and version.</param>
    /// <exception cref="TaskFailedException">The activity failed at its last attempt.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    );

    /// <inheritdoc cref="CallActivityAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <inheritdoc cref="CallActivityAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <inheritdoc cref="CallActivityAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Runs another orchestration as a part of this one and waits for its result.</summary>
    /// <typeparam name="TResult">Type to read the result as.</typeparam>
    /// <param name="orchestratorName">Name of the orchestrator.</param>
    /// <param name="input">Its input, which must serialize.</param>
    /// <param name="options">Retries, tags and version; <see cref="SubOrchestrationOptions"/> also gives the instance id.</param>
    /// <exception cref="TaskFailedException">The sub-orchestration failed at its last attempt.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    );

    /// <inheritdoc cref="CallSubOrchestratorAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task CallSubOrchestratorAsync(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    ) => CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync{TResult}(TaskName, object?, TaskOptions?)"/>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Sends an event to another instance; it is dropped when that instance does not exist.</summary>
    /// <param name="instanceId">The receiving instance.</param>
    /// <param name="eventName">Name of the event; case does not matter.</param>
    /// <param name="payload">Its payload, which must serialize.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Publishes a status that clients can read: at most 16 KB as UTF-16 JSON.</summary>
    /// <param name="customStatus">The status, or null to clear it.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts the orchestration over with a new input and an empty history; return right after it.</summary>
    /// <param name="newInput">The new input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events that nobody has waited for are kept.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <inheritdoc cref="ContinueAsNew(object?, bool)"/>
    /// <param name="options">The new input, the fate of unread events, and a new version.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A new id that is the same at every replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>Compares the instance's version with another: negative when it is older, 0 when equal, positive when newer.</summary>
    /// <param name="version">The version to compare with; empty is older than any other.</param>
    public virtual int CompareVersionTo(string version) =>
        TaskOrchestrationVersioningUtils.CompareVersions(Version, version);
}
