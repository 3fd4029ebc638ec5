namespace Funding.Core;

/// <summary>How a year's money stands: <c>available = frame − committed + recovered</c>.</summary>
/// <param name="Year">The year.</param>
/// <param name="Frame">What the members put in; null when no frame is set for the year.</param>
/// <param name="Committed">What the board has granted for the year.</param>
/// <param name="Paid">What of it has been paid out and not paid back.</param>
/// <param name="Recovered">What of it is back in the fund.</param>
/// <param name="Funders">The same for each member that contributes, in proportion to its contribution; the columns add up to the whole.</param>
public sealed record FundLedger(
    int Year,
    Money? Frame,
    Money Committed,
    Money Paid,
    Money Recovered,
    IReadOnlyList<FunderLedger> Funders
)
{
    /// <summary>What is left to grant; below zero when the board has gone beyond the frame; null without a frame.</summary>
    public Money? Available => Frame is { } frame ? frame - Committed + Recovered : null;

    /// <summary>The ledger of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="frame">The year's frame, when there is one.</param>
    /// <param name="funders">The members that contribute.</param>
    /// <param name="uses">What applications take out of the year.</param>
    public static FundLedger Of(
        int year,
        YearlyFrame? frame,
        IReadOnlyList<Funder> funders,
        IReadOnlyList<FundUse> uses
    ) =>
        Of(
            year,
            frame,
            funders,
            uses.Aggregate(FundSums.None, (sum, use) => sum + new FundSums(use.Committed, use.Paid, use.Recovered))
        );

    /// <summary>The ledger of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="frame">The year's frame, when there is one.</param>
    /// <param name="funders">The members that contribute.</param>
    /// <param name="sums">What all applications together take out of the year.</param>
    public static FundLedger Of(int year, YearlyFrame? frame, IReadOnlyList<Funder> funders, FundSums sums) =>
        new(
            year,
            frame?.Amount,
            sums.Committed,
            sums.Paid,
            sums.Recovered,
            frame is null ? [] : Shared(frame.Contributions(funders), sums.Committed, sums.Paid, sums.Recovered)
        );

    private static IReadOnlyList<FunderLedger> Shared(
        IReadOnlyList<Contribution> contributions,
        Money committed,
        Money paid,
        Money recovered
    )
    {
        var weights = contributions.Select(c => c.Amount.Ore).ToList();
        var (ofCommitted, ofPaid, ofRecovered) = (
            Apportion.Of(committed, weights),
            Apportion.Of(paid, weights),
            Apportion.Of(recovered, weights)
        );
        return
        [
            .. contributions.Select(
                (c, i) => new FunderLedger(c.Funder, c.Amount, ofCommitted[i], ofPaid[i], ofRecovered[i])
            ),
        ];
    }
}

/// <summary>One member's part of a year's money.</summary>
/// <param name="Funder">The member.</param>
/// <param name="Frame">What it contributes.</param>
/// <param name="Committed">Its part of what is granted.</param>
/// <param name="Paid">Its part of what is paid.</param>
/// <param name="Recovered">Its part of what is back in the fund.</param>
public sealed record FunderLedger(Funder Funder, Money Frame, Money Committed, Money Paid, Money Recovered)
{
    /// <summary>What is left of its contribution.</summary>
    public Money Available => Frame - Committed + Recovered;
}

/// <summary>What applications together take out of a year.</summary>
/// <param name="Committed">What the board has granted for the year.</param>
/// <param name="Paid">What of it has been paid out and not paid back.</param>
/// <param name="Recovered">What of it is back in the fund.</param>
public sealed record FundSums(Money Committed, Money Paid, Money Recovered)
{
    /// <summary>Nothing.</summary>
    public static FundSums None { get; } = new(Money.Zero, Money.Zero, Money.Zero);

    /// <summary>Both together.</summary>
    public static FundSums operator +(FundSums a, FundSums b) =>
        new(a.Committed + b.Committed, a.Paid + b.Paid, a.Recovered + b.Recovered);

    /// <summary>What the first is more than the second.</summary>
    public static FundSums operator -(FundSums a, FundSums b) =>
        new(a.Committed - b.Committed, a.Paid - b.Paid, a.Recovered - b.Recovered);
}
