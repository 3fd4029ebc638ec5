using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>The association in force, ready to look things up in: its file, with what staff have changed since.</summary>
internal sealed class Association
{
    private readonly TimeProvider _time;
    private volatile DirectoryDay? _day;

    internal Association(AssociationFile file, string hash, AssociationSettings settings, TimeProvider time)
    {
        File = file;
        Hash = hash;
        Settings = settings;
        _time = time;
        FirstDirectory = Functions.Directory.FirstDirectory.Of(file);
    }

    /// <summary>Everything that the file says.</summary>
    internal AssociationFile File { get; }

    /// <summary>Hash of the file.</summary>
    internal string Hash { get; }

    /// <summary>What staff have changed of it since, without what can no longer apply.</summary>
    internal AssociationSettings Settings { get; }

    /// <summary>The numbers of the file.</summary>
    internal AssociationRules FirstRules => File.Rules ?? new AssociationRules();

    /// <summary>The form of the file.</summary>
    internal FormDefinition FirstForm => File.Form ?? FormDefinition.Default;

    /// <summary>People and organisations of the file.</summary>
    internal AssociationDirectory FirstDirectory { get; }

    /// <summary>The numbers in force today.</summary>
    internal AssociationRules Rules => Settings.RulesOn(FirstRules, Today);

    /// <summary>People and organisations as they are today.</summary>
    internal AssociationDirectory Directory => Now.Directory;

    /// <summary>The person with this id, or null.</summary>
    internal PersonEntry? Person(string id) => Now.ById.GetValueOrDefault(id);

    /// <summary>The person with this address, or null.</summary>
    internal PersonEntry? PersonWith(EmailAddress email) => Now.ByEmail.GetValueOrDefault(email.ToString());

    /// <summary>The person as mails and the state need them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such person; import and settings rule that out for posts.</exception>
    internal PersonRef Reference(string id) => Reference(Now.ById[id]);

    /// <summary>Those who can have a case to handle today: the secretariat's people and the director, by name.</summary>
    internal IReadOnlyList<PersonRef> Officers() =>
        [
            .. Now
                .ById.Values.Where(person =>
                    ActorOf(person.Id) is { } actor && AccessPolicy.Allows(actor, AssociationAction.HandleCases)
                )
                .Select(Reference)
                .OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase),
        ];

    /// <summary>One of <see cref="Officers"/>, or null.</summary>
    internal PersonRef? Officer(string id) => Officers().FirstOrDefault(person => person.Id == id);

    /// <summary>What the person may act as, or null when they are not in the directory, or no mandate of theirs is left.</summary>
    internal Actor? ActorOf(string personId) =>
        Person(personId) is { } person && !Now.HasLeft(personId)
            ? new Actor(
                person.Id,
                person.Name,
                person.Roles,
                ActsForApplicant(person) ? person.OrganisationNumber : null
            )
            : null;

    /// <summary>
    /// Whether the person no longer is what a link was sent to them as. Somebody who never had a mandate (a colleague who
    /// answers for a partner, an applicant's signatory who does not sign in) has none to lose.
    /// </summary>
    internal bool HasLost(string personId, LinkPurpose purpose) =>
        Now.HasLeft(personId)
        || purpose switch
        {
            // The director has a ballot where the board has delegated to them.
            LinkPurpose.Ballot => Now.HasLost(personId, [Role.BoardMember, Role.Chair, Role.Director]),
            LinkPurpose.Opinion => Now.HasLost(personId, [Role.PartnerReviewer]),
            // The preparatory group is the partners.
            LinkPurpose.Meeting or LinkPurpose.Minutes => Now.HasLost(
                personId,
                [Role.BoardMember, Role.Chair, Role.PartnerReviewer]
            ),
            LinkPurpose.SignOff or LinkPurpose.Agreement or LinkPurpose.Amendment or LinkPurpose.Account => Now.HasLost(
                personId,
                [Role.AuthorisedSignatory]
            ),
            LinkPurpose.Report => Now.HasLost(personId, [Role.ApplicantEditor, Role.AuthorisedSignatory]),
            LinkPurpose.SignIn => false,
        };

    /// <summary>The first person with a role; import and settings see to it that there is one for every role of the office.</summary>
    internal PersonRef First(Role role) => Reference(Directory.Mandates.First(mandate => mandate.Role == role).Person);

    /// <summary>The association as an application keeps it: with the numbers, the form and the letters' words in force today.</summary>
    internal AssociationSnapshot Snapshot() =>
        new(
            File.Code,
            File.Name,
            [
                .. Directory.Members.Select(member => new AssociationMember(member.OrganisationNumber, member.Name)
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
            .. from party in Directory.Parties
            let reviewer = Directory.Holders(MandateKind.PartnerReviewer, party.Id).FirstOrDefault()
            let manager = Directory.Holders(MandateKind.PartnerManager, party.Id).FirstOrDefault()
            where reviewer is not null && manager is not null
            select new ReferralParty(
                party.Id,
                party.Name,
                party.OrganisationNumbers,
                Reference(reviewer.Person),
                Reference(manager.Person)
            ),
        ];

    /// <summary>The members that contribute to a year's fund: those who are members when the year begins, in the file's order.</summary>
    internal IReadOnlyList<Funder> Funders(int year) =>
        FundersOf(Settings.DirectoryOn(FirstDirectory, new DateOnly(Math.Clamp(year, 1, 9999), 1, 1)).Members);

    /// <summary>The members among these that contribute to the fund.</summary>
    internal static IReadOnlyList<Funder> FundersOf(IEnumerable<DirectoryMember> members) =>
        [
            .. members
                .Where(member => member.Kind is not MemberKind.EmploymentService)
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

    /// <summary>The board's seats with those elected to them; on a vacant one the substitute who is called first serves.</summary>
    internal IReadOnlyList<BoardSeat> Seats() =>
        [
            .. from seat in Directory.Seats
            let serving = Directory.ServingOn(seat)
            where serving is not null
            select new BoardSeat(
                seat.Id,
                seat.OrganisationNumber.ToString(),
                Directory.OfficeOf(seat),
                Reference(serving.Person)
            ),
        ];

    /// <summary>The substitutes in the order in which they are called, member by member.</summary>
    internal IReadOnlyList<Substitute> Substitutes() =>
        [
            .. Directory
                .Seats.SelectMany(seat =>
                    Directory
                        .Holders(MandateKind.Substitute, seat.Id)
                        .Select(mandate => new Substitute(
                            seat.OrganisationNumber.ToString(),
                            Reference(mandate.Person)
                        ))
                )
                .Distinct(),
        ];

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    // Made once for each day: nearly every request asks.
    private DirectoryDay Now
    {
        get
        {
            var today = Today;
            return _day is { } known && known.Day == today
                ? known
                : _day = new DirectoryDay(today, File, Settings, FirstDirectory);
        }
    }

    private static PersonRef Reference(PersonEntry person) => new(person.Id, person.Name, person.Email);

    private static bool ActsForApplicant(PersonEntry person) =>
        person.Roles.Contains(Role.ApplicantEditor) || person.Roles.Contains(Role.AuthorisedSignatory);
}
