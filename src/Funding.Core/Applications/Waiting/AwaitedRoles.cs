namespace Funding.Core;

/// <summary>Whose move it is in the association's office. Those outside are reminded by the process itself.</summary>
public static class AwaitedRoles
{
    /// <summary>The roles of the office that a case can wait for.</summary>
    public static IReadOnlyList<Role> Desks { get; } = [Role.Secretariat, Role.Director, Role.Finance];

    /// <summary>Whose desk somebody of the office sits at, the director's before others; null for whoever has none.</summary>
    public static Role? DeskOf(Actor actor) =>
        Desks
            .OrderByDescending(role => role == Role.Director)
            .Where(actor.Is)
            .Select(role => (Role?)role)
            .FirstOrDefault();

    /// <summary>The roles of the office that have something to do in the case now: some of secretariat, director and finance, in that order.</summary>
    public static IReadOnlyList<Role> Of(Application application) =>
        [.. All(application).Distinct().OrderBy(role => role)];

    private static IEnumerable<Role> All(Application state) =>
        state.Stage switch
        {
            ApplicationStage.Submitted when state.CaseNumber is not null => [Role.Secretariat],
            ApplicationStage.SupplementRequested when state.Supplement is { DeadlinePassed: true } =>
            [
                Role.Secretariat,
            ],
            ApplicationStage.Proposal => [HasProposal(state) ? Role.Secretariat : Role.Director],
            ApplicationStage.MinutesApproval when state.Minutes is null => [Role.Secretariat],
            ApplicationStage.Agreement when state.Agreement is { AcceptedBy: not null } => [Role.Director],
            ApplicationStage.Active => Running(state),
            ApplicationStage.Settlement =>
            [
                .. state.Settlement is null || NextDeadline.Of(state) is null ? (Role[])[Role.Finance] : [],
                .. Money(state),
            ],
            _ => [],
        };

    // After a remission the board asks for a new proposal, which builds on the new round.
    private static bool HasProposal(Application state) =>
        state is { Proposal: { } proposal, Review: { } review } && proposal.ReviewRound == review.Round;

    private static IEnumerable<Role> Running(Application state) =>
        [
            .. state.Reports.Any(r => r.Status == ReportStatus.Submitted)
            || state.DisbursementRequests.Any(r => r.Status == DisbursementRequestStatus.Open)
                ? (Role[])[Role.Secretariat]
                : [],
            .. Money(state),
            .. state.Amendments.SelectMany(Amendment),
        ];

    private static IEnumerable<Role> Money(Application state) =>
        state.Instalments.Any(i =>
            i.Status is InstalmentStatus.Due or InstalmentStatus.AwaitingAuthorisation or InstalmentStatus.Failed
        )
            ? [Role.Finance]
            : [];

    private static IEnumerable<Role> Amendment(Amendment amendment) =>
        amendment switch
        {
            { Status: AmendmentStatus.AwaitingDecision, Level: AmendmentLevel.Board } => [Role.Secretariat],
            { Status: AmendmentStatus.AwaitingDecision or AmendmentStatus.AwaitingConfirmation } => [Role.Director],
            { Status: AmendmentStatus.AwaitingFinance } => [Role.Finance],
            _ => [],
        };
}
