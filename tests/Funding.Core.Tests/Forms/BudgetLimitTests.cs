using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class BudgetLimitTests
{
    [Fact]
    public void Without_limits_any_budget_that_agrees_will_do() => Assert.Empty(Problems(new AssociationRules()));

    [Fact]
    public void A_kind_of_cost_over_its_share_is_told_at_its_largest_cell()
    {
        // Personnel is 1 500 000 of 1 600 000: 93.75 per cent.
        Assert.Equal(
            ["/budget/rows/0/amount"],
            Problems(new() { LargestCostShares = [new(CostType.Personnel, 93)] }).Select(p => p.Field)
        );
        Assert.Empty(Problems(new() { LargestCostShares = [new(CostType.Personnel, 94)] }));
    }

    [Fact]
    public void A_year_over_its_share_is_told_at_its_largest_cell()
    {
        // 2027 is 900 000 of 1 600 000: 56.25 per cent.
        Assert.Equal(["/budget/rows/0/amount"], Problems(new() { LargestYearShare = 56 }).Select(p => p.Field));
        Assert.Empty(Problems(new() { LargestYearShare = 57 }));
    }

    [Fact]
    public void What_is_sought_lies_between_the_smallest_and_the_largest_amount()
    {
        Assert.Equal(
            ["/budget/sought/0/amount"],
            Problems(new() { SmallestSought = Samples.Kr(1_400_001) }).Select(p => p.Field)
        );
        Assert.Equal(
            ["/budget/sought/0/amount"],
            Problems(new() { LargestSought = Samples.Kr(1_399_999) }).Select(p => p.Field)
        );
        Assert.Empty(Problems(new() { SmallestSought = Samples.Kr(1_400_000), LargestSought = Samples.Kr(1_400_000) }));
    }

    private static IReadOnlyList<FieldProblem> Problems(AssociationRules rules)
    {
        var life = Life.Draft();
        return
            ApplicationDecider.Decide(
                life.State,
                new SubmitApplication(Samples.Association with { Rules = rules }),
                People.Signatory,
                life.Now
            )
                is Decision.Refused { Refusal: var refusal }
            ? refusal.Problems
            : [];
    }
}
