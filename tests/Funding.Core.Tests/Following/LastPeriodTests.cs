namespace Funding.Core.Tests;

public sealed class LastPeriodTests
{
    [Fact]
    public void The_first_report_has_nothing_before_it()
    {
        var life = Life.Active();

        Assert.All(
            ParticipantFollowUp.Of(life.Current, life.Current.Reports[0]),
            line => Assert.Equal((null, 0), (line.Last, line.Before))
        );
        Assert.All(
            CostFollowUp.Of(life.Current, life.Current.Reports[0], []),
            line => Assert.Equal(Money.Zero, line.LastPeriod)
        );
    }

    [Fact]
    public void Later_reports_show_the_period_before_and_all_so_far()
    {
        var life = Life.Active().Until(new DateOnly(2027, 5, 10));
        var first = Samples.Report with
        {
            Participants = [new(Sex.Women, AgeGroup.From16To29, 4)],
            Costs = [new(CostType.Personnel, Samples.Kr(100_000))],
        };
        life.Report("interim-1", first).Until(new DateOnly(2027, 10, 10));
        life.Report("interim-2", first with { Participants = [new(Sex.Women, AgeGroup.From16To29, 3)] });

        var third = life.Current.Reports.Single(report => report.Id == "interim-3");
        var young = ParticipantFollowUp
            .Of(life.Current, third)
            .Single(line => line is { Sex: Sex.Women, AgeGroup: AgeGroup.From16To29 });
        Assert.Equal((3, 7), (young.Last, young.Before));
        var personnel = CostFollowUp.Of(life.Current, third, []).Single(line => line.CostType == CostType.Personnel);
        Assert.Equal((Samples.Kr(100_000), Samples.Kr(200_000)), (personnel.LastPeriod, personnel.SpentBefore));
        Assert.Equal(personnel.BudgetWhole - Samples.Kr(200_000), personnel.Left);
    }

    [Fact]
    public void A_request_for_payment_shows_what_earlier_ones_have_taken_of_the_budget()
    {
        var life = Life.Active(Samples.OnRequest).Until(new DateOnly(2027, 2, 1));
        var before = RequestFollowUp.Of(life.Current);
        Assert.All(before, line => Assert.Equal(line.Budget, line.Left));

        life.Do(new ApplicationCommand.AttachDocument(Samples.Document("d1")), People.Editor);
        life.Do(
            new ApplicationCommand.RequestDisbursement(
                life.Current.Instalments.First(i => i.On == InstalmentTrigger.Request).Number,
                Samples.Kr(50_000),
                [new(CostType.Personnel, Samples.Kr(50_000))],
                "d1",
                ""
            ),
            People.Editor
        );

        var line = RequestFollowUp.Of(life.Current).Single(line => line.CostType == CostType.Personnel);
        Assert.Equal(Samples.Kr(50_000), line.Before);
        Assert.Equal(line.Budget - Samples.Kr(50_000), line.Left);
    }
}
