using System.Collections.Frozen;
using Stage = Funding.Core.ApplicationStage;

namespace Funding.Core;

/// <summary>The sets of stages that the policy speaks of.</summary>
internal static class StageSets
{
    internal static IReadOnlySet<ApplicationStage> Every { get; } = Of(Enum.GetValues<ApplicationStage>());

    /// <summary>Every stage but those in which a case has ended.</summary>
    internal static IReadOnlySet<ApplicationStage> UntilEnded { get; } =
        Of([.. Enum.GetValues<ApplicationStage>().Where(stage => !stage.IsTerminal())]);

    /// <summary>From the submission until the item is open with the board.</summary>
    internal static IReadOnlySet<ApplicationStage> BeforeBoard { get; } =
        Of(Stage.Submitted, Stage.SupplementRequested, Stage.PartnerReview, Stage.Proposal);

    /// <summary>Until the board, or a delegate, has decided.</summary>
    internal static IReadOnlySet<ApplicationStage> Undecided { get; } =
        Of(
            Stage.Draft,
            Stage.Submitted,
            Stage.SupplementRequested,
            Stage.PartnerReview,
            Stage.Proposal,
            Stage.BoardDecision
        );

    /// <summary>From the decision on, however the case ended after it.</summary>
    internal static IReadOnlySet<ApplicationStage> Decided { get; } =
        Of(
            Stage.MinutesApproval,
            Stage.Agreement,
            Stage.Active,
            Stage.Settlement,
            Stage.Closed,
            Stage.Rejected,
            Stage.Terminated
        );

    /// <summary>While the project runs and its account is made.</summary>
    internal static IReadOnlySet<ApplicationStage> Running { get; } = Of(Stage.Active, Stage.Settlement);

    internal static IReadOnlySet<ApplicationStage> Of(params ApplicationStage[] stages) => stages.ToFrozenSet();
}
