using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Lag (2003:1210) 5 §: who finances the association, and what is left of it.</summary>
public sealed class FundTests
{
    private static readonly OrganisationNumber Vimmerby = OrganisationNumber.Parse("212000-0787", null);

    private static readonly IReadOnlyList<Funder> Funders =
    [
        new(People.Kalmar, "Kalmar", FunderKind.Municipality),
        new(People.Nybro, "Nybro", FunderKind.Municipality),
        new(Vimmerby, "Vimmerby", FunderKind.Municipality),
        new(People.Region, "Region Kalmar län", FunderKind.Region),
        new(People.SocialInsurance, "Försäkringskassan", FunderKind.SocialInsuranceAgency),
    ];

    [Fact]
    public void Lag_2003_1210_5_Half_comes_from_the_agency_a_quarter_from_regions_and_a_quarter_from_municipalities()
    {
        var parts = new YearlyFrame(2027, Samples.Kr(24_000_000)).Contributions(Funders);

        Assert.Equal(Samples.Kr(12_000_000), Of(parts, FunderKind.SocialInsuranceAgency));
        Assert.Equal(Samples.Kr(6_000_000), Of(parts, FunderKind.Region));
        Assert.Equal(Samples.Kr(6_000_000), Of(parts, FunderKind.Municipality));
        Assert.All(
            parts.Where(p => p.Funder.Kind == FunderKind.Municipality),
            p => Assert.Equal(Samples.Kr(2_000_000), p.Amount)
        );
    }

    [Fact]
    public void Municipalities_share_their_quarter_as_they_have_agreed()
    {
        var frame = new YearlyFrame(2027, Samples.Kr(4_000_000))
        {
            Shares = [new(People.Kalmar, 0.5m), new(People.Nybro, 0.3m), new(Vimmerby, 0.2m)],
        };

        Assert.Empty(frame.Problems(Funders));
        Assert.Equal(
            [Samples.Kr(500_000), Samples.Kr(300_000), Samples.Kr(200_000)],
            frame.Contributions(Funders).Where(c => c.Funder.Kind == FunderKind.Municipality).Select(c => c.Amount)
        );
    }

    [Fact]
    public void What_rounding_leaves_goes_to_the_agency_and_within_a_kind_to_the_first()
    {
        var parts = new YearlyFrame(2027, new Money(11)).Contributions(Funders);

        Assert.Equal(
            [
                (People.SocialInsurance, 7L),
                (People.Region, 2L),
                (People.Kalmar, 2L),
                (People.Nybro, 0L),
                (Vimmerby, 0L),
            ],
            parts.Select(p => (p.Funder.OrganisationNumber, p.Amount.Ore))
        );
    }

    [Property]
    public void Not_an_öre_is_lost_between_the_funders(long ore, ushort first, ushort second)
    {
        var whole = new Money(Math.Abs(ore % 100_000_000_000_00));
        var (a, b) = ((first + 1) / 200_000m, (second + 1) / 200_000m);
        var frame = new YearlyFrame(2027, whole)
        {
            Shares = [new(People.Kalmar, a), new(People.Nybro, b), new(Vimmerby, 1 - a - b)],
        };

        var parts = frame.Contributions(Funders);

        Assert.Equal(whole, Money.Sum(parts.Select(p => p.Amount)));
        Assert.All(parts, p => Assert.True(p.Amount >= Money.Zero));
    }

    [Fact]
    public void Lag_2003_1210_3_Where_no_region_takes_part_the_municipality_bears_the_half()
    {
        var parts = new YearlyFrame(2027, Samples.Kr(100)).Contributions([Funders[0], Funders[4]]);

        Assert.All(parts, p => Assert.Equal(Samples.Kr(50), p.Amount));
    }

    [Fact]
    public void Shares_add_up_to_exactly_one_and_name_members_that_contribute()
    {
        var frame = new YearlyFrame(2027, Samples.Kr(-1))
        {
            Shares = [new(People.Kalmar, 0.5m), new(People.Nybro, 0.4m), new(People.EmploymentService, 0m)],
        };

        Assert.Equal(
            ["/amount", "/shares/2/organisationNumber", "/shares/2/share", "/shares"],
            frame.Problems(Funders).Select(p => p.Field)
        );
    }

    [Fact]
    public void Before_a_grant_nothing_is_committed() => Assert.Empty(FundUse.Of(Life.WithBoard().Current));

    [Fact]
    public void A_grant_is_committed_for_its_years_when_the_board_has_decided()
    {
        var uses = FundUse.Of(Life.Decided().Current);

        Assert.Equal(
            [(2027, Samples.Kr(700_000)), (2028, Samples.Kr(700_000))],
            uses.Select(u => (u.Year, u.Committed))
        );
        Assert.All(uses, u => Assert.Equal((Money.Zero, Money.Zero), (u.Paid, u.Recovered)));
    }

    [Fact]
    public void What_is_paid_fills_the_earliest_year_first()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20)).Pay(1);
        var paid = life.Current.Ledger.Paid;

        var uses = FundUse.Of(life.Current);

        Assert.True(paid > Money.Zero);
        Assert.Equal(Money.Min(paid, Samples.Kr(700_000)), uses[0].Paid);
        Assert.Equal(paid, Money.Sum(uses.Select(u => u.Paid)));
    }

    [Fact]
    public void What_is_released_is_available_again()
    {
        var life = Life.Active().Do(new Terminate("Avtalet följs inte."), People.Director);
        var frame = new YearlyFrame(2028, Samples.Kr(1_000_000));

        var ledger = FundLedger.Of(2028, frame, Funders, [.. FundUse.Of(life.Current).Where(u => u.Year == 2028)]);

        Assert.Equal(Samples.Kr(700_000), ledger.Recovered);
        Assert.Equal(Samples.Kr(1_000_000), ledger.Available);
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = 100)]
    public void The_fund_agrees_with_every_grants_ledger_and_no_year_gives_more_than_it_has_promised(Move[] moves)
    {
        var state = Played.Of(moves).State!;
        var uses = FundUse.Of(state);

        Assert.Equal(state.Ledger.Granted, Money.Sum(uses.Select(u => u.Committed)));
        Assert.Equal(state.Ledger.Paid, Money.Sum(uses.Select(u => u.Paid)));
        Assert.Equal(state.Ledger.Recovered, Money.Sum(uses.Select(u => u.Recovered)));
        Assert.All(uses, u => Assert.True(u.Paid + u.Recovered <= u.Committed));
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = 50)]
    public void The_funders_columns_add_up_to_the_year(Move[] moves)
    {
        var uses = FundUse.Of(Played.Of(moves).State!).Where(u => u.Year == 2027).ToList();

        var ledger = FundLedger.Of(2027, new YearlyFrame(2027, new Money(100_000_001)), Funders, uses);

        Assert.Equal(ledger.Frame, Money.Sum(ledger.Funders.Select(f => f.Frame)));
        Assert.Equal(ledger.Committed, Money.Sum(ledger.Funders.Select(f => f.Committed)));
        Assert.Equal(ledger.Paid, Money.Sum(ledger.Funders.Select(f => f.Paid)));
        Assert.Equal(ledger.Recovered, Money.Sum(ledger.Funders.Select(f => f.Recovered)));
        Assert.Equal(ledger.Available, Money.Sum(ledger.Funders.Select(f => f.Available)));
    }

    [Fact]
    public void Without_a_frame_there_is_nothing_to_check()
    {
        var ledger = FundLedger.Of(2027, null, Funders, FundUse.Of(Life.Decided().Current));

        Assert.Null(ledger.Available);
        Assert.Empty(FundAvailability.Of([ledger]).Exceeded([new(2027, Samples.Kr(1))]));
    }

    [Fact]
    public void A_year_is_exceeded_by_what_is_more_than_what_is_left()
    {
        var left = new FundAvailability([new(2027, Samples.Kr(100)), new(2028, Samples.Kr(-50))]);

        Assert.Equal(
            [new YearAmount(2027, Samples.Kr(1)), new YearAmount(2028, Samples.Kr(5))],
            left.Exceeded([new(2027, Samples.Kr(101)), new(2028, Samples.Kr(5)), new(2029, Samples.Kr(5))])
        );
        Assert.Empty(left.Exceeded([new(2027, Samples.Kr(100)), new(2028, Money.Zero)]));
    }

    private static Money Of(IEnumerable<Contribution> parts, FunderKind kind) =>
        Money.Sum(parts.Where(p => p.Funder.Kind == kind).Select(p => p.Amount));
}
