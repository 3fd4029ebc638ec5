using System.Collections.Concurrent;
using Functions.Embedded.Durable;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Orchestrators and activities as lambdas.</summary>
internal sealed class TestFunctions : IDurableFunctions
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<
        string,
        Func<TaskActivityContext, string?, CancellationToken, Task<object?>>
    > _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Activities that were begun: `name(input)`, in the order of their beginning.</summary>
    internal ConcurrentQueue<string> Begun { get; } = new();

    internal TestFunctions Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> run)
    {
        _orchestrators[name] = async context => await run(context);
        return this;
    }

    internal TestFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task> run)
    {
        _orchestrators[name] = async context =>
        {
            await run(context);
            return null;
        };
        return this;
    }

    internal TestFunctions Activity<TInput, TResult>(string name, Func<TInput, TResult> run) =>
        AsyncActivity<TInput, TResult>(name, (input, _) => Task.FromResult(run(input)));

    internal TestFunctions AsyncActivity<TInput, TResult>(
        string name,
        Func<TInput, CancellationToken, Task<TResult>> run
    )
    {
        _activities[name] = async (_, input, cancellation) =>
            await run(PayloadConverter.Default.Deserialize<TInput>(input)!, cancellation);
        return this;
    }

    internal TestFunctions Echo() => Activity<string, string>("Echo", text => text);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(TaskOrchestrationContext context, string? serializedInput) =>
        _orchestrators[context.Name](context);

    public Task<object?> RunActivityAsync(
        TaskActivityContext context,
        string? serializedInput,
        CancellationToken cancellationToken
    )
    {
        Begun.Enqueue($"{context.Name}({serializedInput})");
        return _activities[context.Name](context, serializedInput, cancellationToken);
    }
}
