namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Proposes to the board. While the item is open: a new version, the votes are void and new links go out.</summary>
    /// <param name="Amounts">Per year; for <see cref="Recommendation.Grant"/> what is sought, or empty for the same.</param>
    /// <param name="Reports">The plan of reports; by the association's rules when absent.</param>
    public sealed record Propose(
        Recommendation Recommendation,
        IReadOnlyList<YearAmount> Amounts,
        IReadOnlyList<string> Conditions,
        IReadOnlyList<InstalmentPlan> Instalments,
        string Justification,
        IReadOnlyList<ReportPlan>? Reports = null
    ) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The director made a version of the proposal.</summary>
    public sealed record ProposalMade(Proposal Proposal) : ApplicationEvent;
}
