namespace Funding.Core;

/// <summary>What was left to grant when a command was given, as it looked then; a year without a frame does not stand here and is not checked.</summary>
/// <param name="Years">What is left per year; may be below zero.</param>
public sealed record FundAvailability(IReadOnlyList<YearAmount> Years)
{
    /// <summary>What is left per year; may be below zero.</summary>
    public IReadOnlyList<YearAmount> Years { get; init; } = Rows.Of(Years);

    /// <summary>The years in which the amounts are more than what is left, with how much more.</summary>
    public IReadOnlyList<YearAmount> Exceeded(IEnumerable<YearAmount> amounts) =>
        [
            .. amounts
                .Select(a => (Wanted: a, Left: Years.FirstOrDefault(y => y.Year == a.Year)))
                .Where(pair => pair.Left is not null && pair.Wanted.Amount > Money.Max(pair.Left.Amount, Money.Zero))
                .Select(pair =>
                    pair.Wanted with
                    {
                        Amount = pair.Wanted.Amount - Money.Max(pair.Left!.Amount, Money.Zero),
                    }
                ),
        ];

    /// <summary>What the ledgers leave.</summary>
    public static FundAvailability Of(IEnumerable<FundLedger> ledgers) =>
        new([.. ledgers.Where(l => l.Available is not null).Select(l => new YearAmount(l.Year, l.Available!.Value))]);
}
