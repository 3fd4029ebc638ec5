namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Proposes to the board. While the item is open: a new version, the votes are void and new links go out.</summary>
    /// <param name="Amounts">Per year; for <see cref="Recommendation.Grant"/> what is sought, or empty for the same.</param>
    /// <param name="Reports">The plan of reports; by the association's rules when absent.</param>
    /// <param name="FrameOverride">Why the board should go beyond the year's frame; needed when the amounts do, else not kept.</param>
    /// <param name="Available">What is left of the fund; null: not checked.</param>
    public sealed record Propose(
        Recommendation Recommendation,
        IReadOnlyList<YearAmount> Amounts,
        IReadOnlyList<string> Conditions,
        IReadOnlyList<InstalmentPlan> Instalments,
        string Justification,
        IReadOnlyList<ReportPlan>? Reports = null,
        string? FrameOverride = null,
        FundAvailability? Available = null
    ) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The director made a version of the proposal.</summary>
    public sealed record ProposalMade(Proposal Proposal) : ApplicationEvent;
}
