using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The association as it was when an application was created or submitted: who may apply, who is told, which rules.</summary>
/// <param name="Code">Code in case numbers, such as <c>KAL</c>.</param>
/// <param name="Name">The association's name.</param>
/// <param name="Members">The members; two or more of them apply together.</param>
/// <param name="Secretariat">Whom the office's mail goes to.</param>
/// <param name="Finance">Whom the finance function's mail goes to.</param>
/// <param name="Director">The executive director.</param>
/// <param name="Rules">The numbers.</param>
public sealed record AssociationSnapshot(
    string Code,
    string Name,
    IReadOnlyList<AssociationMember> Members,
    PersonRef Secretariat,
    PersonRef Finance,
    PersonRef Director,
    [property: JsonConverter(typeof(RulesOverDefaults))] AssociationRules Rules
)
{
    /// <summary>The version of the application form; null stands for <see cref="FormDefinition.Default"/>, also in what was stored before forms had versions.</summary>
    public FormDefinition? Form { get; init; }

    /// <summary>The association's own words in its letters; null when there are none, as in what was stored before there could be.</summary>
    public IReadOnlyDictionary<LetterKind, LetterTexts>? Letters { get; init; }

    /// <summary>The form's definition, whichever it is.</summary>
    [JsonIgnore]
    public FormDefinition FormInForce => Form ?? FormDefinition.Default;

    /// <summary>The association's own words in a kind of letter; null when it has none.</summary>
    public LetterTexts? Letter(LetterKind kind) => Letters?.GetValueOrDefault(kind);
}

/// <summary>A member of the association.</summary>
/// <param name="OrganisationNumber">The member's number.</param>
/// <param name="Name">The member's name.</param>
public sealed record AssociationMember(OrganisationNumber OrganisationNumber, string Name)
{
    /// <summary>Whether it has a notice board where approved minutes are announced: municipalities and regions.</summary>
    public bool PutsUpNotices { get; init; }

    /// <summary>Where it is told of approved minutes; null when no address is known.</summary>
    public EmailAddress? NoticeAddress { get; init; }
}
