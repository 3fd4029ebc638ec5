using System.Reflection;
using Architecture.Tests.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Architecture.Tests.Orchestrators;

/// <summary>An orchestrator takes its context and one input, and nothing else: it has no state and no services.</summary>
internal static class OrchestratorSignatures
{
    public static IReadOnlyList<MethodInfo> OrchestratorsOf(IEnumerable<Type> types) =>
        [.. FunctionRules.FunctionsOf(types).Where(IsOrchestrator)];

    public static IEnumerable<string> Violations(MethodInfo orchestrator)
    {
        var place = $"{orchestrator.DeclaringType!.FullName}.{orchestrator.Name}";
        if (!orchestrator.IsStatic)
        {
            yield return $"{place}: must be static";
        }

        if (!typeof(Task).IsAssignableFrom(orchestrator.ReturnType))
        {
            yield return $"{place}: must return a Task";
        }

        var parameters = orchestrator.GetParameters();
        if (parameters[0].ParameterType != typeof(TaskOrchestrationContext) || !IsTrigger(parameters[0]))
        {
            yield return $"{place}: its first parameter must be the [OrchestrationTrigger] TaskOrchestrationContext";
        }

        if (parameters.Length > 2)
        {
            yield return $"{place}: must take one input at most";
        }

        foreach (var parameter in parameters.Skip(1).Where(parameter => !IsInput(parameter)))
        {
            yield return $"{place}: {parameter.ParameterType.Name} {parameter.Name} is no input";
        }
    }

    private static bool IsOrchestrator(MethodInfo function) => function.GetParameters().Any(IsTrigger);

    private static bool IsTrigger(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false);

    private static bool IsInput(ParameterInfo parameter) =>
        parameter.ParameterType is { IsInterface: false, IsAbstract: false } type
        && type != typeof(CancellationToken)
        && parameter.GetCustomAttributesData().All(IsOfTheCompiler);

    private static bool IsOfTheCompiler(CustomAttributeData data) =>
        data.AttributeType.Namespace == "System.Runtime.CompilerServices";
}
