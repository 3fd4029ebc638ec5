using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests;

/// <summary>The assemblies that are built from <c>src/</c>.</summary>
internal static class Product
{
    public static Assembly Core { get; } = Assembly.Load("Funding.Core");

    public static Assembly Pages { get; } = Assembly.Load("Funding.Pages");

    public static Assembly Functions { get; } = Assembly.Load("Funding.Functions");

    public static Assembly Local { get; } = Assembly.Load("Funding.Local");

    public static Assembly Embedded { get; } = Assembly.Load("Functions.Embedded");

    public static IReadOnlyList<Assembly> All { get; } = [Core, Pages, Functions, Local, Embedded];

    /// <summary>The types of an assembly that people wrote.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => !OutermostFirst(type).Any(IsGenerated));

    public static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<Type> OutermostFirst(Type type) =>
        type.DeclaringType is { } outer ? OutermostFirst(outer).Append(type) : [type];

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || type.Name.Contains('<', StringComparison.Ordinal);
}
