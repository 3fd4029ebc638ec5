using System.Collections.Frozen;
using Functions.Embedded.Discovery;
using Functions.Embedded.Durable;
using Functions.Embedded.Invocation;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Triggers.Durable;

/// <summary>Orchestrators and activities, as the engine runs them.</summary>
internal sealed class DurableFunctions(
    FunctionCatalog catalog,
    FunctionExecutor executor,
    IServiceProvider services,
    DataConverter converter
) : IDurableFunctions
{
    private readonly FrozenDictionary<string, DiscoveredFunction> _orchestrators = ByName(
        catalog,
        TriggerKind.Orchestration
    );
    private readonly FrozenDictionary<string, DiscoveredFunction> _activities = ByName(catalog, TriggerKind.Activity);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    // The scope is not disposed: a turn ends where the orchestrator waits, and nobody comes back to that call.
    public Task<object?> RunOrchestratorAsync(TaskOrchestrationContext context, string? serializedInput) =>
        RunAsync(
            _orchestrators[context.Name],
            services.CreateScope(),
            context.InstanceId,
            parameter => parameter.Source == ParameterSource.Trigger ? context : Input(parameter, serializedInput),
            CancellationToken.None
        );

    public async Task<object?> RunActivityAsync(
        TaskActivityContext context,
        string? serializedInput,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        return await RunAsync(
            _activities[context.Name],
            scope,
            context.InstanceId,
            parameter =>
                parameter.Source == ParameterSource.InstanceId ? context.InstanceId : Input(parameter, serializedInput),
            cancellationToken
        );
    }

    private Task<object?> RunAsync(
        DiscoveredFunction function,
        IServiceScope scope,
        string instanceId,
        Func<DiscoveredParameter, object?> valueOf,
        CancellationToken cancellationToken
    )
    {
        var context = new EmbeddedFunctionContext(
            function.Definition,
            scope.ServiceProvider,
            () => new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId },
            EmbeddedRetryContext.None,
            cancellationToken
        );
        return executor.InvokeAsync(function, context, parameter => new ValueTask<object?>(valueOf(parameter)));
    }

    private object? Input(DiscoveredParameter parameter, string? serialized)
    {
        if (serialized is not null)
        {
            return converter.Deserialize(serialized, parameter.Type);
        }

        // As in the worker: a default value counts for orchestrators only.
        if (parameter.Source == ParameterSource.OrchestrationInput && parameter.Parameter.HasDefaultValue)
        {
            return parameter.Parameter.DefaultValue;
        }

        return !parameter.Type.IsValueType || Nullable.GetUnderlyingType(parameter.Type) is not null
            ? null
            : throw new InvalidOperationException($"There is no input for '{parameter.Name}', which cannot be null.");
    }

    private static FrozenDictionary<string, DiscoveredFunction> ByName(FunctionCatalog catalog, TriggerKind kind) =>
        catalog.Of(kind).ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
}
