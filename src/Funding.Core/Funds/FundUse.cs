namespace Funding.Core;

/// <summary>What one application takes out of one year's frame.</summary>
/// <param name="Application">The application.</param>
/// <param name="Year">The year that the money was granted for.</param>
/// <param name="CaseNumber">The case number.</param>
/// <param name="Title">The project.</param>
/// <param name="Committed">What the board has granted for the year.</param>
/// <param name="Paid">What of it the project has cost so far: paid out and not paid back.</param>
/// <param name="Recovered">What of it is back in the fund: paid back, or granted and never to be paid out.</param>
/// <remarks>
/// Instalments are not tied to years, so money is counted against the years of the grant in one order: what is paid fills the earliest
/// years first, what is recovered empties the latest first. For every year <c>paid + recovered</c> is then at most what is committed, and
/// both add up to the grant's ledger over the years.
/// </remarks>
public sealed record FundUse(
    ApplicationId Application,
    int Year,
    string CaseNumber,
    string Title,
    Money Committed,
    Money Paid,
    Money Recovered
)
{
    /// <summary>The years' rows of an application, earliest first; none before a grant.</summary>
    public static IReadOnlyList<FundUse> Of(Application application)
    {
        if (application is not { Decision.Outcome: BoardOutcome.Granted, DecidedProposal: { } proposal })
        {
            return [];
        }

        var years = Granted(
            [
                .. proposal
                    .Amounts.Concat(application.GrantedMore)
                    .GroupBy(a => a.Year)
                    .Select(y => new YearAmount(y.Key, Money.Sum(y.Select(a => a.Amount)))),
            ],
            application.Ledger.Granted
        );
        var paid = Fill(years, application.Ledger.Paid);
        var recovered = Fill([.. years.Reverse()], application.Ledger.Recovered);
        return
        [
            .. years.Select(y => new FundUse(
                application.Id,
                y.Year,
                application.CaseNumber?.ToString() ?? "",
                (application.SubmittedForm ?? application.Form).Title,
                y.Amount,
                paid[y.Year],
                recovered[y.Year]
            )),
        ];
    }

    /// <summary>The grant per year; when the whole has been changed since the decision, the difference is the last years'.</summary>
    private static IReadOnlyList<YearAmount> Granted(IReadOnlyList<YearAmount> amounts, Money granted)
    {
        var years = amounts.Where(a => a.Amount > Money.Zero).OrderBy(a => a.Year).ToArray();
        var total = Money.Sum(years.Select(y => y.Amount));
        if (years.Length == 0 || granted >= total)
        {
            return years.Length == 0
                ? []
                : [.. years[..^1], years[^1] with { Amount = years[^1].Amount + granted - total }];
        }

        var kept = Fill(years, granted);
        return [.. years.Select(y => y with { Amount = kept[y.Year] })];
    }

    private static Dictionary<int, Money> Fill(IReadOnlyList<YearAmount> years, Money money)
    {
        var filled = new Dictionary<int, Money>();
        foreach (var year in years)
        {
            var part = Money.Min(year.Amount, Money.Max(money, Money.Zero));
            filled[year.Year] = part;
            money -= part;
        }

        return filled;
    }
}
