using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The three that finance an association.</summary>
/// <remarks>Lag (2003:1210) 5 §. Arbetsförmedlingen is a member but contributes nothing of its own: Försäkringskassan covers the state's part.</remarks>
[JsonConverter(typeof(CamelCaseEnum<FunderKind>))]
public enum FunderKind
{
    /// <summary>Försäkringskassan: half.</summary>
    SocialInsuranceAgency,

    /// <summary>The regions together: a quarter.</summary>
    Region,

    /// <summary>The municipalities together: a quarter.</summary>
    Municipality,
}

/// <summary>A member that contributes to the fund.</summary>
/// <param name="OrganisationNumber">The member.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Kind">What decides its part.</param>
public sealed record Funder(OrganisationNumber OrganisationNumber, string Name, FunderKind Kind);

/// <summary>A member's part of what its kind contributes together.</summary>
/// <param name="OrganisationNumber">The member.</param>
/// <param name="Share">Above 0 and at most 1, at most six decimals; the shares of a kind add up to exactly 1.</param>
public sealed record FunderShare(OrganisationNumber OrganisationNumber, decimal Share);

/// <summary>What a member contributes in a year.</summary>
/// <param name="Funder">The member.</param>
/// <param name="Amount">Exact to the öre.</param>
public sealed record Contribution(Funder Funder, Money Amount);
