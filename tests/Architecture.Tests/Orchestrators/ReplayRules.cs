using Mono.Cecil;

namespace Architecture.Tests.Orchestrators;

/// <summary>
/// Follows the compiled code from an orchestrator through every method of ours that it calls, and finds calls whose result
/// would differ at the next replay, or that would leave the orchestrator's thread.
/// </summary>
internal static class ReplayRules
{
    private static readonly string[] s_forbiddenMembers =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid",
        "System.Guid::CreateVersion7",
        "System.Threading.Tasks.Task::Delay",
        "System.Threading.Tasks.Task::Run",
        "System.Threading.Tasks.Task::ContinueWith",
        "System.Threading.Tasks.Task::ConfigureAwait",
        "System.Threading.Tasks.Task::Wait",
        "System.Threading.Tasks.Task::Yield",
        "System.Threading.Tasks.Task`1::ConfigureAwait",
        "System.Threading.Tasks.Task`1::ContinueWith",
        "Microsoft.DurableTask.TaskOrchestrationContext::GetInput",
    ];

    private static readonly string[] s_forbiddenTypes =
    [
        "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.Parallel",
        "System.Threading.Thread",
        "System.Threading.Timer",
        "System.Threading.PeriodicTimer",
        "System.TimeProvider",
        "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.Diagnostics.Stopwatch",
        "System.Environment",
        "System.Console",
        "System.IO.File",
        "System.IO.Directory",
    ];

    private static readonly string[] s_forbiddenNamespaces = ["System.Net", "System.Data", "Azure", "SendGrid"];

    private static readonly string[] s_ours = ["Funding.", "Architecture.Tests"];

    /// <summary>One sentence per way from the orchestrator to a forbidden call.</summary>
    public static IReadOnlyList<string> Violations(System.Reflection.MethodInfo orchestrator)
    {
        var location = orchestrator.Module.FullyQualifiedName;
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(location)!);
        using var module = ModuleDefinition.ReadModule(
            location,
            new ReaderParameters { AssemblyResolver = resolver, InMemory = true }
        );
        var start = (MethodDefinition)module.LookupToken(orchestrator.MetadataToken);
        var found = new List<string>();
        Follow(start, [start.Name], [], found);
        return found;
    }

    private static void Follow(MethodDefinition method, List<string> way, HashSet<string> seen, List<string> found)
    {
        if (!seen.Add(method.FullName) || !method.HasBody)
        {
            return;
        }

        foreach (var called in Calls(method))
        {
            var name = $"{called.DeclaringType.GetElementType().FullName}::{called.Name}";
            if (IsForbidden(called, name))
            {
                found.Add($"{string.Join(" > ", way)} > {name}");
            }
            else if (IsOurs(called) && called.Resolve() is { } definition)
            {
                Follow(definition, [.. way, called.Name], seen, found);
            }
        }
    }

    // What an async or iterator method does stands in its state machine; a lambda is reached by the ldftn that makes it a delegate.
    private static IEnumerable<MethodReference> Calls(MethodDefinition method)
    {
        var direct = method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>();
        var machines = method
            .CustomAttributes.Where(attribute =>
                attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)
            )
            .Select(attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).Resolve())
            .SelectMany(type => type.Methods.Where(inner => inner.Name == "MoveNext"));
        return direct.Concat(machines);
    }

    private static bool IsOurs(MethodReference called) =>
        s_ours.Any(prefix =>
            called.DeclaringType.GetElementType().FullName.StartsWith(prefix, StringComparison.Ordinal)
        );

    private static bool IsForbidden(MethodReference called, string name)
    {
        var type = called.DeclaringType.GetElementType();
        return s_forbiddenMembers.Contains(name)
            // The compiler asks for the thread in iterators, and only to reuse one.
            || (s_forbiddenTypes.Contains(type.FullName) && called.Name != "get_CurrentManagedThreadId")
            || s_forbiddenNamespaces.Any(root =>
                type.Namespace == root || type.Namespace.StartsWith(root + ".", StringComparison.Ordinal)
            );
    }
}
