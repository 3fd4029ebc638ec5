using Funding.Core;

namespace Funding.Functions.Http.Bodies;

/// <summary>A person, added or changed.</summary>
/// <param name="From">The first day.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="OrganisationNumber">Whom they work for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Title">What they are called at work.</param>
/// <param name="Phone">Telephone.</param>
internal sealed record PersonBody(
    DateOnly From,
    string Name,
    EmailAddress Email,
    OrganisationNumber OrganisationNumber,
    string Reason,
    string? Title = null,
    string? Phone = null
)
{
    internal SettingsCommand Command(string id, AssociationDirectory first) =>
        new SettingsCommand.SetPerson(
            From,
            new DirectoryPerson(id, Name, Email, OrganisationNumber) { Title = Title, Phone = Phone },
            first
        )
        {
            Reason = Reason,
        };
}

/// <summary>A mandate that is given.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Kind">What.</param>
/// <param name="From">The first day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Post">The seat or party, for kinds that have one.</param>
/// <param name="OrganisationNumber">For whom, for those who act for an applicant.</param>
/// <param name="Until">The last day.</param>
/// <param name="Replaces">Whether whoever has the post leaves it.</param>
internal sealed record MandateBody(
    string Person,
    MandateKind Kind,
    DateOnly From,
    string Reason,
    string? Post = null,
    OrganisationNumber? OrganisationNumber = null,
    DateOnly? Until = null,
    bool Replaces = false
);

internal sealed record MandateEndBody(DateOnly LastDay, string Reason);

internal sealed record SubstitutesBody(IReadOnlyList<string> Mandates, string Reason);

internal sealed record MemberBody(
    DateOnly From,
    string Name,
    MemberKind Kind,
    string Reason,
    EmailAddress? NoticeAddress = null,
    DateOnly? Until = null
);

/// <summary>A party; reviewer and manager are named for a new one.</summary>
internal sealed record PartyBody(
    DateOnly From,
    string Name,
    IReadOnlyList<OrganisationNumber> OrganisationNumbers,
    string Reason,
    DateOnly? Until = null,
    string? Reviewer = null,
    string? Manager = null
)
{
    internal SettingsCommand Command(string id, AssociationDirectory first) =>
        new SettingsCommand.SetParty(From, new DirectoryParty(id, Name, OrganisationNumbers) { Until = Until }, first)
        {
            Reviewer = Reviewer,
            Manager = Manager,
            Reason = Reason,
        };
}

internal sealed record SeatBody(DateOnly From, OrganisationNumber OrganisationNumber, string Holder, string Reason);
