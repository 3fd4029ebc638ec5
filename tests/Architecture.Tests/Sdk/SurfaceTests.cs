using System.Reflection;
using System.Runtime.Loader;

namespace Architecture.Tests.Sdk;

/// <summary>
/// What <c>sdk/</c> declares is what the SDK in force has, to the letter. Built against the genuine packages this compares
/// our declarations with Microsoft's assemblies; built against the declarations it shows that the comparison works.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly string[] s_roots =
    [
        "FunctionsSdk",
        "Microsoft.DurableTask",
        "DurableTask",
        "Microsoft.Azure.Functions",
    ];

    // Declared only because members that give them out must be there (sdk/README.md).
    private static readonly string[] s_byNameOnly = ["TaskOrchestrationEntityFeature", "DurableEntityClient"];

    [Fact]
    public void Every_declared_type_and_member_is_in_the_SDK_in_force_just_as_declared()
    {
        var differences =
            from declared in Declared()
            let actual = InForce(declared.FullName!)
            from difference in actual is null ? [$"{declared.FullName} is missing"] : Missing(declared, actual)
            select difference;

        Assert.Empty(differences);
    }

    [Fact]
    public void Nothing_that_a_derived_class_must_write_is_left_undeclared()
    {
        var undeclared =
            from declared in Declared()
            where (declared.IsInterface || declared.IsAbstract) && !s_byNameOnly.Contains(declared.Name)
            let actual = InForce(declared.FullName!)
            where actual is not null
            from member in Surface.AbstractMembers(actual).Except(Surface.AbstractMembers(declared))
            select $"{declared.FullName}: {member}";

        Assert.Empty(undeclared);
    }

    [Fact]
    public void Differences_are_found()
    {
        var differences = Missing(typeof(Ours), typeof(Theirs)).ToList();
        string[] expected =
        [
            "sealed class",
            "public static System.String Nullability(System.String text)",
            "public System.Void Default(System.Int32 number = 1)",
            "public System.Void ParameterName(System.Int32 number)",
            "System.Int32 Settable get;init;",
            "public static System.Threading.Tasks.Task`1<System.String?> Deep()",
        ];
        Assert.All(expected, line => Assert.Contains($"{typeof(Ours).FullName}: {line}", differences));
        Assert.DoesNotContain(differences, line => line.Contains("Same", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Missing(Type declared, Type actual) =>
        Surface
            .Header(declared)
            .Except(Surface.Header(actual))
            .Concat(Surface.Members(declared, inherited: false).Except(Surface.Members(actual, inherited: true)))
            .Select(line => $"{declared.FullName}: {line}");

    private static Type[] Declared()
    {
        var build = Path.GetFileName(
            Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        );
        var path = Path.Combine(Repository.Root, "sdk", "bin", build!, "net10.0", "FunctionsSdk.Offline.dll");
        Assert.True(File.Exists(path), "Build the whole solution: the declarations of sdk/ are not built.");
        return new AssemblyLoadContext("declared").LoadFromAssemblyPath(path).GetExportedTypes();
    }

    private static Type? InForce(string name) =>
        s_inForce.Value.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is { IsVisible: true });

    private static readonly Lazy<List<Assembly>> s_inForce = new(() =>
    {
        var found = new Dictionary<string, Assembly>();
        Follow(Product.Functions);
        Follow(Product.Embedded);
        Follow(typeof(SurfaceTests).Assembly);
        return [.. found.Values];

        void Follow(Assembly assembly)
        {
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (
                    s_roots.Any(root => name.Name!.StartsWith(root, StringComparison.Ordinal))
                    && !found.ContainsKey(name.Name!)
                )
                {
                    found[name.Name!] = Assembly.Load(name);
                    Follow(found[name.Name!]);
                }
            }
        }
    });

#pragma warning disable CA1822, CA1044, CA1852, CA1041, IDE0060, RCS1163, CS0618, MA0070 // Two like types that differ, for the comparison.
    private sealed class Ours
    {
        public int Settable { get; init; }

        public static string Nullability(string text) => text;

        public void Default(int number = 1) { }

        public void ParameterName(int number) { }

        public void Same(string? text = null) { }

        public static Task<string?> Deep() => Task.FromResult<string?>(null);
    }

    private class Theirs
    {
        public int Settable { get; set; }

        public static string? Nullability(string? text) => text;

        public void Default(int number = 2) { }

        public void ParameterName(int amount) { }

        public void Same(string? text = null) { }

        public static Task<string> Deep() => Task.FromResult("");
    }
#pragma warning restore
}
