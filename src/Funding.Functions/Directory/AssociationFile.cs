using System.Text.Json.Serialization;
using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>
/// The association as it is described in the file that <c>Association__File</c> names. People stand once, under
/// <see cref="People"/>; everything else refers to them by id.
/// </summary>
internal sealed record AssociationFile
{
    /// <summary>Code in case numbers: two to five capital letters.</summary>
    public required string Code { get; init; }

    /// <summary>The association's name.</summary>
    public required string Name { get; init; }

    /// <summary>The association's own number.</summary>
    public required OrganisationNumber OrganisationNumber { get; init; }

    /// <summary>The office's address.</summary>
    public required EmailAddress Email { get; init; }

    /// <summary>The members; two or more of them apply together.</summary>
    public required IReadOnlyList<MemberEntry> Members { get; init; }

    /// <summary>The parties that give opinions; several municipalities together are one.</summary>
    public required IReadOnlyList<PartnerEntry> Partners { get; init; }

    /// <summary>The board.</summary>
    public required BoardEntry Board { get; init; }

    /// <summary>Everybody who can sign in or gets mail.</summary>
    public required IReadOnlyList<PersonEntry> People { get; init; }

    /// <summary>Money to grant from, per year.</summary>
    public IReadOnlyList<YearlyFrame> Frames
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The association's own application form; the first form when it is left out.</summary>
    public FormDefinition? Form { get; init; }

    /// <summary>The association's own numbers; what is left out keeps its default.</summary>
    [JsonConverter(typeof(RulesOverDefaults))]
    public AssociationRules? Rules { get; init; }
}

/// <summary>A member of the association.</summary>
/// <param name="OrganisationNumber">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="NoticeAddress">Where it is told of approved minutes, for its notice board.</param>
internal sealed record MemberEntry(
    OrganisationNumber OrganisationNumber,
    string Name,
    MemberKind Kind,
    EmailAddress? NoticeAddress = null
);

/// <summary>A party: who reviews for it, and whom a late opinion is escalated to.</summary>
internal sealed record PartnerEntry(
    string Id,
    string Name,
    IReadOnlyList<OrganisationNumber> OrganisationNumbers,
    string Reviewer,
    string Manager
);

/// <summary>The board's seats.</summary>
internal sealed record BoardEntry(IReadOnlyList<SeatEntry> Seats);

/// <summary>A seat: its holder, and the substitutes in the order in which they are called.</summary>
internal sealed record SeatEntry(
    string Id,
    OrganisationNumber OrganisationNumber,
    string Holder,
    IReadOnlyList<string> Substitutes,
    SeatOffice Office = SeatOffice.Member
);

/// <summary>A person.</summary>
internal sealed record PersonEntry(
    string Id,
    string Name,
    EmailAddress Email,
    string? Title,
    OrganisationNumber OrganisationNumber,
    HashSet<Role> Roles
);
