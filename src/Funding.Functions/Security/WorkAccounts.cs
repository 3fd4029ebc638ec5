using Funding.Core;
using Funding.Functions.Settings;

namespace Funding.Functions.Security;

/// <summary>Who must sign in with Microsoft Entra ID, where that is configured.</summary>
internal static class WorkAccounts
{
    /// <summary>Whether nothing but the work account will do for this person.</summary>
    internal static bool IsRequired(FundingSettings settings, Actor actor) =>
        // The office, the auditor and the administrator, and nobody else, see the association's settings.
        settings.EntraId
            is { RequiredForStaff: true }
        && AccessPolicy.Allows(actor, AssociationAction.SeeSettings);
}
