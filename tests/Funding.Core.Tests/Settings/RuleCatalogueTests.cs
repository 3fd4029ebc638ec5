using System.Reflection;
using System.Text.Json.Serialization;

namespace Funding.Core.Tests.Settings;

/// <summary>Every number can be changed by staff, and docs/settings.md says so.</summary>
public sealed class RuleCatalogueTests
{
    [Fact]
    public void Every_rule_has_its_line_with_words_and_range() =>
        Assert.Equal(
            CoreJson.Default.AssociationRules.Properties.Select(p => p.Name).Order(StringComparer.Ordinal),
            RuleCatalogue.All.Select(f => f.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_numbers_that_an_association_starts_with_are_in_their_ranges() =>
        Assert.Empty(RuleCatalogue.Faults(new AssociationRules()));

    [Fact]
    public void The_document_lists_every_rule_and_every_event()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "settings.md"));
        var events = typeof(SettingsEvent)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(a => (string)a.TypeDiscriminator!);

        Assert.All(
            RuleCatalogue.All,
            field => Assert.Contains($"| `{field.Name}` | {field.Label.En} | {field.Allowed.En} |", document)
        );
        Assert.All(events, name => Assert.Contains($"| `{name}` |", document));
    }
}
