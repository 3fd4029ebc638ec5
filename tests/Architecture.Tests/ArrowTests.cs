using System.Text.RegularExpressions;
using Mono.Cecil;
using NetArchTest.Rules;

namespace Architecture.Tests;

/// <summary>Dependencies point one way, as <c>docs/architecture.md</c> draws them.</summary>
public sealed partial class ArrowTests
{
    private const string Declarations = "FunctionsSdk.Offline";

    [Fact]
    public void Projects_refer_to_each_other_only_along_the_arrows_of_the_documentation()
    {
        var reach = ReachableAlong(ArrowsOfTheDocumentation());
        Assert.Equal(5, reach.Count);

        var against =
            from project in Repository.Projects()
            where project.Path.StartsWith("src/", StringComparison.Ordinal)
            from target in project.ProjectReferences
            where target != Declarations && !reach[project.Name].Contains(target)
            select $"{project.Name} -> {target}";

        Assert.Empty(against);
    }

    [Fact]
    public void Assemblies_use_each_other_only_along_the_arrows_of_the_documentation()
    {
        var reach = ReachableAlong(ArrowsOfTheDocumentation());

        var against =
            from assembly in Product.All
            from target in Product.ReferencesOf(assembly)
            where reach.ContainsKey(target) && !reach[assembly.GetName().Name!].Contains(target)
            select $"{assembly.GetName().Name} -> {target}";

        Assert.Empty(against);
    }

    [Fact]
    public void Core_knows_the_base_class_library_and_nothing_else()
    {
        var project = Repository.Project("Funding.Core");
        Assert.Empty(project.ProjectReferences);
        Assert.Empty(project.PackageReferences);
        Assert.Empty(project.FrameworkReferences);
        Assert.All(
            Product.ReferencesOf(Product.Core),
            name => Assert.StartsWith("System.", name, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("System.Net.Http")]
    [InlineData("System.Net.Sockets")]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Random")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator")]
    [InlineData("System.Threading.Tasks.Task")]
    public void Core_decides_without_input_output_clock_chance_or_waiting(string dependency)
    {
        var result = Types.InAssembly(Product.Core).ShouldNot().HaveDependencyOn(dependency).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Core_asks_the_machine_nothing()
    {
        using var core = ModuleDefinition.ReadModule(Product.Core.Location);
        Assert.DoesNotContain(
            core.GetMemberReferences(),
            // The compiler asks for the thread in iterators, and only to reuse one.
            member =>
                member is { DeclaringType.FullName: "System.Environment", Name: not "get_CurrentManagedThreadId" }
        );
    }

    [Fact]
    public void A_forbidden_dependency_is_found() =>
        Assert.Contains(
            typeof(Repository).FullName,
            Types
                .InAssembly(typeof(Repository).Assembly)
                .ShouldNot()
                .HaveDependencyOn("System.IO.File")
                .GetResult()
                .FailingTypeNames
        );

    [Fact]
    public void Pages_know_the_domain_and_ASP_NET_only()
    {
        Assert.Equal(["Funding.Core"], Repository.Project("Funding.Pages").ProjectReferences);
        Assert.All(
            Product.ReferencesOf(Product.Pages),
            name =>
                Assert.True(
                    name == "Funding.Core"
                        || name.StartsWith("System.", StringComparison.Ordinal)
                        || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal),
                    name
                )
        );
    }

    [Fact]
    public void The_function_app_knows_neither_the_embedded_runtime_nor_the_local_run()
    {
        string[] local = ["Functions.Embedded", "Funding.Local"];
        Assert.Empty(Repository.Project("Funding.Functions").ProjectReferences.Intersect(local));
        Assert.Empty(Product.ReferencesOf(Product.Functions).Intersect(local));
    }

    [Fact]
    public void The_embedded_runtime_knows_nothing_of_funding()
    {
        Assert.DoesNotContain(Repository.Project("Functions.Embedded").ProjectReferences, IsFunding);
        Assert.DoesNotContain(Product.ReferencesOf(Product.Embedded), IsFunding);
        Assert.DoesNotContain(
            Repository.Sources().Where(path => path.StartsWith("src/Functions.Embedded/", StringComparison.Ordinal)),
            path => Repository.Read(path).Contains("Funding.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_declarations_of_the_SDK_know_ASP_NET_only()
    {
        var project = Repository.Project(Declarations);
        Assert.Empty(project.ProjectReferences);
        Assert.Empty(project.PackageReferences);
        Assert.Equal(["Microsoft.AspNetCore.App"], project.FrameworkReferences);
    }

    private static bool IsFunding(string name) => name.StartsWith("Funding", StringComparison.Ordinal);

    /// <summary>The arrows of the line <c>A ← B → C</c>: who may refer to whom.</summary>
    private static List<(string From, string To)> ArrowsOfTheDocumentation()
    {
        var line = Repository
            .Read("docs/architecture.md")
            .Split('\n')
            .First(text =>
                text.Contains('←', StringComparison.Ordinal) && text.Contains('→', StringComparison.Ordinal)
            );
        var words = ProjectOrArrow().Matches(line).Select(match => match.Value).ToList();
        var arrows = new List<(string From, string To)>();
        for (var i = 1; i + 1 < words.Count; i += 2)
        {
            arrows.Add(words[i] == "←" ? (words[i + 1], words[i - 1]) : (words[i - 1], words[i + 1]));
        }

        return arrows;
    }

    private static Dictionary<string, HashSet<string>> ReachableAlong(List<(string From, string To)> arrows)
    {
        var names = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct();
        return names.ToDictionary(name => name, Reachable);

        HashSet<string> Reachable(string name) =>
            [.. arrows.Where(arrow => arrow.From == name).SelectMany(arrow => Reachable(arrow.To).Append(arrow.To))];
    }

    [GeneratedRegex(
        @"[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+|[←→]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ProjectOrArrow();
}
