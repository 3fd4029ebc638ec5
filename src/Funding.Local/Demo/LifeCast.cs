using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Local.Demo;

/// <summary>Everybody who takes part in a life, found in the association's file by what they may do.</summary>
internal sealed class LifeCast : IDisposable
{
    private readonly AssociationFile _association;
    private readonly Dictionary<string, Person> _people;

    internal LifeCast(
        AssociationFile association,
        OrganisationNumber applicant,
        Func<DelegatingHandler>? onTheWay = null
    )
    {
        _association = association;
        _people = association.People.ToDictionary(
            person => person.Id,
            person => new Person(person.Name, person.Email.ToString(), onTheWay?.Invoke()),
            StringComparer.Ordinal
        );
        Editor = With(Role.ApplicantEditor, applicant);
        Signatory = With(Role.AuthorisedSignatory, applicant);
        var secretariat = association.People.Where(person => person.Roles.Contains(Role.Secretariat)).Take(2).ToList();
        (Officer, OtherOfficer) = (Of(secretariat[0].Id), Of(secretariat[1].Id));
        Finance = With(Role.Finance, null);
        Director = With(Role.Director, null);
        Chair = Of(association.Board.Seats.Single(seat => seat.Office == SeatOffice.Chair).Holder);
    }

    /// <summary>Writes the application.</summary>
    internal Person Editor { get; }

    /// <summary>Signs for the applicant.</summary>
    internal Person Signatory { get; }

    /// <summary>Handles the case.</summary>
    internal Person Officer { get; }

    /// <summary>Reads reports; therefore somebody else authorises what follows from them.</summary>
    internal Person OtherOfficer { get; }

    internal Person Finance { get; }

    internal Person Director { get; }

    internal Person Chair { get; }

    internal IReadOnlyList<SeatEntry> Seats => _association.Board.Seats;

    /// <summary>The person with this id of the association's file.</summary>
    internal Person Of(string id) => _people[id];

    /// <summary>The person with this address.</summary>
    internal Person Of(EmailAddress email) =>
        _people.Values.First(person =>
            string.Equals(person.Email, email.ToString(), StringComparison.OrdinalIgnoreCase)
        );

    public void Dispose()
    {
        foreach (var person in _people.Values)
        {
            person.Dispose();
        }
    }

    private Person With(Role role, OrganisationNumber? organisation) =>
        Of(
            _association
                .People.First(person =>
                    person.Roles.Contains(role) && (organisation is null || person.OrganisationNumber == organisation)
                )
                .Id
        );
}
