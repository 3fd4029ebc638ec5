using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>A year's money.</summary>
/// <param name="Year">The year.</param>
/// <param name="Frame">What the members put in; absent when no frame is set.</param>
/// <param name="Committed">What the board has granted for the year.</param>
/// <param name="Paid">What of it has been paid out and not paid back.</param>
/// <param name="Recovered">What of it is back in the fund.</param>
/// <param name="Available">What is left to grant; absent without a frame.</param>
/// <param name="Funders">The same for each member that contributes.</param>
/// <param name="Applications">The applications that take out of the year.</param>
internal sealed record FundResource(
    int Year,
    Money? Frame,
    Money Committed,
    Money Paid,
    Money Recovered,
    Money? Available,
    IReadOnlyList<FunderResource> Funders,
    IReadOnlyList<FundUse> Applications
)
{
    public static FundResource Of(FundLedger ledger, IReadOnlyList<FundUse> uses) =>
        new(
            ledger.Year,
            ledger.Frame,
            ledger.Committed,
            ledger.Paid,
            ledger.Recovered,
            ledger.Available,
            [
                .. ledger.Funders.Select(part => new FunderResource(
                    part.Funder.OrganisationNumber,
                    part.Funder.Name,
                    part.Funder.Kind,
                    part.Frame,
                    part.Committed,
                    part.Paid,
                    part.Recovered,
                    part.Available
                )),
            ],
            uses
        );
}

/// <summary>One member's part of a year's money.</summary>
internal sealed record FunderResource(
    OrganisationNumber OrganisationNumber,
    string Name,
    FunderKind Kind,
    Money Frame,
    Money Committed,
    Money Paid,
    Money Recovered,
    Money Available
);
