using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What kind of organisation a member is.</summary>
[JsonConverter(typeof(CamelCaseEnum<MemberKind>))]
public enum MemberKind
{
    /// <summary>Kommun.</summary>
    Municipality,

    /// <summary>Region.</summary>
    Region,

    /// <summary>Försäkringskassan.</summary>
    SocialInsuranceAgency,

    /// <summary>Arbetsförmedlingen.</summary>
    EmploymentService,
}

/// <summary>
/// The association's members, the parties that give opinions, the board's seats, people and their mandates: as the association's
/// file has them, or with what staff have changed since, on a day.
/// </summary>
public sealed record AssociationDirectory
{
    /// <summary>The association's own number: what its office works for.</summary>
    public required OrganisationNumber Own { get; init; }

    /// <summary>The members.</summary>
    public IReadOnlyList<DirectoryMember> Members { get; init; } = [];

    /// <summary>The parties.</summary>
    public IReadOnlyList<DirectoryParty> Parties { get; init; } = [];

    /// <summary>The seats of the board.</summary>
    public IReadOnlyList<DirectorySeat> Seats { get; init; } = [];

    /// <summary>Everybody.</summary>
    public IReadOnlyList<DirectoryPerson> People { get; init; } = [];

    /// <summary>Who is what.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];

    /// <summary>The person with the id, or null.</summary>
    public DirectoryPerson? Person(string id) => People.FirstOrDefault(p => p.Id == id);

    /// <summary>Those who have a mandate of the kind for the post, substitutes in the order in which they are called.</summary>
    public IEnumerable<Mandate> Holders(MandateKind kind, string? post = null) =>
        Mandates.Where(m => m.Kind == kind && m.Post == post).OrderBy(m => m.Order ?? 0);

    /// <summary>Who serves on the seat: the one elected, or while nobody is, the substitute who is called first; null for nobody.</summary>
    /// <remarks>A vacant seat still counts for the quorum, which is more than half of all seats.</remarks>
    public Mandate? ServingOn(DirectorySeat seat) =>
        Holders(MandateKind.BoardMember, seat.Id).FirstOrDefault()
        ?? Holders(MandateKind.Substitute, seat.Id).FirstOrDefault();

    /// <summary>The office that goes with the seat's holder.</summary>
    public SeatOffice OfficeOf(DirectorySeat seat) =>
        Holders(MandateKind.BoardMember, seat.Id).FirstOrDefault()?.Person switch
        {
            null => SeatOffice.Member,
            var holder when Holders(MandateKind.Chair).Any(m => m.Person == holder) => SeatOffice.Chair,
            var holder when Holders(MandateKind.ViceChair).Any(m => m.Person == holder) => SeatOffice.ViceChair,
            _ => SeatOffice.Member,
        };
}

/// <summary>What staff can set anew, with effect from a day.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DirectoryMember), "member")]
[JsonDerivedType(typeof(DirectoryParty), "party")]
[JsonDerivedType(typeof(DirectorySeat), "seat")]
[JsonDerivedType(typeof(DirectoryPerson), "person")]
[JsonDerivedType(typeof(MandateEntry), "mandate")]
public abstract record DirectoryEntry
{
    private protected DirectoryEntry() { }
}

/// <summary>A member of the association.</summary>
/// <param name="OrganisationNumber">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record DirectoryMember(OrganisationNumber OrganisationNumber, string Name, MemberKind Kind)
    : DirectoryEntry
{
    /// <summary>Where it is told of approved minutes, for its notice board.</summary>
    public EmailAddress? NoticeAddress { get; init; }

    /// <summary>The last day of its membership; null while nothing is said of an end.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A party that is asked for opinions; several members together may be one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="OrganisationNumbers">The members that it stands for.</param>
public sealed record DirectoryParty(string Id, string Name, IReadOnlyList<OrganisationNumber> OrganisationNumbers)
    : DirectoryEntry
{
    /// <summary>The last day on which it is asked; null while nothing is said of an end.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A seat of the board.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OrganisationNumber">The member that elects to it.</param>
public sealed record DirectorySeat(string Id, OrganisationNumber OrganisationNumber) : DirectoryEntry
{
    /// <summary>The last day on which there is such a seat; null while nothing is said of an end.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A person: how to reach them. What they are trusted with stands in their mandates.</summary>
/// <param name="Id">Never used for another.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Email">Where mail goes, and what they sign in with.</param>
/// <param name="OrganisationNumber">Whom they work for.</param>
public sealed record DirectoryPerson(string Id, string Name, EmailAddress Email, OrganisationNumber OrganisationNumber)
    : DirectoryEntry
{
    /// <summary>What they are called at work; null when nothing is said.</summary>
    public string? Title { get; init; }

    /// <summary>Telephone; null when nothing is said.</summary>
    public string? Phone { get; init; }
}

/// <summary>A mandate that was given, changed or ended.</summary>
/// <param name="Mandate">How it is from then on.</param>
public sealed record MandateEntry(Mandate Mandate) : DirectoryEntry;
