namespace Funding.Core;

/// <summary>What stages are called.</summary>
public static class StageNames
{
    /// <summary>The stage's name as people read it.</summary>
    public static LocalizedText Name(this ApplicationStage stage) =>
        stage switch
        {
            ApplicationStage.Draft => new("Utkast", "Draft"),
            ApplicationStage.Submitted => new("Inskickad", "Submitted"),
            ApplicationStage.SupplementRequested => new("Komplettering begärd", "Supplement requested"),
            ApplicationStage.PartnerReview => new("Remiss hos parterna", "Partner review"),
            ApplicationStage.Proposal => new("Förslag till beslut", "Proposal"),
            ApplicationStage.BoardDecision => new("Beslut i styrelsen", "Board decision"),
            ApplicationStage.MinutesApproval => new("Justering av protokoll", "Approval of minutes"),
            ApplicationStage.Agreement => new("Avtal", "Agreement"),
            ApplicationStage.Active => new("Pågår", "Active"),
            ApplicationStage.Settlement => new("Slutavräkning", "Settlement"),
            ApplicationStage.Closed => new("Avslutad", "Closed"),
            ApplicationStage.Rejected => new("Avslagen", "Rejected"),
            ApplicationStage.Withdrawn => new("Återkallad", "Withdrawn"),
            ApplicationStage.Dismissed => new("Avvisad", "Dismissed"),
            ApplicationStage.Terminated => new("Avbruten", "Terminated"),
        };
}
