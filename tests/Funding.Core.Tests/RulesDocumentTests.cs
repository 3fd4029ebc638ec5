using System.Text.RegularExpressions;

namespace Funding.Core.Tests;

/// <summary>docs/rules.md says of every rule of law and practice where it is and which tests hold it; both must exist.</summary>
public sealed class RulesDocumentTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root(), "docs", "rules.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => cells[0] != "rule"),
    ];

    private static readonly IReadOnlyDictionary<string, string> Sources = Directory
        .EnumerateFiles(Path.Combine(Repository.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Concat(
            Directory.EnumerateFiles(
                Path.Combine(Repository.Root(), "tests"),
                "*Properties.cs",
                SearchOption.AllDirectories
            )
        )
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => string.Concat(group.Select(File.ReadAllText)),
            StringComparer.Ordinal
        );

    [Fact]
    public void Every_rule_has_a_source_a_place_in_the_code_and_a_test()
    {
        Assert.True(Rows.Count >= 20);
        Assert.All(Rows, row => Assert.Equal(4, row.Length));
        Assert.All(Rows, row => Assert.Matches(@"(2003:1210|2017:725|2009:400|1930:173|1991:481|practice)", row[1]));
        Assert.All(Rows, row => Assert.NotEmpty(Quoted(row[2])));
        Assert.All(Rows, row => Assert.NotEmpty(Quoted(row[3])));
    }

    [Fact]
    public void Every_place_in_the_code_exists()
    {
        var types = typeof(Application).Assembly.GetTypes().ToLookup(type => type.Name, StringComparer.Ordinal);
        const System.Reflection.BindingFlags Any =
            System.Reflection.BindingFlags.Public
            | System.Reflection.BindingFlags.NonPublic
            | System.Reflection.BindingFlags.Static
            | System.Reflection.BindingFlags.Instance;

        var missing = Rows.SelectMany(row => Quoted(row[2]))
            .Where(place =>
                place.Split('.') is not [var type, var member]
                || !types[type].Any(found => found.GetMember(member, Any).Length > 0)
            );

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_test_exists()
    {
        var missing = Rows.SelectMany(row => Quoted(row[3]))
            .Where(test =>
                test.Split('.') is not [var type, var name]
                || !Sources.TryGetValue(type, out var source)
                || !Regex.IsMatch(
                    source,
                    // Nothing but the attribute's own arguments and other attributes stands between it and the test.
                    $@"\[(Fact|Theory|Property)[^;{{}}]*\b(void|Task|bool)\s+{name}\(",
                    RegexOptions.ExplicitCapture,
                    Limit
                )
            );

        Assert.Empty(missing);
    }

    private static IReadOnlyList<string> Quoted(string cell) =>
        [
            .. Regex
                .Matches(cell, "`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, Limit)
                .Select(m => m.Groups["word"].Value),
        ];
}
