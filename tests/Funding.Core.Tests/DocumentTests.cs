using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Funding.Core.Tests;

/// <summary>What is written for people says what the code does.</summary>
public sealed class DocumentTests
{
    private static readonly XDocument Comments = XDocument.Load(
        Path.Combine(AppContext.BaseDirectory, "Funding.Core.xml")
    );

    [Fact]
    public void Every_event_is_listed_with_its_meaning()
    {
        var events = typeof(ApplicationEvent)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(a =>
                ((string)a.TypeDiscriminator!, Summary($"T:Funding.Core.ApplicationEvent.{a.DerivedType.Name}"))
            );

        Assert.Equal(events.Order(), Rows("events.md").Order());
    }

    [Fact]
    public void Every_refusal_and_problem_is_listed_with_its_meaning()
    {
        var codes = new[] { typeof(RefusalCode), typeof(ProblemCode) }
            .SelectMany(t => t.GetFields())
            .Select(f => ((string)f.GetRawConstantValue()!, Summary($"F:{f.DeclaringType!.FullName}.{f.Name}")));

        Assert.Equal(codes.Order(), Rows("refusals.md").Select(r => (r.Name, r.Meaning + ".")).Order());
    }

    [Fact]
    public void Codes_are_unique_and_in_kebab_case()
    {
        var all = Codes.Refusals.Concat(Codes.Problems).ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(all, c => Assert.Matches("^[a-z]+(-[a-z]+)*$", c));
    }

    [Theory]
    [InlineData(typeof(ApplicationEvent))]
    [InlineData(typeof(ApplicationCommand))]
    [InlineData(typeof(Effect))]
    [InlineData(typeof(ProcessRef))]
    public void Every_case_can_be_stored_under_its_own_name(Type closed)
    {
        var stored = closed.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var cases = closed.GetNestedTypes().Where(t => t.IsSubclassOf(closed)).ToList();

        Assert.Equal(cases.Select(c => c.Name).Order(), stored.Select(s => s.DerivedType.Name).Order());
        Assert.Equal(stored.Count, stored.Select(s => s.TypeDiscriminator).Distinct().Count());
        Assert.All(cases, c => Assert.True(c.IsSealed));
    }

    private static IEnumerable<(string Name, string Meaning)> Rows(string document) =>
        File.ReadLines(Path.Combine(Repository.Root(), "docs", document))
            .Select(line =>
                Regex.Match(
                    line,
                    @"^\| `(?<name>[^`]+)` \| (?<meaning>.+) \|$",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
            )
            .Where(m => m.Success)
            .Select(m => (m.Groups["name"].Value, m.Groups["meaning"].Value));

    private static string Summary(string member) =>
        Comments
            .Descendants("member")
            .Single(m => (string?)m.Attribute("name") == member)
            .Element("summary")!
            .Value.Trim();
}
