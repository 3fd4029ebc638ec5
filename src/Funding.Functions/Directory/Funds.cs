using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Directory;

/// <summary>The fund: the association's frames and what applications take out of them.</summary>
public sealed class Funds
{
    private readonly DirectoryStore _directory;
    private readonly FundStore _store;

    internal Funds(DirectoryStore directory, FundStore store) => (_directory, _store) = (directory, store);

    /// <summary>How a year's money stands, and the applications that take out of it.</summary>
    internal async Task<(FundLedger Ledger, IReadOnlyList<FundUse> Uses)> YearAsync(
        int year,
        CancellationToken cancellationToken
    )
    {
        var association = await _directory.GetAsync(cancellationToken);
        var uses = await _store.UsesAsync(association.File.Code, year, cancellationToken);
        return (FundLedger.Of(year, association.Frame(year), association.Funders(year), uses), uses);
    }

    /// <summary>How a year's money stands, without the applications: as much to read however many there are.</summary>
    internal async Task<FundLedger> LedgerAsync(int year, CancellationToken cancellationToken)
    {
        var association = await _directory.GetAsync(cancellationToken);
        var sums = await _store.SumsAsync(association.File.Code, year, cancellationToken);
        return FundLedger.Of(year, association.Frame(year), association.Funders(year), sums);
    }

    /// <summary>What is left of the years that have a frame; null when none of them has.</summary>
    internal async Task<FundAvailability?> AvailableAsync(IEnumerable<int> years, CancellationToken cancellationToken)
    {
        if (await _directory.FindAsync(cancellationToken) is not { } association)
        {
            return null;
        }
        List<FundLedger> ledgers = [];
        foreach (var year in years.Distinct().Where(year => association.Frame(year) is not null))
        {
            ledgers.Add(await LedgerAsync(year, cancellationToken));
        }
        return ledgers.Count == 0 ? null : FundAvailability.Of(ledgers);
    }

    /// <summary>What is left of the years that the application seeks or is proposed money for.</summary>
    internal Task<FundAvailability?> AvailableAsync(Application application, CancellationToken cancellationToken) =>
        AvailableAsync(
            (application.SubmittedForm ?? application.Form)
                .Budget.Sought.Concat(application.Proposal?.Amounts ?? [])
                .Select(amount => amount.Year),
            cancellationToken
        );
}
