namespace Funding.Core;

/// <summary>What the members put into the fund for one year (ekonomisk ram).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Amount">All contributions together.</param>
/// <remarks>Lag (2003:1210) 5 §: Försäkringskassan half, the regions a quarter, the municipalities a quarter.</remarks>
public sealed record YearlyFrame(int Year, Money Amount)
{
    private const decimal Parts = 1_000_000m;

    /// <summary>How the members of a kind share its part. A kind of which nobody stands here shares equally.</summary>
    public IReadOnlyList<FunderShare> Shares
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>
    /// Who contributes what, exact to the öre: what rounding leaves over goes to Försäkringskassan between the kinds, and within a kind to
    /// the member that stands first. Where there is no region (or no municipality) the other of the two bears the half, as 3 § allows.
    /// </summary>
    /// <param name="funders">The members that contribute, in the association's order.</param>
    public IReadOnlyList<Contribution> Contributions(IReadOnlyList<Funder> funders)
    {
        var kinds = Enum.GetValues<FunderKind>().Where(kind => funders.Any(f => f.Kind == kind)).ToList();
        var weights = kinds.Select(kind => kind == FunderKind.SocialInsuranceAgency ? 2L : LocalWeight(kinds)).ToList();
        return
        [
            .. kinds
                .Zip(Apportion.Of(Amount, weights))
                .SelectMany(part => Within(part.Second, [.. funders.Where(f => f.Kind == part.First)])),
        ];
    }

    /// <summary>What is wrong with the frame; empty when it can be used.</summary>
    /// <param name="funders">The members that contribute.</param>
    public IReadOnlyList<FieldProblem> Problems(IReadOnlyList<Funder> funders) =>
        [
            .. Year is < 2004 or > 2200
                ? [Problem.OutOfRange("/year", "Ange ett årtal, till exempel 2027.", "Give a year, such as 2027.")]
                : Array.Empty<FieldProblem>(),
            .. Amount < Money.Zero ? [Problem.NegativeAmount("/amount")] : Array.Empty<FieldProblem>(),
            .. Shares.Index().SelectMany(s => ShareProblems(s.Index, s.Item, funders)),
            .. Enum.GetValues<FunderKind>().SelectMany(kind => SumProblems(kind, funders)),
        ];

    private static long LocalWeight(List<FunderKind> kinds) =>
        kinds.Contains(FunderKind.Region) && kinds.Contains(FunderKind.Municipality) ? 1 : 2;

    private IEnumerable<Contribution> Within(Money part, IReadOnlyList<Funder> funders)
    {
        var shared = funders.Any(f => ShareOf(f) is not null);
        var weights = funders.Select(f => shared ? (long)((ShareOf(f) ?? 0m) * Parts) : 1L).ToList();
        return funders.Zip(Apportion.Of(part, weights)).Select(pair => new Contribution(pair.First, pair.Second));
    }

    private decimal? ShareOf(Funder funder) =>
        Shares.FirstOrDefault(s => s.OrganisationNumber == funder.OrganisationNumber)?.Share;

    private IEnumerable<FieldProblem> ShareProblems(int index, FunderShare share, IReadOnlyList<Funder> funders)
    {
        if (funders.All(f => f.OrganisationNumber != share.OrganisationNumber))
        {
            yield return Problem.UnknownReference(
                $"/shares/{index}/organisationNumber",
                "Organisationen bidrar inte till förbundet. Ta bort raden.",
                "The organisation does not contribute to the association. Remove the row."
            );
        }

        if (Shares.Take(index).Any(s => s.OrganisationNumber == share.OrganisationNumber))
        {
            yield return Problem.Duplicate($"/shares/{index}/organisationNumber");
        }

        if (share.Share is <= 0 or > 1 || decimal.Truncate(share.Share * Parts) != share.Share * Parts)
        {
            yield return Problem.OutOfRange(
                $"/shares/{index}/share",
                "Andelen ska vara större än 0 och högst 1, med högst sex decimaler.",
                "The share must be above 0 and at most 1, with at most six decimals."
            );
        }
    }

    private IEnumerable<FieldProblem> SumProblems(FunderKind kind, IReadOnlyList<Funder> funders)
    {
        var shares = funders.Where(f => f.Kind == kind).Select(ShareOf).OfType<decimal>().ToList();
        if (shares.Count > 0 && shares.Sum() != 1m)
        {
            yield return Problem.AmountsDiffer(
                "/shares",
                FormattableString.Invariant(
                    $"Andelarna inom samma slag av medlemmar ska tillsammans vara exakt 1, men är {shares.Sum()}."
                ),
                FormattableString.Invariant(
                    $"The shares within a kind of members must add up to exactly 1, but are {shares.Sum()}."
                )
            );
        }
    }
}
