using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What somebody is trusted with for an organisation, a seat or a party.</summary>
[JsonConverter(typeof(CamelCaseEnum<MandateKind>))]
public enum MandateKind
{
    /// <summary>Works with applications for an organisation.</summary>
    ApplicantEditor,

    /// <summary>Signs for an organisation (firmatecknare).</summary>
    AuthorisedSignatory,

    /// <summary>Gives a party's opinion; a party has one at a time.</summary>
    PartnerReviewer,

    /// <summary>Is told when a party's opinion is late; a party has one at a time.</summary>
    PartnerManager,

    /// <summary>Is elected to a seat of the board; a seat has one at a time.</summary>
    BoardMember,

    /// <summary>Steps in for those elected by the seat's member, in the order in which they are called.</summary>
    Substitute,

    /// <summary>Chairs the board; there is always one, who holds a seat.</summary>
    Chair,

    /// <summary>Chairs the board when the chair is away; holds a seat.</summary>
    ViceChair,

    /// <summary>The association's office.</summary>
    Secretariat,

    /// <summary>The association's finance function.</summary>
    Finance,

    /// <summary>The association's executive director (förbundschef).</summary>
    Director,

    /// <summary>Examines the association (revisor): reads and changes nothing.</summary>
    Auditor,

    /// <summary>Keeps people, mandates and settings; has nothing to do with any case.</summary>
    Administrator,
}

/// <summary>A mandate: who is what, for whom, and for how long. A day counts as Swedish.</summary>
/// <param name="Id">Never used for another.</param>
/// <param name="Person">Id of the one who has it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Organisation">For whom: the employer, or the member that has elected.</param>
public sealed record Mandate(string Id, string Person, MandateKind Kind, OrganisationNumber Organisation)
{
    /// <summary>What stands instead of a seat or a party for a role that the file gives somebody who has neither.</summary>
    public const string NoPost = "-";

    /// <summary>The seat or the party; null for other kinds.</summary>
    public string? Post { get; init; }

    /// <summary>For substitutes: 1 is called first. Of two with the same number the one whose mandate is older.</summary>
    public int? Order { get; init; }

    /// <summary>The first day; null for what stands in the association's file, which has no days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while nothing is said of an end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it is in force on the day.</summary>
    public bool IsInForce(DateOnly day) => !(From > day) && !(Until < day);

    /// <summary>What it lets its holder act as.</summary>
    [JsonIgnore]
    public Role Role =>
        Kind switch
        {
            MandateKind.ApplicantEditor => Role.ApplicantEditor,
            MandateKind.AuthorisedSignatory => Role.AuthorisedSignatory,
            MandateKind.PartnerReviewer or MandateKind.PartnerManager => Role.PartnerReviewer,
            MandateKind.BoardMember or MandateKind.Substitute => Role.BoardMember,
            MandateKind.Chair or MandateKind.ViceChair => Role.Chair,
            MandateKind.Secretariat => Role.Secretariat,
            MandateKind.Finance => Role.Finance,
            MandateKind.Director => Role.Director,
            MandateKind.Auditor => Role.Auditor,
            MandateKind.Administrator => Role.Administrator,
        };

    /// <summary>What only one can have at a time; null when several can.</summary>
    internal string? SingleKey =>
        Kind switch
        {
            MandateKind.PartnerReviewer or MandateKind.PartnerManager or MandateKind.BoardMember => Post is { } post
                ? $"{Kind}|{post}"
                : null,
            MandateKind.Chair => Post is null ? nameof(MandateKind.Chair) : null,
            MandateKind.ViceChair
            or MandateKind.ApplicantEditor
            or MandateKind.AuthorisedSignatory
            or MandateKind.Substitute
            or MandateKind.Secretariat
            or MandateKind.Finance
            or MandateKind.Director
            or MandateKind.Auditor
            or MandateKind.Administrator => null,
        };

    internal bool Overlaps(Mandate other) =>
        !(Until < (other.From ?? DateOnly.MinValue)) && !(other.Until < (From ?? DateOnly.MinValue));
}
