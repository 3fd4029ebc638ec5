using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Discovery;

/// <summary>The functions of some assemblies.</summary>
internal sealed class FunctionCatalog
{
    // Reading an assembly is slow and always gives the same; a runtime that starts again does not pay for it twice.
    private static readonly ConcurrentDictionary<Assembly, Lazy<AssemblyFunctions>> _read = new();

    private FunctionCatalog(ImmutableArray<DiscoveredFunction> functions) => Functions = functions;

    internal ImmutableArray<DiscoveredFunction> Functions { get; }

    internal IEnumerable<DiscoveredFunction> Of(TriggerKind kind) => Functions.Where(f => f.Kind == kind);

    internal static FunctionCatalog Read(IEnumerable<Assembly> assemblies, Func<Type, bool> includes, Problems problems)
    {
        var functions = ImmutableArray.CreateBuilder<DiscoveredFunction>();
        foreach (var assembly in assemblies.Distinct())
        {
            var (found, faults) = _read.GetOrAdd(assembly, one => new(() => ReadAssembly(one))).Value;
            functions.AddRange(found.Where(f => includes(f.Method.DeclaringType!)));
            foreach (var fault in faults.Where(f => includes(f.Method.DeclaringType!)))
            {
                problems.Add(fault.Method, fault.Sentence);
            }
        }

        if (functions.Count == 0 && !problems.Any)
        {
            problems.Add("no method with [Function] was found in the given assemblies.");
        }

        FindEqualNames(functions, problems);
        return new FunctionCatalog(functions.ToImmutable());
    }

    /// <summary>Without those that a setting <c>AzureWebJobs.{function}.Disabled</c> leaves out, as in Azure.</summary>
    internal FunctionCatalog Enabled(IConfiguration settings)
    {
        return new FunctionCatalog([.. Functions.Where(f => !IsDisabled(f.Name))]);

        // On Linux a setting's name has no dots; two underscores stand for them, which configuration reads as a colon.
        bool IsDisabled(string name) =>
            (settings[$"AzureWebJobs.{name}.Disabled"] ?? settings[$"AzureWebJobs:{name}:Disabled"]) is { } value
            && (value == "1" || (bool.TryParse(value, out var disabled) && disabled));
    }

    private static AssemblyFunctions ReadAssembly(Assembly assembly)
    {
        const BindingFlags all =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Static
            | BindingFlags.Instance
            | BindingFlags.DeclaredOnly;
        var faults = new List<FunctionFault>();
        var found = assembly
            .GetTypes()
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .SelectMany(t => t.GetMethods(all))
            .Where(m => m.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(m => FunctionReader.Read(m, faults))
            .OfType<DiscoveredFunction>()
            .ToImmutableArray();
        return new AssemblyFunctions(found, faults);
    }

    private static void FindEqualNames(IEnumerable<DiscoveredFunction> functions, Problems problems)
    {
        foreach (
            var group in functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any())
        )
        {
            var methods = string.Join(" and ", group.Select(f => Problems.NameOf(f.Method)));
            problems.Add(
                $"{methods} have the same function name, '{group.Key}'. Names are compared without regard to case."
            );
        }
    }

    private sealed record AssemblyFunctions(
        ImmutableArray<DiscoveredFunction> Found,
        IReadOnlyList<FunctionFault> Faults
    );
}

/// <summary>What is wrong with one method.</summary>
internal sealed record FunctionFault(MethodInfo Method, string Sentence);
