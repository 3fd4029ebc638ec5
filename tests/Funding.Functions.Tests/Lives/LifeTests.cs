using Funding.Core;
using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>One application's whole life of two years, as <c>./dev demo</c> plays it.</summary>
public sealed class LifeTests(LifeStorage storage) : IClassFixture<LifeStorage>
{
    [Fact]
    public async Task A_life_ends_closed_with_its_money_accounted_for()
    {
        var record = await storage.PlayAsync(LifeTrouble.None, new NoCrash());
        Assert.Equal(ApplicationStage.Closed, record.Stage);
        Findings.None(record.Faults());
        Assert.Equal(4, record.Payments.Count);
        Assert.True(record.Money.Repaid > Money.Zero);
    }

    [Fact]
    public async Task A_life_that_the_board_ends_is_rejected_and_costs_nothing()
    {
        var record = await storage.PlayAsync(LifeTrouble.Board, new NoCrash());
        Assert.Equal(ApplicationStage.Rejected, record.Stage);
        Findings.None(record.Faults());
        Assert.Empty(record.Payments);
    }

    [Theory]
    [InlineData(LifeTrouble.Supplement, "SupplementAnswered")]
    [InlineData(LifeTrouble.Overdue, "HoldLifted")]
    [InlineData(LifeTrouble.Payment, "PaymentFailed")]
    internal async Task A_life_with_trouble_ends_closed_all_the_same(LifeTrouble trouble, string trace)
    {
        var record = await storage.PlayAsync(trouble, new NoCrash());
        Assert.Equal(ApplicationStage.Closed, record.Stage);
        Findings.None(record.Faults());
        Assert.Contains(record.Trail, step => step.EndsWith(trace, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_sample_can_be_posted_as_it_is_and_lives_to_its_end()
    {
        foreach (var sample in Samples.Applications)
        {
            var record = await storage.PlayAsync(LifeTrouble.None, new NoCrash(), sample);
            Assert.Equal(ApplicationStage.Closed, record.Stage);
            Findings.None(record.Faults());
        }
    }
}
