using System.Collections.Frozen;
using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>People and organisations on a day, ready to look up.</summary>
internal sealed class DirectoryDay
{
    private readonly FrozenSet<string> _left;
    private readonly ILookup<string, Role> _ever;

    internal DirectoryDay(DateOnly day, AssociationFile file, AssociationSettings settings, AssociationDirectory first)
    {
        Day = day;
        Directory = settings.DirectoryOn(first, day);
        var mandates = Directory.Mandates.ToLookup(mandate => mandate.Person, StringComparer.Ordinal);
        var inFile = file.People.ToDictionary(person => person.Id, StringComparer.Ordinal);
        List<PersonEntry> people =
        [
            .. Directory.People.Select(person =>
                Entry(person, mandates[person.Id], inFile.GetValueOrDefault(person.Id))
            ),
        ];
        ById = people.ToFrozenDictionary(person => person.Id, StringComparer.Ordinal);
        ByEmail = people
            .DistinctBy(person => person.Email)
            .ToFrozenDictionary(person => person.Email.ToString(), StringComparer.OrdinalIgnoreCase);
        var ever = settings.MandatesEver(first);
        _ever = ever.ToLookup(mandate => mandate.Person, mandate => mandate.Role, StringComparer.Ordinal);
        _left = ever.Select(mandate => mandate.Person)
            .Where(person => !mandates.Contains(person))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    internal DateOnly Day { get; }

    internal AssociationDirectory Directory { get; }

    internal FrozenDictionary<string, PersonEntry> ById { get; }

    internal FrozenDictionary<string, PersonEntry> ByEmail { get; }

    /// <summary>Whether the person has had mandates, or is going to have one, but has none today.</summary>
    internal bool HasLeft(string person) => _left.Contains(person);

    /// <summary>Whether the person has been one of these, or is going to be, but is none of them today.</summary>
    internal bool HasLost(string person, IReadOnlyCollection<Role> roles) =>
        _ever[person].Any(roles.Contains) && ById.TryGetValue(person, out var entry) && !entry.Roles.Overlaps(roles);

    private static PersonEntry Entry(DirectoryPerson person, IEnumerable<Mandate> mandates, PersonEntry? inFile)
    {
        HashSet<Role> roles = [.. mandates.Select(mandate => mandate.Role)];
        var applies = mandates.FirstOrDefault(m =>
            m.Kind is MandateKind.ApplicantEditor or MandateKind.AuthorisedSignatory
        );
        var entry = new PersonEntry(
            person.Id,
            person.Name,
            person.Email,
            person.Title,
            applies?.Organisation ?? person.OrganisationNumber,
            roles
        );
        return inFile is not null && roles.SetEquals(inFile.Roles) && entry == inFile with { Roles = roles }
            ? inFile
            : entry;
    }
}
