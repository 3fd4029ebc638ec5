using System.Text.Json;
using static Funding.Core.SettingsCommand;

namespace Funding.Core.Tests.Settings;

/// <summary>People, mandates, members, parties and seats are changed by staff; what the file says is where it begins.</summary>
public sealed class DirectoryTests
{
    private static readonly DateTimeOffset _now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _today = new(2026, 9, 1);
    private static readonly DateOnly _later = new(2027, 1, 1);
    private static readonly OrganisationNumber _own = Number("222000-2444");
    private static readonly OrganisationNumber _kalmar = Number("212000-0746");
    private static readonly OrganisationNumber _nybro = Number("212000-0753");
    private static readonly OrganisationNumber _region = Number("232100-0073");

    private static readonly AssociationDirectory _first = new()
    {
        Own = _own,
        Members =
        [
            new(_kalmar, "Kalmar kommun", MemberKind.Municipality),
            new(_nybro, "Nybro kommun", MemberKind.Municipality),
            new(_region, "Region Kalmar län", MemberKind.Region),
        ],
        Parties = [new("kommunerna", "Kommunerna", [_kalmar, _nybro])],
        Seats = [new("plats-1", _kalmar), new("plats-2", _nybro)],
        People =
        [
            .. (
                (string[])
                    ["karin", "johan", "maria", "anders", "birgitta", "stefan", "margareta", "kjell", "susanne", "eva"]
            ).Select(id => new DirectoryPerson(id, id, EmailAddress.Parse($"{id}@forbund.example", null), _kalmar)),
        ],
        Mandates =
        [
            File("karin", MandateKind.Secretariat, _own),
            File("johan", MandateKind.Secretariat, _own),
            File("maria", MandateKind.Finance, _own),
            File("anders", MandateKind.Director, _own),
            File("birgitta", MandateKind.PartnerReviewer, _kalmar, "kommunerna"),
            File("stefan", MandateKind.PartnerManager, _kalmar, "kommunerna"),
            File("margareta", MandateKind.BoardMember, _kalmar, "plats-1"),
            File("margareta", MandateKind.Chair, _kalmar),
            File("kjell", MandateKind.BoardMember, _nybro, "plats-2"),
            File("susanne", MandateKind.Substitute, _nybro, "plats-2") with
            {
                Order = 1,
            },
            File("eva", MandateKind.ApplicantEditor, _kalmar),
        ],
    };

    private static readonly Actor _karin = new("karin", "Karin", new HashSet<Role> { Role.Secretariat }, null);

    private static readonly Actor _johan = new("johan", "Johan", new HashSet<Role> { Role.Secretariat }, null);

    [Fact]
    public void An_address_changes_from_its_day_and_not_before()
    {
        var settings = Done(null, Person(Known("eva") with { Email = Email("eva@nybro.example") }, _later));

        Assert.Equal("eva@forbund.example", On(settings, _later.AddDays(-1)).Person("eva")!.Email.ToString());
        Assert.Equal("eva@nybro.example", On(settings, _later).Person("eva")!.Email.ToString());
    }

    [Fact]
    public void Somebody_new_gets_an_id_of_their_name_that_nobody_has()
    {
        var settings = Done(null, Person(New("Åsa Öberg", "asa@nybro.example")));
        settings = Done(settings, Person(New("Åsa Öberg", "asa.oberg@nybro.example")));

        Assert.Equal(["asa-oberg", "asa-oberg-2"], On(settings, _today).People.Skip(10).Select(p => p.Id));
    }

    [Fact]
    public void Two_people_never_have_the_same_address_not_even_one_that_is_on_its_way()
    {
        var settings = Done(null, Person(Known("eva") with { Email = Email("eva@nybro.example") }, _later));

        Assert.Equal(RefusalCode.EmailTaken, Code(settings, Person(New("Ny", "EVA@nybro.example"))));
        Assert.Equal(RefusalCode.EmailTaken, Code(settings, Person(New("Ny", "karin@forbund.example"))));
    }

    [Fact]
    public void What_cannot_be_a_person_is_refused_with_every_place() =>
        Assert.Equal(
            ["/name", "/phone", "/from"],
            Problems(null, Person(New(" ", "ny@nybro.example") with { Phone = "ring mig" }, _today.AddDays(-1)))
        );

    [Fact]
    public void A_change_without_a_reason_is_refused() =>
        Assert.Equal(["/reason"], Problems(null, Person(New("Ny", "ny@nybro.example")) with { Reason = " " }));

    [Fact]
    public void A_seat_that_somebody_has_is_not_given_to_another_unless_the_new_one_replaces()
    {
        var give = Give("eva", MandateKind.BoardMember, "plats-1", _later);

        Assert.Equal(RefusalCode.PostTaken, Code(null, give));
        Assert.Equal(RefusalCode.ChairMissing, Code(null, give with { Replaces = true }));

        var settings = Done(null, Give("kjell", MandateKind.Chair, null, _later, replaces: true));
        settings = Done(settings, give with { Replaces = true });

        Assert.Equal("margareta", Serving(settings, "plats-1", _later.AddDays(-1)));
        Assert.Equal("eva", Serving(settings, "plats-1", _later));
        var board = On(settings, _later);
        Assert.Equal(SeatOffice.Member, board.OfficeOf(board.Seats[0]));
        Assert.Equal(SeatOffice.Chair, board.OfficeOf(board.Seats[1]));
        Assert.Equal(2, settings.History.Count(c => c.Reason == "Fullmäktiges val." && c.From == _later) / 2);
    }

    [Fact]
    public void A_seat_may_be_vacant_while_a_substitute_serves_and_never_without_anybody()
    {
        var settings = Done(null, End("kjell", MandateKind.BoardMember, "plats-2", _later));
        Assert.Equal("susanne", Serving(settings, "plats-2", _later.AddDays(1)));

        Assert.Equal(
            RefusalCode.SeatUnserved,
            Code(settings, End("susanne", MandateKind.Substitute, "plats-2", _later.AddMonths(1)))
        );
    }

    [Fact]
    public void Nobody_holds_two_seats() =>
        Assert.Equal(
            RefusalCode.HoldsSeatAlready,
            Code(null, Give("margareta", MandateKind.BoardMember, "plats-2", _later, replaces: true))
        );

    [Fact]
    public void Only_somebody_with_a_seat_leads_the_board()
    {
        Assert.Equal(["/person"], Problems(null, Give("eva", MandateKind.ViceChair, null, _later)));

        var settings = Done(null, Give("kjell", MandateKind.ViceChair, null, _today));
        Assert.Equal(
            RefusalCode.OfficeWithoutSeat,
            Code(settings, End("kjell", MandateKind.BoardMember, "plats-2", _later))
        );
    }

    [Fact]
    public void The_office_is_never_empty()
    {
        Assert.Equal(RefusalCode.OfficeEmpty, Code(null, End("anders", MandateKind.Director, null, _later)));
        Assert.Equal(RefusalCode.OfficeEmpty, Code(null, End("maria", MandateKind.Finance, null, _later)));

        var settings = Done(null, Give("eva", MandateKind.Director, null, _later));
        settings = Done(settings, End("anders", MandateKind.Director, null, _later.AddDays(-1)));
        Assert.Equal("eva", On(settings, _later).Holders(MandateKind.Director).Single().Person);
        Assert.Equal(
            RefusalCode.OfficeEmpty,
            Code(settings, End("eva", MandateKind.Director, null, _later.AddYears(1)))
        );
    }

    [Fact]
    public void Nobody_takes_the_right_to_change_settings_from_themselves()
    {
        Assert.Equal(RefusalCode.OwnLastMandate, Code(null, End("karin", MandateKind.Secretariat, null, _later)));
        Done(null, End("johan", MandateKind.Secretariat, null, _later));
        var settings = Done(null, Give("karin", MandateKind.Director, null, _today), _johan);
        Done(settings, End("karin", MandateKind.Secretariat, null, _later));
    }

    [Fact]
    public void Nobody_gives_themselves_a_mandate_or_more_time_with_one()
    {
        Assert.All(
            (MandateKind[])[MandateKind.Administrator, MandateKind.Director, MandateKind.Finance, MandateKind.Auditor],
            kind => Assert.Equal(RefusalCode.OwnMandate, Code(null, Give("karin", kind, null, _today)))
        );

        var settings = Done(null, Give("karin", MandateKind.Director, null, _today), _johan);
        settings = Done(settings, End("karin", MandateKind.Director, null, _later), _johan);
        var longer = End("karin", MandateKind.Director, null, _later.AddYears(1));
        Assert.Equal(RefusalCode.OwnMandate, Code(settings, longer));
        Done(settings, longer, _johan);
        Done(settings, longer with { LastDay = _later.AddDays(-1) });
    }

    [Fact]
    public void A_party_always_has_somebody_who_answers_and_a_manager()
    {
        Assert.Equal(
            RefusalCode.PartyUnstaffed,
            Code(null, End("birgitta", MandateKind.PartnerReviewer, "kommunerna", _later))
        );
        var settings = Done(null, Give("eva", MandateKind.PartnerReviewer, "kommunerna", _later, replaces: true));
        Assert.Equal("eva", On(settings, _later).Holders(MandateKind.PartnerReviewer, "kommunerna").Single().Person);
    }

    [Fact]
    public void An_auditor_has_no_other_mandate()
    {
        Assert.Equal(RefusalCode.AuditorNotIndependent, Code(null, Give("eva", MandateKind.Auditor, null, _later)));
        var settings = Done(null, End("johan", MandateKind.Secretariat, null, _later.AddDays(-1)));
        settings = Done(settings, Give("johan", MandateKind.Auditor, null, _later));
        Assert.Equal("johan", On(settings, _later).Holders(MandateKind.Auditor).Single().Person);
        Assert.Equal(
            RefusalCode.AuditorNotIndependent,
            Code(settings, Give("johan", MandateKind.Finance, null, _later))
        );
    }

    [Fact]
    public void An_administrator_keeps_the_settings()
    {
        var settings = Done(null, Give("eva", MandateKind.Administrator, null, _today));
        var eva = new Actor("eva", "Eva", new HashSet<Role> { Role.Administrator }, null);

        Assert.True(SettingsDecider.MayView(eva) && SettingsDecider.MayChange(eva));
        Assert.Equal("eva", On(settings, _today).Holders(MandateKind.Administrator).Single().Person);
    }

    [Fact]
    public void Somebody_acts_for_one_applicant_at_a_time()
    {
        Assert.Equal(
            RefusalCode.ActsForAnother,
            Code(null, Give("eva", MandateKind.AuthorisedSignatory, null, _later, organisation: _nybro))
        );
        Done(null, Give("eva", MandateKind.AuthorisedSignatory, null, _later, organisation: _kalmar));
        Assert.Equal(
            RefusalCode.MandateHeld,
            Code(null, Give("eva", MandateKind.ApplicantEditor, null, _later, organisation: _kalmar))
        );
        Assert.Equal(
            ["/organisation"],
            Problems(null, Give("eva", MandateKind.ApplicantEditor, null, _later, organisation: _own))
        );
    }

    [Fact]
    public void A_mandate_ends_after_its_last_day_and_only_once()
    {
        var settings = Done(null, End("johan", MandateKind.Secretariat, null, _today.AddDays(-1)));

        Assert.Equal(["karin"], On(settings, _today).Holders(MandateKind.Secretariat).Select(m => m.Person));
        Assert.Equal(RefusalCode.MandateOver, Code(settings, End("johan", MandateKind.Secretariat, null, _later)));
        Assert.Equal(["/lastDay"], Problems(null, End("johan", MandateKind.Secretariat, null, _today.AddDays(-2))));
    }

    [Fact]
    public void Substitutes_are_called_in_the_order_that_is_set()
    {
        var settings = Done(null, Give("eva", MandateKind.Substitute, "plats-2", _today));
        Assert.Equal(["susanne", "eva"], Substitutes(settings));

        var ids = On(settings, _today).Holders(MandateKind.Substitute, "plats-2").Select(m => m.Id).Reverse().ToList();
        settings = Done(settings, new OrderSubstitutes("plats-2", ids, _first) { Reason = "Ny turordning." });

        Assert.Equal(["eva", "susanne"], Substitutes(settings));
        Assert.Equal(
            ["/mandates"],
            Problems(settings, new OrderSubstitutes("plats-2", [ids[0]], _first) { Reason = "En saknas." })
        );
    }

    [Fact]
    public void A_member_leaves_when_nothing_of_the_associations_depends_on_it()
    {
        var settings = Done(null, Member(new(_nybro, "Nybro stad", MemberKind.Municipality), _today));
        Assert.Equal("Nybro stad", On(settings, _today).Members[1].Name);
        var leave = Member(new(_nybro, "Nybro stad", MemberKind.Municipality) { Until = _later }, _today);
        Assert.Equal(RefusalCode.MemberInUse, Code(settings, leave));

        settings = Done(
            settings,
            new SetParty(_today, new("kommunerna", "Kalmar", [_kalmar]), _first) { Reason = "Nybro lämnar." }
        );
        settings = Done(
            settings,
            new SetSeat(_today, new("plats-2", _nybro) { Until = _later }, _first) { Reason = "Nybro lämnar." }
        );
        settings = Done(settings, leave);

        Assert.Equal(3, On(settings, _later).Members.Count);
        var after = On(settings, _later.AddDays(1));
        Assert.Equal((2, 1), (after.Members.Count, after.Seats.Count));
        Assert.DoesNotContain(after.Mandates, m => m.Person is "kjell" or "susanne");
    }

    [Fact]
    public void A_new_seat_and_a_new_party_come_with_their_people()
    {
        var settings = Done(
            null,
            new SetSeat(_later, new("", _region), _first) { Holder = "eva", Reason = "Förbundsordningen." }
        );
        var seat = On(settings, _later).Seats[^1];
        Assert.Equal("eva", Serving(settings, seat.Id, _later));
        settings = Done(
            settings,
            new SetParty(_later, new("", "Regionen", [_region]), _first)
            {
                Reviewer = "kjell",
                Manager = "susanne",
                Reason = "Regionen svarar själv.",
            }
        );
        var party = On(settings, _later).Parties[^1];
        Assert.Equal("kjell", On(settings, _later).Holders(MandateKind.PartnerReviewer, party.Id).Single().Person);
        Assert.Equal(
            ["/reviewer", "/manager"],
            Problems(settings, new SetParty(_later, new("", "Utan", [_region]), _first) { Reason = "Fel." })
        );
    }

    [Fact]
    public void What_was_changed_in_one_act_is_taken_back_as_one()
    {
        var settings = Done(null, Give("eva", MandateKind.PartnerReviewer, "kommunerna", _later, replaces: true));
        var number = settings.History.First().Number;

        settings = Done(settings, new WithdrawChange(number) { First = _first, Reason = "Ångrat." });

        Assert.Equal(
            "birgitta",
            On(settings, _later).Holders(MandateKind.PartnerReviewer, "kommunerna").Single().Person
        );
        Assert.All(settings.History, c => Assert.True(c.Withdrawn));
    }

    [Fact]
    public void Whoever_a_later_file_names_does_not_push_out_whoever_staff_have_named()
    {
        var settings = Done(null, Give("eva", MandateKind.PartnerReviewer, "kommunerna", _today, replaces: true));
        var later = _first with
        {
            Mandates =
            [
                .. _first.Mandates.Where(m => m.Person != "birgitta"),
                File("susanne", MandateKind.PartnerReviewer, _kalmar, "kommunerna"),
            ],
        };

        Assert.Equal(
            "eva",
            settings.DirectoryOn(later, _today).Holders(MandateKind.PartnerReviewer, "kommunerna").Single().Person
        );
    }

    [Fact]
    public void The_state_with_people_is_read_back_as_it_was_written()
    {
        var settings = Done(null, Person(New("Åsa Öberg", "asa@nybro.example") with { Phone = "070-123 45 67" }));
        settings = Done(settings, Give("asa-oberg", MandateKind.Substitute, "plats-1", _later));
        settings = Done(settings, Member(new(_nybro, "Nybro stad", MemberKind.Municipality), _today));

        var json = JsonSerializer.Serialize(settings.From(_today), CoreJson.Default.AssociationSettings);
        var read = JsonSerializer.Deserialize(json, CoreJson.Default.AssociationSettings)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, CoreJson.Default.AssociationSettings));
        Assert.Equal(On(settings, _later).Mandates, On(read, _later).Mandates);
        Assert.Equal(On(settings, _later).People, On(read, _later).People);
    }

    [Fact]
    public void Settings_that_were_stored_before_people_could_be_changed_are_read()
    {
        var read = JsonSerializer.Deserialize(
            """{"version":1,"rules":[],"forms":[],"letters":[],"frames":[]}""",
            CoreJson.Default.AssociationSettings
        )!;

        Assert.Empty(read.Directory);
        Assert.Equal(_first.Mandates, On(read, _today).Mandates);
    }

    private static Mandate File(
        string person,
        MandateKind kind,
        OrganisationNumber organisation,
        string? post = null
    ) => new($"{person}-{kind}", person, kind, organisation) { Post = post };

    private static DirectoryPerson Known(string id) => _first.Person(id)!;

    private static DirectoryPerson New(string name, string email) => new("", name, Email(email), _nybro);

    private static EmailAddress Email(string text) => EmailAddress.Parse(text, null);

    private static OrganisationNumber Number(string text) => OrganisationNumber.Parse(text, null);

    private static SetPerson Person(DirectoryPerson person, DateOnly? from = null) =>
        new(from ?? _today, person, _first) { Reason = "Ny på jobbet." };

    private static SetMember Member(DirectoryMember member, DateOnly from) =>
        new(from, member, _first) { Reason = "Fullmäktiges beslut." };

    private static GiveMandate Give(
        string person,
        MandateKind kind,
        string? post,
        DateOnly from,
        bool replaces = false,
        OrganisationNumber? organisation = null
    ) =>
        new(new Mandate("", person, kind, organisation ?? _own) { Post = post, From = from }, replaces, _first)
        {
            Reason = "Fullmäktiges val.",
        };

    private static EndMandate End(string person, MandateKind kind, string? post, DateOnly last)
    {
        _ = post;
        return new($"{person}-{kind}", last, _first) { Reason = "Har slutat." };
    }

    private static AssociationDirectory On(AssociationSettings? settings, DateOnly day) =>
        (settings ?? AssociationSettings.None).DirectoryOn(_first, day);

    private static string? Serving(AssociationSettings settings, string seat, DateOnly day)
    {
        var directory = On(settings, day);
        return directory.ServingOn(directory.Seats.Single(s => s.Id == seat))?.Person;
    }

    private static IEnumerable<string> Substitutes(AssociationSettings settings) =>
        On(settings, _today).Holders(MandateKind.Substitute, "plats-2").Select(m => m.Person);

    private static AssociationSettings Done(AssociationSettings? state, SettingsCommand command, Actor? by = null)
    {
        var decision = SettingsDecider.Decide(
            state,
            WithIds(state, command),
            by ?? _karin,
            _now.AddSeconds(state?.Version ?? 0)
        );
        Assert.True(
            decision is Decision<SettingsEvent>.Accepted { Events.Count: > 0 },
            (decision as Decision<SettingsEvent>.Refused)?.Refusal.ToString()
        );
        return ((Decision<SettingsEvent>.Accepted)decision).Events.Aggregate(state!, AssociationSettings.Fold);
    }

    private static Refusal Refused(AssociationSettings? state, SettingsCommand command) =>
        Assert
            .IsType<Decision<SettingsEvent>.Refused>(
                SettingsDecider.Decide(state, WithIds(state, command), _karin, _now)
            )
            .Refusal;

    // A mandate that was given here has an id of its own, which is looked up by whose and what it is.
    private static SettingsCommand WithIds(AssociationSettings? state, SettingsCommand command) =>
        command is EndMandate end
        && (state ?? AssociationSettings.None).MandatesEver(_first).All(m => m.Id != end.Mandate)
            ? end with
            {
                Mandate = state!
                    .MandatesEver(_first)
                    .Last(m => string.Equals($"{m.Person}-{m.Kind}", end.Mandate, StringComparison.Ordinal))
                    .Id,
            }
            : command;

    private static string Code(AssociationSettings? state, SettingsCommand command) => Refused(state, command).Code;

    private static IEnumerable<string> Problems(AssociationSettings? state, SettingsCommand command) =>
        Refused(state, command).Problems.Select(p => p.Field);
}
