using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>The file's members, parties, seats and people, with the mandates that its roles and posts amount to: where changes begin.</summary>
internal static class FirstDirectory
{
    internal static AssociationDirectory Of(AssociationFile file)
    {
        List<Mandate> posts = [.. Parties(file), .. Seats(file)];
        var covered = posts.Select(m => (m.Person, m.Role)).ToHashSet();
        return new AssociationDirectory
        {
            Own = file.OrganisationNumber,
            Members =
            [
                .. file.Members.Select(m => new DirectoryMember(m.OrganisationNumber, m.Name, m.Kind)
                {
                    NoticeAddress = m.NoticeAddress,
                }),
            ],
            Parties = [.. file.Partners.Select(p => new DirectoryParty(p.Id, p.Name, p.OrganisationNumbers))],
            Seats = [.. file.Board.Seats.Select(s => new DirectorySeat(s.Id, s.OrganisationNumber))],
            People =
            [
                .. file.People.Select(p => new DirectoryPerson(p.Id, p.Name, p.Email, p.OrganisationNumber)
                {
                    Title = p.Title,
                }),
            ],
            Mandates =
            [
                .. posts,
                .. from person in file.People
                from role in person.Roles.Order()
                where !covered.Contains((person.Id, role))
                select Free(file, person, role),
            ],
        };
    }

    private static IEnumerable<Mandate> Parties(AssociationFile file)
    {
        var people = file.People.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var party in file.Partners)
        {
            yield return Post(
                party.Reviewer,
                MandateKind.PartnerReviewer,
                people[party.Reviewer].OrganisationNumber,
                party.Id
            );
            yield return Post(
                party.Manager,
                MandateKind.PartnerManager,
                people[party.Manager].OrganisationNumber,
                party.Id
            );
        }
    }

    private static IEnumerable<Mandate> Seats(AssociationFile file)
    {
        foreach (var seat in file.Board.Seats)
        {
            yield return Post(seat.Holder, MandateKind.BoardMember, seat.OrganisationNumber, seat.Id);
            foreach (var (index, substitute) in seat.Substitutes.Index())
            {
                yield return Post(substitute, MandateKind.Substitute, seat.OrganisationNumber, seat.Id) with
                {
                    Order = index + 1,
                };
            }
            MandateKind? office = seat.Office switch
            {
                SeatOffice.Chair => MandateKind.Chair,
                SeatOffice.ViceChair => MandateKind.ViceChair,
                SeatOffice.Member => null,
            };
            if (office is { } kind)
            {
                yield return new Mandate(Id(seat.Holder, kind, null), seat.Holder, kind, seat.OrganisationNumber);
            }
        }
    }

    // What a person may act as without holding a post for it.
    private static Mandate Free(AssociationFile file, PersonEntry person, Role role) =>
        role switch
        {
            Role.ApplicantEditor => Own(MandateKind.ApplicantEditor, person.OrganisationNumber, person),
            Role.AuthorisedSignatory => Own(MandateKind.AuthorisedSignatory, person.OrganisationNumber, person),
            Role.Secretariat => Own(MandateKind.Secretariat, file.OrganisationNumber, person),
            Role.Finance => Own(MandateKind.Finance, file.OrganisationNumber, person),
            Role.Director => Own(MandateKind.Director, file.OrganisationNumber, person),
            Role.Auditor => Own(MandateKind.Auditor, file.OrganisationNumber, person),
            Role.Administrator => Own(MandateKind.Administrator, file.OrganisationNumber, person),
            Role.Chair => Post(person.Id, MandateKind.Chair, person.OrganisationNumber, Mandate.NoPost),
            Role.PartnerReviewer => Post(
                person.Id,
                MandateKind.PartnerReviewer,
                person.OrganisationNumber,
                Mandate.NoPost
            ),
            Role.BoardMember => Post(person.Id, MandateKind.BoardMember, person.OrganisationNumber, Mandate.NoPost),
            Role.System => throw new InvalidOperationException("The role system is the system's own."),
        };

    private static Mandate Own(MandateKind kind, OrganisationNumber organisation, PersonEntry person) =>
        new(Id(person.Id, kind, null), person.Id, kind, organisation);

    private static Mandate Post(string person, MandateKind kind, OrganisationNumber organisation, string post) =>
        new(Id(person, kind, post), person, kind, organisation) { Post = post };

    private static string Id(string person, MandateKind kind, string? post) =>
        post is null ? $"{person}-{kind}".ToLowerInvariant() : $"{person}-{kind}-{post}".ToLowerInvariant();
}
