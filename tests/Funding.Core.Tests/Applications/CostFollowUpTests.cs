using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class CostFollowUpTests
{
    [Fact]
    public void Costs_stand_beside_the_budget_of_the_period_and_of_the_whole()
    {
        var life = Life.Active().Report("interim-1");

        var line = Line(life, 1, CostType.Personnel, 400_000);

        Assert.Equal(Samples.Kr(1_500_000), line.BudgetWhole);
        // May to September are 153 of the 365 days of 2027, of 800 000.
        Assert.Equal(new Money(335_342_47), line.BudgetPeriod);
        Assert.Equal(Samples.Kr(280_000), line.SpentBefore);
        Assert.Equal(Samples.Kr(820_000), line.Left);
        Assert.Equal(19.3m, line.DeviationPercent);
        Assert.True(line.Deviates && line.MustExplain);
    }

    [Fact]
    public void Costs_far_below_the_budget_are_marked_but_need_no_words()
    {
        var line = Line(Life.Active(), 0, CostType.Personnel, 100_000);

        Assert.True(line.Deviates);
        Assert.False(line.MustExplain);
    }

    [Fact]
    public void Costs_above_the_budget_by_more_than_the_share_are_explained()
    {
        // January to April are 120 of 365 days: 263 013,70 kr, and a tenth more is 289 315,07 kr.
        var life = Life.Active();
        life.Refuses(Report(CostType.Personnel, 289_316), People.Editor, RefusalCode.InvalidInput);

        var refusal = life.Refuses(Report(CostType.Personnel, 400_000), People.Editor, RefusalCode.InvalidInput);

        Assert.Equal(
            ("/deviations", ProblemCode.DeviationUnexplained),
            (refusal.Problems[0].Field, refusal.Problems[0].Code)
        );
        life.Do(Report(CostType.Personnel, 289_315), People.Editor);
    }

    [Fact]
    public void Costs_without_a_budget_are_explained_when_they_are_more_than_the_share_of_the_periods_budget()
    {
        // A tenth of the whole budget of the period, 263 013,70 + 32 876,71 kr.
        var life = Life.Active();
        life.Refuses(Report(CostType.Travel, 29_590), People.Editor, RefusalCode.InvalidInput);
        life.Do(Report(CostType.Travel, 29_589), People.Editor);

        var line = CostFollowUp
            .Of(life.Current, life.Current.Reports[0], life.Current.Reports[0].Content!.Costs)
            .Single(l => l.CostType == CostType.Travel);
        Assert.Null(line.DeviationPercent);
    }

    [Fact]
    public void A_final_report_explains_an_overspent_whole()
    {
        var life = Life.Reported();
        // Five reports of 280 000 against 1 500 000: 100 000 are left, and 250 000 pass the whole by a tenth.
        Assert.False(Line(life, 4, CostType.Personnel, 180_000).MustExplain);
        Assert.True(Line(life, 4, CostType.Personnel, 630_000).MustExplain);
    }

    [Fact]
    public void The_share_is_the_associations_to_set() =>
        Assert.Equal(10, new AssociationRules().ReportDeviationPercent);

    [Property(MaxTest = 300)]
    public Property The_budgets_of_the_periods_add_up_to_the_whole() =>
        Prop.ForAll(
            Arb.From(
                from ore in Gen.Choose(1, 2_000_000_000)
                from more in Gen.Choose(1, 2_000_000_000)
                from cuts in Gen.ArrayOf(Gen.Choose(1, 729), 5)
                select (ore, more, cuts)
            ),
            given =>
            {
                var period = new Period(new DateOnly(2027, 1, 1), new DateOnly(2028, 12, 31));
                var state = Life.Active().Current;
                state = state with
                {
                    SubmittedForm = state.SubmittedForm! with
                    {
                        Budget = state.SubmittedForm.Budget with
                        {
                            Rows =
                            [
                                new(2027, CostType.Other, new(given.ore)),
                                new(2028, CostType.Other, new(given.more)),
                            ],
                        },
                    },
                };
                var starts = given.cuts.Append(0).Distinct().Order().Select(d => period.Start.AddDays(d)).ToList();
                var sum = Money.Sum(
                    starts.Select(
                        (start, i) =>
                            CostFollowUp
                                .Of(
                                    state,
                                    state.Reports[0] with
                                    {
                                        Covers = new(
                                            start,
                                            i + 1 < starts.Count ? starts[i + 1].AddDays(-1) : period.End
                                        ),
                                    },
                                    []
                                )
                                .Single()
                                .BudgetPeriod
                    )
                );
                return sum == new Money((long)given.ore + given.more);
            }
        );

    private static CostLine Line(Life life, int report, CostType type, decimal kronor) =>
        CostFollowUp
            .Of(life.Current, life.Current.Reports[report], [new(type, Samples.Kr(kronor))])
            .Single(l => l.CostType == type);

    private static SubmitReport Report(CostType type, decimal kronor) =>
        new("interim-1", Samples.Report with { Costs = [new(type, Samples.Kr(kronor))], Deviations = " " });
}
