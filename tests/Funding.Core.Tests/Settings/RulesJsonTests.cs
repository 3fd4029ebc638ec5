using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core.Tests.Settings;

/// <summary>A rule that did not exist when something was stored has its default there, never zero.</summary>
public sealed class RulesJsonTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_that_came_later_has_its_default_in_what_was_stored_before(string name)
    {
        var stored = Stored(Samples.Association);
        stored["rules"]!.AsObject().Remove(name);

        var read = stored.Deserialize(CoreJson.Default.AssociationSnapshot)!;

        Assert.Equal(Value(new AssociationRules(), name), Value(read.Rules, name));
    }

    [Fact]
    public void A_rule_that_was_stored_is_read_as_it_was()
    {
        var rules = new AssociationRules
        {
            ReviewDays = 5,
            LargestSought = Money.FromKronor(7),
            Quorum = new Fraction(2, 3),
            ReviewReminderDays = [],
        };
        var snapshot = Samples.Association with { Rules = rules };

        var read = Stored(snapshot).Deserialize(CoreJson.Default.AssociationSnapshot)!;

        Assert.All(RuleCatalogue.All, field => Assert.Equal(Value(rules, field.Name), Value(read.Rules, field.Name)));
    }

    [Fact]
    public void Stored_rules_are_written_as_they_always_were() =>
        Assert.Equal(
            JsonSerializer.Serialize(Samples.Association.Rules, CoreJson.Default.AssociationRules),
            Stored(Samples.Association)["rules"]!.ToJsonString()
        );

    private static JsonNode Stored(AssociationSnapshot snapshot) =>
        JsonSerializer.SerializeToNode(snapshot, CoreJson.Default.AssociationSnapshot)!;

    private static string? Value(AssociationRules rules, string name) => RuleValues.Of(rules, name)?.GetRawText();
}
