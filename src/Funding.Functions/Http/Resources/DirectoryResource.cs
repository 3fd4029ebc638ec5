using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>People and organisations as they are on a day.</summary>
/// <param name="Version">How many changes of settings there have been.</param>
/// <param name="Day">The day.</param>
/// <param name="Members">The members.</param>
/// <param name="Parties">The parties that are asked for opinions.</param>
/// <param name="Seats">The seats of the board.</param>
/// <param name="People">Everybody.</param>
/// <param name="Mandates">Mandates in force.</param>
/// <param name="OtherMandates">Mandates that have ended, or whose day has not come.</param>
internal sealed record DirectoryResource(
    long Version,
    DateOnly Day,
    IReadOnlyList<MemberResource> Members,
    IReadOnlyList<PartyResource> Parties,
    IReadOnlyList<SeatResource> Seats,
    IReadOnlyList<DirectoryPersonResource> People,
    IReadOnlyList<Mandate> Mandates,
    IReadOnlyList<Mandate> OtherMandates
)
{
    internal static DirectoryResource Of(AssociationSettings settings, AssociationDirectory first, DateOnly day)
    {
        var directory = settings.DirectoryOn(first, day);
        var inForce = directory.Mandates.Select(mandate => mandate.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            settings.Version,
            day,
            [
                .. directory.Members.Select(m => new MemberResource(
                    m.OrganisationNumber,
                    m.Name,
                    m.Kind,
                    m.NoticeAddress,
                    m.Until
                )),
            ],
            [.. directory.Parties.Select(p => new PartyResource(p.Id, p.Name, p.OrganisationNumbers, p.Until))],
            [
                .. directory.Seats.Select(s => new SeatResource(
                    s.Id,
                    s.OrganisationNumber,
                    directory.OfficeOf(s),
                    directory.ServingOn(s)?.Person,
                    s.Until
                )),
            ],
            [
                .. directory.People.Select(p => new DirectoryPersonResource(
                    p.Id,
                    p.Name,
                    p.Email,
                    p.Phone,
                    p.Title,
                    p.OrganisationNumber
                )),
            ],
            directory.Mandates,
            [.. settings.MandatesEver(first).Where(mandate => !inForce.Contains(mandate.Id))]
        );
    }
}

internal sealed record MemberResource(
    OrganisationNumber OrganisationNumber,
    string Name,
    MemberKind Kind,
    EmailAddress? NoticeAddress,
    DateOnly? Until
);

internal sealed record PartyResource(
    string Id,
    string Name,
    IReadOnlyList<OrganisationNumber> OrganisationNumbers,
    DateOnly? Until
);

/// <summary>A seat; whoever serves on it is a substitute while nobody is elected.</summary>
internal sealed record SeatResource(
    string Id,
    OrganisationNumber OrganisationNumber,
    SeatOffice Office,
    string? Serving,
    DateOnly? Until
);

internal sealed record DirectoryPersonResource(
    string Id,
    string Name,
    EmailAddress Email,
    string? Phone,
    string? Title,
    OrganisationNumber OrganisationNumber
);
