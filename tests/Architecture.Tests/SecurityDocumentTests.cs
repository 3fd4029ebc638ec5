using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>The answers to OWASP ASVS are whole, and what they name is there.</summary>
public sealed partial class SecurityDocumentTests
{
    private const string Asvs = "docs/security/asvs.md";

    // How many requirements of levels 1 and 2 each chapter of version 5.0.0 has.
    private static readonly int[] s_requirements = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_is_answered_once_and_in_order()
    {
        var items = Items().Select(item => item.Number).ToList();

        Assert.Equal(items.Distinct(), items);
        Assert.Equal(items.Order(), items);
        Assert.Equal(s_requirements, items.CountBy(item => item.Major).OrderBy(pair => pair.Key).Select(p => p.Value));
    }

    [Fact]
    public void Each_answer_says_where_or_why()
    {
        Assert.All(
            Items(),
            item =>
            {
                Assert.Contains(item.State, (string[])["met", "partly", "deployment", "n/a"]);
                Assert.EndsWith(".", item.Where, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData(Asvs)]
    [InlineData("docs/security.md")]
    public void What_a_security_document_names_is_there(string document)
    {
        var text = Repository.Read(document);
        var folder = Path.GetDirectoryName(document)!;
        var missing = PathInCode()
            .Matches(text)
            .Select(match => match.Groups["path"].Value)
            .Concat(
                Link()
                    .Matches(text)
                    .Select(match => Path.GetRelativePath(".", Path.Combine(folder, match.Groups["path"].Value)))
            )
            .Where(path => !IsThere(path))
            .Concat(
                Test()
                    .Matches(text)
                    .Select(match => match.Groups["name"].Value)
                    .Where(name => !Repository.Files().Any(file => Path.GetFileNameWithoutExtension(file) == name))
            );

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(Asvs)]
    [InlineData("docs/security.md")]
    public void A_section_that_a_security_document_leads_to_is_there(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        Assert.All(
            Section().Matches(Repository.Read(document)),
            match =>
                Assert.Contains(
                    match.Groups["section"].Value,
                    Heading()
                        .Matches(Repository.Read(Path.Combine(folder, match.Groups["path"].Value)))
                        .Select(heading => Slug(heading.Groups["text"].Value))
                )
        );
    }

    private static bool IsThere(string path) =>
        Repository
            .Files()
            .Any(file => file == path || file.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal));

    private static string Slug(string heading) =>
        NotInSlug().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static List<(Version Number, string State, string Where)> Items() =>
        [
            .. Item()
                .Matches(Repository.Read(Asvs))
                .Select(match =>
                    (
                        Version.Parse(match.Groups["number"].Value),
                        match.Groups["state"].Value,
                        match.Groups["where"].Value
                    )
                ),
        ];

    [GeneratedRegex(
        @"^\| (?<number>\d+\.\d+\.\d+) \| [^|]+ \| (?<state>[^|]+) \| (?<where>[^|]+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Item();

    [GeneratedRegex("`(?<path>(src|infra|tests)/[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathInCode();

    [GeneratedRegex(@"\]\((?<path>[^)#]+\.md)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?<path>[^)#]+\.md)#(?<section>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Section();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]", RegexOptions.None, 1000)]
    private static partial Regex NotInSlug();
}
