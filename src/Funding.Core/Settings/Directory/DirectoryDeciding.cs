using static Funding.Core.SettingsCommand;
using static Funding.Core.SettingsEvent;
using SettingsDecision = Funding.Core.Decision<Funding.Core.SettingsEvent>;

namespace Funding.Core;

/// <summary>Decides changes of people, mandates, members, parties and seats.</summary>
internal static class DirectoryDeciding
{
    private const int LongestName = 200;
    private const int LongestPhone = 30;
    private const int LastYear = 2200;

    internal static SettingsDecision Set(AssociationSettings state, SetPerson command, Actor actor, DateOnly today)
    {
        var wanted = command.Person with
        {
            Name = command.Person.Name.Trim(),
            Title = Tidy(command.Person.Title),
            Phone = Tidy(command.Person.Phone),
        };
        if (
            TextRules.RefusalOf([
                .. Text("/name", wanted.Name, required: true),
                .. Text("/title", wanted.Title),
                .. Phone(wanted.Phone),
                .. SettingsDecider.DayFaults(command.From, today),
            ]) is
            { } wrong
        )
        {
            return wrong;
        }
        var people = state.PeopleEver(command.First);
        if (wanted.Id.Length > 0 && people.All(p => p.Id != wanted.Id))
        {
            return Refusals.NotFound();
        }
        var person =
            wanted.Id.Length > 0
                ? wanted
                : wanted with
                {
                    Id = Free(Slug.Of(wanted.Name, "person"), people.Select(p => p.Id)),
                };
        // Somebody else's coming address counts as much as today's.
        if (people.FirstOrDefault(p => p.Email == person.Email && p.Id != person.Id) is { } other)
        {
            return Refusals.EmailTaken(other.Name);
        }
        return state.DirectoryOn(command.First, command.From).Person(person.Id) == person
            ? SettingsDecision.Nothing
            : Checked(state, command.First, actor, today, new PersonSet(command.From, person));
    }

    internal static SettingsDecision Give(AssociationSettings state, GiveMandate command, Actor actor, DateOnly today)
    {
        var (wanted, first) = (command.Mandate, command.First);
        var from = wanted.From ?? today;
        List<FieldProblem> faults = [.. SettingsDecider.DayFaults(from, today)];
        faults.AddRange(EndFaults(wanted.Until, from, gap: 0));
        var day = state.DirectoryOn(first, from);
        if (day.Person(wanted.Person) is not { } person)
        {
            faults.Add(
                Problem.UnknownReference("/person", "Välj en person i registret.", "Choose a person in the directory.")
            );
            return Refusals.InvalidInput(faults);
        }
        var given = Placed(wanted with { From = from }, day, person, faults);
        if (TextRules.RefusalOf(faults) is { } wrong)
        {
            return wrong;
        }

        // Whatever it is a mandate for: rights that one gives oneself are nobody's trust.
        if (given.Person == actor.PersonId)
        {
            return Refusals.OwnMandate();
        }

        given = given with { Id = FormattableString.Invariant($"{state.Version + 1}-{given.Person}") };
        var overlapping = state.MandatesEver(first).Where(m => m.Overlaps(given)).ToList();
        if (
            overlapping.Any(m =>
                m.Person == given.Person
                && m.Kind == given.Kind
                && m.Post == given.Post
                && m.Organisation == given.Organisation
            )
        )
        {
            return Refusals.MandateHeld(person.Name);
        }
        var taken = given.SingleKey is { } key
            ? overlapping.Where(m => m.SingleKey == key && IsKnown(state, first, m)).ToList()
            : [];
        if (taken.Count > 0 && (!command.Replaces || taken.Any(m => m.From >= from)))
        {
            return Refusals.PostTaken(NameOf(state, first, taken[0].Person));
        }
        return Checked(
            state,
            first,
            actor,
            today,
            [.. taken.Select(m => Ended(m, from.AddDays(-1))), new MandateGiven(Numbered(given, taken.Count, state))]
        );
    }

    internal static SettingsDecision End(AssociationSettings state, EndMandate command, Actor actor, DateOnly today)
    {
        if (state.MandatesEver(command.First).FirstOrDefault(m => m.Id == command.Mandate) is not { } mandate)
        {
            return Refusals.NotFound();
        }
        if (command.LastDay < today.AddDays(-1) || command.LastDay > today.AddYears(SettingsDecider.MostYearsAhead))
        {
            return Refusals.InvalidInput([
                Problem.OutOfRange(
                    "/lastDay",
                    $"Ange en sista dag som är i går eller senare, och högst {SettingsDecider.MostYearsAhead} år fram.",
                    $"Give a last day that is yesterday or later, and at most {SettingsDecider.MostYearsAhead} years ahead."
                ),
            ]);
        }
        return mandate.Until == command.LastDay ? SettingsDecision.Nothing
            : mandate.Until < today ? Refusals.MandateOver()
            : mandate.Person == actor.PersonId && mandate.Until < command.LastDay ? Refusals.OwnMandate()
            : Checked(state, command.First, actor, today, Ended(mandate, command.LastDay));
    }

    internal static SettingsDecision Order(
        AssociationSettings state,
        OrderSubstitutes command,
        Actor actor,
        DateOnly today
    )
    {
        var now = state.DirectoryOn(command.First, today).Holders(MandateKind.Substitute, command.Seat).ToList();
        if (
            !now.Select(m => m.Id)
                .Order(StringComparer.Ordinal)
                .SequenceEqual(command.Mandates.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        )
        {
            return Refusals.InvalidInput([
                Problem.UnknownReference(
                    "/mandates",
                    "Ange varje ersättare för platsen en gång. Läs in sidan igen om någon har tillkommit eller slutat.",
                    "Give each of the seat's substitutes once. Load the page again if somebody has come or left."
                ),
            ]);
        }
        return Checked(
            state,
            command.First,
            actor,
            today,
            [
                .. now.Select(m => m with { Order = command.Mandates.Index().First(i => i.Item == m.Id).Index + 1 })
                    .Except(now)
                    .Select(m => new MandateReordered(today, m)),
            ]
        );
    }

    internal static SettingsDecision Set(AssociationSettings state, SetMember command, Actor actor, DateOnly today)
    {
        var member = command.Member with { Name = command.Member.Name.Trim() };
        if (
            TextRules.RefusalOf([
                .. Text("/name", member.Name, required: true),
                .. Enum.IsDefined(member.Kind) ? Array.Empty<FieldProblem>() : [Problem.Required("/kind")],
                .. EndFaults(member.Until, command.From),
                .. SettingsDecider.DayFaults(command.From, today),
            ]) is
            { } wrong
        )
        {
            return wrong;
        }
        return state.DirectoryOn(command.First, command.From).Members.Contains(member)
            ? SettingsDecision.Nothing
            : Checked(state, command.First, actor, today, new MemberSet(command.From, member));
    }

    internal static SettingsDecision Set(AssociationSettings state, SetParty command, Actor actor, DateOnly today)
    {
        var day = state.DirectoryOn(command.First, command.From);
        var party = command.Party with { Name = command.Party.Name.Trim() };
        var known = day.Parties.FirstOrDefault(p => p.Id == party.Id);
        List<FieldProblem> faults =
        [
            .. Text("/name", party.Name, required: true),
            .. party.OrganisationNumbers.Count == 0
                ? [Problem.Required("/organisationNumbers")]
                : Array.Empty<FieldProblem>(),
            .. party
                .OrganisationNumbers.Where(n => day.Members.All(m => m.OrganisationNumber != n))
                .Take(1)
                .Select(_ => Problem.NotAMember("/organisationNumbers")),
            .. EndFaults(party.Until, command.From),
            .. SettingsDecider.DayFaults(command.From, today),
        ];
        if (party.Id.Length == 0)
        {
            faults.AddRange(Named(day, "/reviewer", command.Reviewer));
            faults.AddRange(Named(day, "/manager", command.Manager));
        }
        else if (known is null)
        {
            return Refusals.NotFound();
        }
        if (TextRules.RefusalOf(faults) is { } wrong)
        {
            return wrong;
        }
        if (known is not null)
        {
            return
                known.Name == party.Name
                && known.Until == party.Until
                && known.OrganisationNumbers.SequenceEqual(party.OrganisationNumbers)
                ? SettingsDecision.Nothing
                : Checked(
                    state,
                    command.First,
                    actor,
                    today,
                    [new PartySet(command.From, party), .. Closed(state, command.First, party.Id, party.Until)]
                );
        }
        party = party with
        {
            Id = Free(
                Slug.Of(party.Name, "part"),
                command.First.Parties.Concat(Entries<DirectoryParty>(state)).Select(p => p.Id)
            ),
        };
        return Checked(
            state,
            command.First,
            actor,
            today,
            [
                new PartySet(command.From, party),
                Elected(state, 2, MandateKind.PartnerReviewer, day.Person(command.Reviewer!)!, party.Id, command.From),
                Elected(state, 3, MandateKind.PartnerManager, day.Person(command.Manager!)!, party.Id, command.From),
            ]
        );
    }

    internal static SettingsDecision Set(AssociationSettings state, SetSeat command, Actor actor, DateOnly today)
    {
        var day = state.DirectoryOn(command.First, command.From);
        var known = day.Seats.FirstOrDefault(s => s.Id == command.Seat.Id);
        List<FieldProblem> faults =
        [
            .. day.Members.All(m => m.OrganisationNumber != command.Seat.OrganisationNumber)
                ? [Problem.NotAMember("/organisationNumber")]
                : Array.Empty<FieldProblem>(),
            .. EndFaults(command.Seat.Until, command.From),
            .. SettingsDecider.DayFaults(command.From, today),
        ];
        if (command.Seat.Id.Length == 0)
        {
            faults.AddRange(Named(day, "/holder", command.Holder));
        }
        else if (known is null)
        {
            return Refusals.NotFound();
        }
        if (TextRules.RefusalOf(faults) is { } wrong)
        {
            return wrong;
        }
        if (known is not null)
        {
            // Another member's seat is another seat: those elected to this one were elected by its own member.
            var seat = command.Seat with
            {
                OrganisationNumber = known.OrganisationNumber,
            };
            return known == seat
                ? SettingsDecision.Nothing
                : Checked(
                    state,
                    command.First,
                    actor,
                    today,
                    [new SeatSet(command.From, seat), .. Closed(state, command.First, seat.Id, seat.Until)]
                );
        }
        var added = command.Seat with
        {
            Id = Free("plats", command.First.Seats.Concat(Entries<DirectorySeat>(state)).Select(s => s.Id)),
        };
        return Checked(
            state,
            command.First,
            actor,
            today,
            [
                new SeatSet(command.From, added),
                new MandateGiven(
                    new Mandate(
                        FormattableString.Invariant($"{state.Version + 2}-{command.Holder}"),
                        command.Holder!,
                        MandateKind.BoardMember,
                        added.OrganisationNumber
                    )
                    {
                        Post = added.Id,
                        From = command.From,
                    }
                ),
            ]
        );
    }

    /// <summary>What was changed in one act is taken back as one: each alone might leave a post with two, or with nobody.</summary>
    internal static SettingsDecision Withdraw(
        AssociationSettings state,
        DirectoryChange change,
        AssociationDirectory? first,
        Actor actor,
        DateOnly today
    )
    {
        List<DirectoryChange> act =
        [
            .. state.Directory.Where(c =>
                !c.Withdrawn && c.At == change.At && c.By == change.By && c.Reason == change.Reason
            ),
        ];
        if (act.Any(c => c.From <= today))
        {
            return Refusals.ChangeInForce();
        }
        IReadOnlyList<SettingsEvent> events = [.. act.Select(c => new ChangeWithdrawn(c.Number))];
        return first is null ? Refusals.NotFound() : Checked(state, first, actor, today, events);
    }

    private static SettingsDecision Checked(
        AssociationSettings state,
        AssociationDirectory first,
        Actor actor,
        DateOnly today,
        params IReadOnlyList<SettingsEvent> events
    )
    {
        var after = events.Aggregate(state, AssociationSettings.Fold);
        var (was, becomes) = (
            new DirectoryTimeline(first, state.Directory),
            new DirectoryTimeline(first, after.Directory)
        );
        return DirectoryFaults.RefusalOf(was, becomes, today) is { } refusal ? refusal
            : LosesSettings(was, becomes, actor, today) ? Refusals.OwnLastMandate()
            : SettingsDecision.Of(events);
    }

    private static bool LosesSettings(DirectoryTimeline was, DirectoryTimeline becomes, Actor actor, DateOnly today) =>
        becomes
            .Days(today)
            .Any(day => MayChange(was.On(day), actor.PersonId) && !MayChange(becomes.On(day), actor.PersonId));

    private static bool MayChange(AssociationDirectory directory, string person) =>
        directory.Mandates.Any(m =>
            m.Kind is MandateKind.Secretariat or MandateKind.Director or MandateKind.Administrator && m.Person == person
        );

    /// <summary>The mandate with its post and the organisation that follows from its kind.</summary>
    private static Mandate Placed(
        Mandate wanted,
        AssociationDirectory day,
        DirectoryPerson person,
        List<FieldProblem> faults
    )
    {
        switch (wanted.Kind)
        {
            case MandateKind.ApplicantEditor or MandateKind.AuthorisedSignatory:
                if (day.Members.All(m => m.OrganisationNumber != wanted.Organisation))
                {
                    faults.Add(Problem.NotAMember("/organisation"));
                }
                return wanted with { Post = null, Order = null };
            case MandateKind.PartnerReviewer or MandateKind.PartnerManager:
                if (day.Parties.All(p => p.Id != wanted.Post))
                {
                    faults.Add(Problem.UnknownReference("/post", "Välj en part.", "Choose a party."));
                }
                return wanted with { Organisation = person.OrganisationNumber, Order = null };
            case MandateKind.BoardMember or MandateKind.Substitute:
                if (day.Seats.FirstOrDefault(s => s.Id == wanted.Post) is not { } seat)
                {
                    faults.Add(
                        Problem.UnknownReference("/post", "Välj en plats i styrelsen.", "Choose a seat of the board.")
                    );
                    return wanted;
                }
                return wanted with
                {
                    Organisation = seat.OrganisationNumber,
                    Order =
                        wanted.Kind == MandateKind.Substitute
                            ? day.Holders(MandateKind.Substitute, seat.Id)
                                .Select(m => m.Order ?? 0)
                                .DefaultIfEmpty()
                                .Max() + 1
                            : null,
                };
            case MandateKind.Chair or MandateKind.ViceChair:
                if (
                    day.Mandates.FirstOrDefault(m => m.Kind == MandateKind.BoardMember && m.Person == person.Id)
                    is not { } elected
                )
                {
                    faults.Add(
                        Problem.UnknownReference(
                            "/person",
                            "Välj någon som har en plats i styrelsen.",
                            "Choose somebody who holds a seat of the board."
                        )
                    );
                    return wanted;
                }
                return wanted with { Organisation = elected.Organisation, Post = null, Order = null };
            case MandateKind.Secretariat
            or MandateKind.Finance
            or MandateKind.Director
            or MandateKind.Auditor
            or MandateKind.Administrator:
                return wanted with { Organisation = day.Own, Post = null, Order = null };
            default:
                faults.Add(Problem.Required("/kind"));
                return wanted;
        }
    }

    // What somebody was trusted with by a seat or a party that is no more goes with it.
    private static IEnumerable<MandateEnded> Closed(
        AssociationSettings state,
        AssociationDirectory first,
        string post,
        DateOnly? until
    ) =>
        until is { } last
            ? state.MandatesEver(first).Where(m => m.Post == post && !(m.Until <= last)).Select(m => Ended(m, last))
            : [];

    private static MandateGiven Elected(
        AssociationSettings state,
        int after,
        MandateKind kind,
        DirectoryPerson person,
        string post,
        DateOnly from
    ) =>
        new(
            new Mandate(
                FormattableString.Invariant($"{state.Version + after}-{person.Id}"),
                person.Id,
                kind,
                person.OrganisationNumber
            )
            {
                Post = post,
                From = from,
            }
        );

    private static Mandate Numbered(Mandate mandate, int after, AssociationSettings state) =>
        mandate with
        {
            Id = FormattableString.Invariant($"{state.Version + after + 1}-{mandate.Person}"),
        };

    private static MandateEnded Ended(Mandate mandate, DateOnly last) =>
        new(last.AddDays(1), mandate with { Until = last });

    private static bool IsKnown(AssociationSettings state, AssociationDirectory first, Mandate mandate) =>
        state.PeopleEver(first).Any(p => p.Id == mandate.Person);

    private static string NameOf(AssociationSettings state, AssociationDirectory first, string person) =>
        state.PeopleEver(first).FirstOrDefault(p => p.Id == person)?.Name ?? person;

    // What ends may end the day before its change applies: then it is no more from that day.
    private static IEnumerable<FieldProblem> EndFaults(DateOnly? until, DateOnly from, int gap = 1) =>
        until is { } last && (last.DayNumber < from.DayNumber - gap || last.Year > LastYear)
            ? [Problem.Period("/until")]
            : [];

    private static IEnumerable<FieldProblem> Named(AssociationDirectory day, string field, string? person) =>
        person is { Length: > 0 } id && day.Person(id) is not null
            ? []
            : [Problem.UnknownReference(field, "Välj en person i registret.", "Choose a person in the directory.")];

    private static IEnumerable<FieldProblem> Text(string field, string? text, bool required = false) =>
        [
            .. TextRules.Check(field, text, required),
            .. text?.Length > LongestName ? [Problem.TooLong(field, LongestName)] : Array.Empty<FieldProblem>(),
        ];

    private static IEnumerable<FieldProblem> Phone(string? phone) =>
        phone is null
        || (
            phone.Length <= LongestPhone && phone.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')')
        )
            ? []
            :
            [
                Problem.OutOfRange(
                    "/phone",
                    $"Ange ett telefonnummer med siffror, mellanslag, + och bindestreck, högst {LongestPhone} tecken.",
                    $"Give a telephone number in digits, spaces, + and hyphens, at most {LongestPhone} characters."
                ),
            ];

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<T> Entries<T>(AssociationSettings state) =>
        state.Directory.Select(c => c.Entry).OfType<T>();

    private static string Free(string stem, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(n => n == 1 ? stem : FormattableString.Invariant($"{stem}-{n}"))
            .First(id => !known.Contains(id));
    }
}
