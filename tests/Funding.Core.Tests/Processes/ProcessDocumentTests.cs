using System.Text.RegularExpressions;

namespace Funding.Core.Tests;

/// <summary>docs/process.md draws the process as it is: every way there is, and none that there is not.</summary>
public sealed class ProcessDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "process.md"));

    [Fact]
    public void The_diagrams_of_the_case_show_every_way_between_stages_and_no_other() =>
        Same(
            ProcessExploration.Done.Stages,
            Drawn("The way to a decision", "From decision to closing", "Opened again", "Ends before the time")
        );

    [Fact]
    public void The_diagram_of_an_instalment_shows_every_way_and_no_other() =>
        Same(ProcessExploration.Done.Instalments, Drawn("An instalment"));

    [Fact]
    public void The_diagram_of_a_report_shows_every_way_and_no_other() =>
        Same(ProcessExploration.Done.Reports, Drawn("A report"));

    [Fact]
    public void Every_stage_is_listed_with_its_names()
    {
        var listed = Rows("Stages").Select(row => (row[0].Trim('`'), row[1], row[2]));

        Assert.Equal(Enum.GetValues<ApplicationStage>().Select(s => (s.ToString(), s.Name().Sv, s.Name().En)), listed);
    }

    [Fact]
    public void Every_deadline_names_rules_that_exist_and_every_rule_about_days_is_named()
    {
        var rules = typeof(AssociationRules).GetProperties().Select(p => p.Name).ToHashSet();
        var named = Rows("Deadlines").SelectMany(row => Quoted(row[^1])).ToList();

        Assert.Empty(named.Except(rules));
        Assert.Empty(
            rules
                .Where(rule => Regex.IsMatch(rule, "(Days|Months|Dates)$", RegexOptions.ExplicitCapture, Limit))
                .Except(named)
        );
    }

    [Fact]
    public void Every_deadline_names_an_event_that_time_brings_about_and_every_such_event_is_named()
    {
        var byTime = typeof(ApplicationEvent)
            .GetNestedTypes()
            .Where(t => t.IsAssignableTo(typeof(IDoneByTime)))
            .Select(t => char.ToLowerInvariant(t.Name[0]) + t.Name[1..])
            .Except(["dueSkipped"]);
        var named = Rows("Deadlines").SelectMany(row => Quoted(row[1])).ToHashSet();

        Assert.Empty(byTime.Except(named));
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(1);

    private static void Same(HashSet<Way> real, IReadOnlyList<Way> drawn)
    {
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        var missing = real.Except(drawn).Select(way => $"missing in the document: {way}");
        var impossible = drawn.Except(real).Select(way => $"cannot happen: {way}");
        var wrong = missing.Concat(impossible).Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<Way> Drawn(params string[] headings) =>
        [
            .. headings
                .SelectMany(heading => Section(heading).Split('\n'))
                .Select(line =>
                    Regex.Match(
                        line,
                        @"^ *(?<from>\S+) --> (?<to>\w+): (?<event>\w+)$",
                        RegexOptions.ExplicitCapture,
                        Limit
                    )
                )
                .Where(m => m.Success)
                .Select(m => new Way(m.Groups["from"].Value, m.Groups["to"].Value, m.Groups["event"].Value)),
        ];

    private static IEnumerable<string[]> Rows(string heading) =>
        Section(heading)
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Trim('|', ' ').Split(" | "));

    private static IEnumerable<string> Quoted(string cell) =>
        Regex.Matches(cell, "`(?<word>\\w+)`", RegexOptions.ExplicitCapture, Limit).Select(m => m.Groups["word"].Value);

    private static string Section(string heading)
    {
        var start = Document.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/process.md has no section '{heading}'.");
        var end = Document.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Document[start..(end < 0 ? Document.Length : end)];
    }
}
