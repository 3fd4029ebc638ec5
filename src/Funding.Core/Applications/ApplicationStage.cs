using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Where an application is in its life.</summary>
[JsonConverter(typeof(CamelCaseEnum<ApplicationStage>))]
public enum ApplicationStage
{
    /// <summary>The municipality's own; staff cannot see it.</summary>
    Draft,

    /// <summary>Received; the secretariat checks that it is complete.</summary>
    Submitted,

    /// <summary>The applicant has questions to answer.</summary>
    SupplementRequested,

    /// <summary>The parties that are not applicants give their opinions.</summary>
    PartnerReview,

    /// <summary>The executive director writes the proposal, or the proposal waits for a board.</summary>
    Proposal,

    /// <summary>The item is open with the board.</summary>
    BoardDecision,

    /// <summary>The board has decided; the minutes wait for approval.</summary>
    MinutesApproval,

    /// <summary>Granted; the agreement waits for signatures.</summary>
    Agreement,

    /// <summary>In force: payments and reports.</summary>
    Active,

    /// <summary>Final account: last payments, recovery.</summary>
    Settlement,

    /// <summary>Ended with a final account.</summary>
    Closed,

    /// <summary>Ended: the board said no.</summary>
    Rejected,

    /// <summary>Ended: the applicant took it back before the decision.</summary>
    Withdrawn,

    /// <summary>Ended: the secretariat dismissed it without trying it.</summary>
    Dismissed,

    /// <summary>Ended: the director ended the agreement before its time.</summary>
    Terminated,
}

/// <summary>Questions about stages.</summary>
public static class ApplicationStages
{
    /// <summary>Whether the case has ended: nothing more happens unless it is opened again.</summary>
    public static bool IsTerminal(this ApplicationStage stage) =>
        stage
            is ApplicationStage.Closed
                or ApplicationStage.Rejected
                or ApplicationStage.Withdrawn
                or ApplicationStage.Dismissed
                or ApplicationStage.Terminated;
}
