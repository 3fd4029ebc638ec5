using System.Collections.Frozen;
using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>The association in force, ready to look things up in.</summary>
internal sealed class Association
{
    private readonly FrozenDictionary<string, PersonEntry> _byId;
    private readonly FrozenDictionary<string, PersonEntry> _byEmail;

    private readonly TimeProvider _time;

    internal Association(AssociationFile file, string hash, AssociationSettings settings, TimeProvider time)
    {
        File = file;
        Hash = hash;
        Settings = settings;
        _time = time;
        _byId = file.People.ToFrozenDictionary(person => person.Id, StringComparer.Ordinal);
        _byEmail = file.People.ToFrozenDictionary(person => person.Email.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Everything that the file says.</summary>
    internal AssociationFile File { get; }

    /// <summary>Hash of the file.</summary>
    internal string Hash { get; }

    /// <summary>What staff have changed of it since, without what can no longer apply.</summary>
    internal AssociationSettings Settings { get; }

    /// <summary>The numbers of the file.</summary>
    internal AssociationRules FirstRules => File.Rules ?? new AssociationRules();

    /// <summary>The numbers in force today.</summary>
    internal AssociationRules Rules => Settings.RulesOn(FirstRules, Today);

    /// <summary>The person with this id, or null.</summary>
    internal PersonEntry? Person(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The person with this address, or null.</summary>
    internal PersonEntry? PersonWith(EmailAddress email) => _byEmail.GetValueOrDefault(email.ToString());

    /// <summary>The person as mails and the state need them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such person; the import rules that out for what the file names.</exception>
    internal PersonRef Reference(string id) => Reference(_byId[id]);

    /// <summary>What the person may act as, or null when they are not (any longer) in the directory.</summary>
    internal Actor? ActorOf(string personId) =>
        Person(personId) is { } person
            ? new Actor(
                person.Id,
                person.Name,
                person.Roles,
                ActsForApplicant(person) ? person.OrganisationNumber : null
            )
            : null;

    /// <summary>The first person with a role; the import sees to it that there is one for every role of the office.</summary>
    internal PersonRef First(Role role) => Reference(File.People.First(person => person.Roles.Contains(role)));

    /// <summary>The association as an application keeps it: with the numbers, the form and the letters' words in force today.</summary>
    internal AssociationSnapshot Snapshot() =>
        new(
            File.Code,
            File.Name,
            [
                .. File.Members.Select(member => new AssociationMember(member.OrganisationNumber, member.Name)
                {
                    PutsUpNotices = member.Kind is MemberKind.Municipality or MemberKind.Region,
                    NoticeAddress = member.NoticeAddress,
                }),
            ],
            new PersonRef("secretariat", File.Name, File.Email),
            First(Role.Finance),
            First(Role.Director),
            Rules
        )
        {
            Form = Settings.FormOn(File.Form, Today),
            Letters = Settings.LettersOn(Today),
        };

    /// <summary>The parties that may be asked for an opinion.</summary>
    internal IReadOnlyList<ReferralParty> Parties() =>
        [
            .. File.Partners.Select(partner => new ReferralParty(
                partner.Id,
                partner.Name,
                partner.OrganisationNumbers,
                Reference(partner.Reviewer),
                Reference(partner.Manager)
            )),
        ];

    /// <summary>The members that contribute to the fund, in the file's order.</summary>
    internal IReadOnlyList<Funder> Funders() => FundersOf(File);

    /// <inheritdoc cref="Funders"/>
    internal static IReadOnlyList<Funder> FundersOf(AssociationFile file) =>
        [
            .. file
                .Members.Where(member => member.Kind is not MemberKind.EmploymentService)
                .Select(member => new Funder(
                    member.OrganisationNumber,
                    member.Name,
                    member.Kind switch
                    {
                        MemberKind.SocialInsuranceAgency => FunderKind.SocialInsuranceAgency,
                        MemberKind.Region => FunderKind.Region,
                        MemberKind.Municipality or MemberKind.EmploymentService => FunderKind.Municipality,
                    }
                )),
        ];

    /// <summary>The year's frame; null when none is set.</summary>
    internal YearlyFrame? Frame(int year) =>
        Settings.Frame(year) ?? File.Frames.FirstOrDefault(frame => frame.Year == year);

    /// <summary>The frames of all years, earliest first, with what has been set since the file.</summary>
    internal IReadOnlyList<YearlyFrame> FramesWith(AssociationSettings settings) =>
        [
            .. File
                .Frames.Concat(settings.Frames.Select(change => change.Frame))
                .GroupBy(frame => frame.Year)
                .OrderBy(year => year.Key)
                .Select(year => year.Last()),
        ];

    /// <summary>The board's seats with those elected to them.</summary>
    internal IReadOnlyList<BoardSeat> Seats() =>
        [
            .. File.Board.Seats.Select(seat => new BoardSeat(
                seat.Id,
                seat.OrganisationNumber.ToString(),
                seat.Office,
                Reference(seat.Holder)
            )),
        ];

    /// <summary>The substitutes in the order in which they are called, member by member.</summary>
    internal IReadOnlyList<Substitute> Substitutes() =>
        [
            .. File
                .Board.Seats.SelectMany(seat =>
                    seat.Substitutes.Select(substitute => new Substitute(
                        seat.OrganisationNumber.ToString(),
                        Reference(substitute)
                    ))
                )
                .Distinct(),
        ];

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    private static PersonRef Reference(PersonEntry person) => new(person.Id, person.Name, person.Email);

    private static bool ActsForApplicant(PersonEntry person) =>
        person.Roles.Contains(Role.ApplicantEditor) || person.Roles.Contains(Role.AuthorisedSignatory);
}
