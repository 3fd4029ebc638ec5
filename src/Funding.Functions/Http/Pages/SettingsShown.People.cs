using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>People and organisations in the words of the page.</summary>
internal sealed partial class SettingsShown
{
    internal PeopleModel People(string search)
    {
        var directory = settings.DirectoryOn(association.FirstDirectory, today);
        var mandates = directory.Mandates.ToLookup(mandate => mandate.Person, StringComparer.Ordinal);
        return new(
            search,
            [
                .. directory
                    .People.Select(person => new PersonRow(
                        $"/staff/settings/people/{person.Id}",
                        person.Name,
                        Organisation(person.OrganisationNumber),
                        person.Email.ToString(),
                        string.Join(
                            ", ",
                            mandates[person.Id]
                                .Select(mandate => visit.Say(mandate.Kind.Name()))
                                .Distinct(StringComparer.Ordinal)
                        )
                    ))
                    .Where(row => Finds(row, search))
                    .OrderBy(row => row.Name, StringComparer.CurrentCulture),
            ],
            [.. directory.Seats.Select(seat => Seat(directory, seat))],
            [
                .. directory.Parties.Select(party => new PartyRow(
                    party.Name,
                    Names(directory.Holders(MandateKind.PartnerReviewer, party.Id)),
                    Names(directory.Holders(MandateKind.PartnerManager, party.Id))
                )),
            ],
            [
                .. directory.Members.Select(member => new MemberRow(
                    $"/staff/settings/member/{member.OrganisationNumber}",
                    member.Name,
                    site.Texts.Word(member.Kind),
                    member.NoticeAddress?.ToString(),
                    member.Until
                )),
            ],
            SettingsDecider.MayChange(visit.Session!.Actor),
            visit.DoneKey
        );
    }

    internal PersonModel? Person(string id)
    {
        var first = association.FirstDirectory;
        if (
            (
                settings.DirectoryOn(first, today).Person(id)
                ?? settings.PeopleEver(first).FirstOrDefault(person => person.Id == id)
            )
            is not { } person
        )
        {
            return null;
        }
        List<Mandate> mandates = [.. settings.MandatesEver(first).Where(mandate => mandate.Person == id)];
        var ids = mandates.Select(mandate => mandate.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            id,
            person.Name,
            Organisation(person.OrganisationNumber),
            person.Title,
            person.Email.ToString(),
            person.Phone,
            [.. mandates.Where(mandate => !(mandate.Until < today)).Select(Mandate)],
            [.. mandates.Where(mandate => mandate.Until < today).Select(Mandate)],
            [
                .. settings
                    .Directory.Where(change =>
                        change.Entry is DirectoryPerson changed && changed.Id == id
                        || change.Entry is MandateEntry entry && ids.Contains(entry.Mandate.Id)
                    )
                    .OrderByDescending(change => change.Number)
                    .Select(Row),
            ],
            SettingsDecider.MayChange(visit.Session!.Actor),
            visit.DoneKey
        );
    }

    private MandateRow Mandate(Mandate mandate) =>
        new(
            $"/staff/settings/mandate-end/{mandate.Id}",
            visit.Say(mandate.Kind.Name()),
            PostOf(mandate),
            mandate.From,
            mandate.Until,
            mandate.From > today
        );

    private SeatRow Seat(AssociationDirectory directory, DirectorySeat seat)
    {
        var substitutes = directory.Holders(MandateKind.Substitute, seat.Id).ToList();
        var holder = directory.Holders(MandateKind.BoardMember, seat.Id).FirstOrDefault();
        var office = directory.OfficeOf(seat);
        return new(
            Organisation(seat.OrganisationNumber),
            holder is null ? null : NameOf(holder.Person),
            office is SeatOffice.Member ? null : site.Texts.Word(office),
            Names(substitutes),
            substitutes.Count > 1 ? $"/staff/settings/substitutes/{seat.Id}" : null
        );
    }

    private string Names(IEnumerable<Mandate> mandates) =>
        string.Join(", ", mandates.Select(mandate => NameOf(mandate.Person)));

    private static bool Finds(PersonRow row, string search) =>
        search.Length == 0
        || new[] { row.Name, row.Organisation, row.Email, row.Mandates }.Any(text =>
            text.Contains(search, StringComparison.CurrentCultureIgnoreCase)
        );
}
