using System.Text.Json;
using static Funding.Core.SettingsCommand;

namespace Funding.Core.Tests.Settings;

/// <summary>The association's numbers are changed by staff, from a day on, with a reason; what has begun keeps its own.</summary>
public sealed class SettingsTests
{
    private static readonly DateTimeOffset _now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _today = new(2026, 9, 1);
    private static readonly DateOnly _newYear = new(2027, 1, 1);
    private static readonly AssociationRules _first = new() { ReviewDays = 30 };

    [Fact]
    public void A_number_changes_from_its_day_and_not_before()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));

        Assert.Equal(30, settings.RulesOn(_first, _newYear.AddDays(-1)).ReviewDays);
        Assert.Equal(14, settings.RulesOn(_first, _newYear).ReviewDays);
        Assert.Equal(_first.SupplementDays, settings.RulesOn(_first, _newYear).SupplementDays);
    }

    [Fact]
    public void A_change_that_is_on_its_way_stays_when_another_number_is_changed_before_it()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));
        settings = Done(settings, Change(_today, ("supplementDays", "10")));

        var rules = settings.RulesOn(_first, _newYear);

        Assert.Equal((14, 10), (rules.ReviewDays, rules.SupplementDays));
        Assert.Equal(10, settings.RulesOn(_first, _today).SupplementDays);
    }

    [Fact]
    public void Of_two_changes_of_the_same_number_the_later_day_counts_and_on_the_same_day_the_later_change()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));
        settings = Done(settings, Change(_today, ("reviewDays", "20")));
        settings = Done(settings, Change(_newYear, ("reviewDays", "15")));

        Assert.Equal(20, settings.RulesOn(_first, _newYear.AddDays(-1)).ReviewDays);
        Assert.Equal(15, settings.RulesOn(_first, _newYear).ReviewDays);
    }

    [Fact]
    public void The_trail_says_who_when_and_why()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));

        var change = Assert.Single(settings.History);

        Assert.Equal(("Partnerna ber om det.", _now), (change.Reason, change.At));
        Assert.Equal(People.Officer.PersonId, change.By.PersonId);
    }

    [Fact]
    public void A_change_without_a_reason_is_refused() =>
        Refused(null, Change(_newYear, ("reviewDays", "14")) with { Reason = " " }, "/reason");

    [Fact]
    public void A_day_that_has_passed_is_refused() =>
        Refused(null, Change(_today.AddDays(-1), ("reviewDays", "14")), "/from");

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Refused(
            null,
            Change(_today.AddDays(-1), ("reviewDays", "\"x\""), ("noSuchRule", "1")) with
            {
                Reason = "",
            },
            "/values/reviewDays",
            "/values/noSuchRule",
            "/from",
            "/reason"
        );

    [Theory]
    [InlineData("minimumMembers", "1")]
    [InlineData("minimumMembers", "null")]
    [InlineData("smallestSought", "-1")]
    [InlineData("largestSought", "-1")]
    [InlineData("largestYearShare", "0")]
    [InlineData("largestCostShares", """[{ "costType": "personnel", "percent": 101 }]""")]
    [InlineData(
        "largestCostShares",
        """[{ "costType": "personnel", "percent": 1 }, { "costType": "personnel", "percent": 2 }]"""
    )]
    [InlineData("largestCostShares", "[null]")]
    [InlineData("signOffReminderDays", "[-1]")]
    [InlineData("maxDocumentBytes", "10")]
    [InlineData("maxDocumentBytes", "900000000")]
    [InlineData("maxDocumentsBytes", "2000000")]
    [InlineData("supplementDays", "0")]
    [InlineData("supplementDays", "14.5")]
    [InlineData("supplementDays", "99999999999")]
    [InlineData("supplementReminderDays", "[1]")]
    [InlineData("supplementReminderDays", "[0, -3]")]
    [InlineData("supplementReminderDays", "[0, 0]")]
    [InlineData("supplementReminderDays", "null")]
    [InlineData("reviewDays", "\"14\"")]
    [InlineData("reviewDays", "1000")]
    [InlineData("criteria", "[]")]
    [InlineData("criteria", "[null]")]
    [InlineData("criteria", """[{ "id": "need", "name": { "sv": "Behov", "en": "Need" }, "weight": 0 }]""")]
    [InlineData("criteria", """[{ "id": "need", "weight": 1 }]""")]
    [InlineData("criteria", """[{ "id": "Ö", "name": { "sv": "Behov", "en": "Need" }, "weight": 1 }]""")]
    [InlineData("quorum", """{ "numerator": 1, "denominator": 2 }""")]
    [InlineData("quorum", """{ "numerator": 4, "denominator": 3 }""")]
    [InlineData("quorum", """{ "numerator": 8 }""")]
    [InlineData("quorum", "8")]
    [InlineData("qualifiedMajorities", """[{ "decision": "grant" }]""")]
    [InlineData(
        "qualifiedMajorities",
        """[{ "decision": "grant", "fraction": { "numerator": 1, "denominator": 3 } }]"""
    )]
    [InlineData("paymentsWaitForAppeal", "1")]
    [InlineData("delegationCap", "-0.01")]
    [InlineData("delegationCap", "0.001")]
    [InlineData("minutesDays", "15")]
    [InlineData("agreementReminderDays", "{}")]
    [InlineData("directorThreshold", "true")]
    [InlineData("interimReportDates", """[{ "month": 2, "day": 29 }]""")]
    [InlineData("interimReportDates", """[{ "month": 13, "day": 1 }]""")]
    [InlineData("recoveryDays", "0")]
    public void A_number_out_of_its_range_is_refused_by_its_name(string name, string value) =>
        Refused(null, Change(_newYear, (name, value)), $"/values/{name}");

    [Fact]
    public void A_number_must_do_together_with_what_is_already_on_its_way()
    {
        var settings = Done(null, Change(_newYear, ("largestSought", "100000")));

        Refused(settings, Change(_today, ("smallestSought", "200000")), "/values/smallestSought");
        Done(settings, Change(_today, ("smallestSought", "100000")));
    }

    [Fact]
    public void A_limit_can_be_taken_away_and_set_again()
    {
        var first = _first with { LargestSought = Money.FromKronor(5) };
        var settings = Fold(
            null,
            new ChangeRules(_today, Values(("largestSought", "null")), first) { Reason = "Ingen gräns längre." }
        );

        Assert.Null(settings.RulesOn(first, _today).LargestSought);
        Assert.Equal(Money.FromKronor(5), settings.RulesOn(first, _today.AddDays(-1)).LargestSought);
    }

    [Fact]
    public void What_changes_nothing_is_nothing_to_do()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));

        Nothing(settings, Change(_newYear, ("reviewDays", "14")));
        Nothing(null, Change(_today, ("reviewDays", "30")));
    }

    [Fact]
    public void A_change_whose_day_has_not_come_can_be_taken_back_and_one_in_force_cannot()
    {
        var settings = Done(null, Change(_newYear, ("reviewDays", "14")));
        settings = Done(settings, Change(_today, ("supplementDays", "10")));

        var withdrawn = Done(settings, new WithdrawChange(1) { Reason = "Vi ångrade oss." });
        Assert.Equal(30, withdrawn.RulesOn(_first, _newYear).ReviewDays);
        Nothing(withdrawn, new WithdrawChange(1) { Reason = "Igen." });
        Assert.Equal(
            RefusalCode.ChangeInForce,
            Code(settings, new WithdrawChange(2) { Reason = "För sent." }, People.Officer)
        );
        Assert.Equal(
            RefusalCode.NotFound,
            Code(settings, new WithdrawChange(9) { Reason = "Finns inte." }, People.Officer)
        );
    }

    [Fact]
    public void The_secretariat_and_the_director_change_settings_and_nobody_else()
    {
        Actor[] may = [People.Officer, People.Director];
        Actor[] mayNot = [People.Finance, People.Editor, People.Signatory, People.Seat(1), Actor.System];

        Assert.All(
            may,
            actor =>
                Assert.IsType<Decision<SettingsEvent>.Accepted>(
                    SettingsDecider.Decide(null, Change(_newYear, ("reviewDays", "14")), actor, _now)
                )
        );
        Assert.All(
            mayNot,
            actor => Assert.Equal(RefusalCode.NotAllowed, Code(null, Change(_newYear, ("reviewDays", "14")), actor))
        );
    }

    [Fact]
    public void A_form_that_is_published_gets_the_next_version_and_applies_from_its_day()
    {
        var form = WithTitle("Om behovet");

        var settings = Done(null, Publish(form));
        settings = Done(settings, Publish(WithTitle("Om nyttan")));

        Assert.Null(settings.FormOn(null, _newYear.AddDays(-1)));
        var inForce = settings.FormOn(null, _newYear)!;
        Assert.Equal((3, "Om nyttan"), (inForce.Version, inForce.Sections[0].Title.Sv));
        Nothing(settings, Publish(WithTitle("Om nyttan")));
    }

    [Fact]
    public void A_form_that_cannot_be_answered_is_refused_with_its_places() =>
        Refused(null, Publish(FormDefinition.Default with { Sections = null! }), "/form/sections");

    [Fact]
    public void Letters_have_the_associations_own_words_from_a_day()
    {
        var texts = new LetterTexts("Hej!", "Välkommen att överklaga.");

        var settings = Done(null, new SetLetterTexts(_newYear, LetterKind.Decision, texts) { Reason = "Nytt." });

        Assert.Null(settings.LetterOn(LetterKind.Decision, _today));
        Assert.Equal(texts, settings.LetterOn(LetterKind.Decision, _newYear));
        Assert.Null(settings.LetterOn(LetterKind.Agreement, _newYear));
        Refused(
            settings,
            new SetLetterTexts(_newYear, LetterKind.Decision, new LetterTexts("Ring 19121212-1212", ""))
            {
                Reason = "Nytt.",
            },
            "/opening"
        );
    }

    [Fact]
    public void A_years_frame_is_set_at_once_and_the_last_one_counts()
    {
        var settings = Done(null, Set(1_000_000));
        settings = Done(settings, Set(2_000_000));

        Assert.Equal(Money.FromKronor(2_000_000), settings.Frame(2027)!.Amount);
        Assert.Null(settings.Frame(2028));
        Nothing(settings, Set(2_000_000));
        Refused(settings, Set(-1), "/amount");
    }

    [Fact]
    public void What_is_read_by_everybody_leaves_out_what_can_no_longer_apply_and_says_the_same()
    {
        var settings = Done(null, Publish(WithTitle("Ett"), _today));
        settings = Done(settings, Publish(WithTitle("Två"), _today));
        settings = Done(settings, Publish(WithTitle("Tre")));
        settings = Done(settings, Change(_newYear, ("reviewDays", "14")));
        settings = Done(settings, Set(1));
        settings = Done(settings, Set(2));

        var pruned = settings.From(_today);

        Assert.Equal((2, 1), (pruned.Forms.Count, pruned.Frames.Count));
        Assert.All(
            new[] { _today, _newYear },
            day =>
            {
                Assert.Equal(settings.FormOn(null, day)!.Version, pruned.FormOn(null, day)!.Version);
                Assert.Equal(settings.RulesOn(_first, day).ReviewDays, pruned.RulesOn(_first, day).ReviewDays);
            }
        );
    }

    [Fact]
    public void The_state_and_the_trail_are_read_back_as_they_were_written()
    {
        var settings = Done(null, Publish(WithTitle("Ett")));
        settings = Done(settings, Change(_newYear, ("reviewDays", "14")));
        settings = Done(settings, Set(1));
        settings = Done(settings, new WithdrawChange(2) { Reason = "Nej." });

        var json = JsonSerializer.Serialize(settings, CoreJson.Default.AssociationSettings);
        var read = JsonSerializer.Deserialize(json, CoreJson.Default.AssociationSettings)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, CoreJson.Default.AssociationSettings));
        Assert.True(read.Rules[0].Withdrawn);
        Assert.Equal(30, read.RulesOn(_first, _newYear).ReviewDays);
    }

    private static ChangeRules Change(DateOnly from, params (string Name, string Json)[] values) =>
        new(from, Values(values), _first) { Reason = "Partnerna ber om det." };

    private static Dictionary<string, JsonElement> Values(params (string Name, string Json)[] values) =>
        values.ToDictionary(v => v.Name, v => JsonElement.Parse(v.Json));

    private static PublishForm Publish(FormDefinition form, DateOnly? from = null) =>
        new(from ?? _newYear, form, FormDefinition.Default) { Reason = "Tydligare frågor." };

    private static SetFrame Set(decimal kronor) =>
        new(new YearlyFrame(2027, Money.FromKronor(kronor)), []) { Reason = "Medlemmarnas beslut." };

    private static FormDefinition WithTitle(string sv)
    {
        var sections = FormDefinition.Default.Sections;
        return FormDefinition.Default with
        {
            Sections = [sections[0] with { Title = new LocalizedText(sv, "About") }, .. sections.Skip(1)],
        };
    }

    private static AssociationSettings Done(AssociationSettings? state, SettingsCommand command) =>
        Fold(state, command);

    private static AssociationSettings Fold(AssociationSettings? state, SettingsCommand command)
    {
        var decision = SettingsDecider.Decide(state, command, People.Officer, _now);
        Assert.True(
            decision is Decision<SettingsEvent>.Accepted { Events.Count: 1 },
            (decision as Decision<SettingsEvent>.Refused)?.Refusal.ToString()
        );
        return ((Decision<SettingsEvent>.Accepted)decision).Events.Aggregate(state!, AssociationSettings.Fold);
    }

    private static void Nothing(AssociationSettings? state, SettingsCommand command) =>
        Assert.Empty(
            Assert
                .IsType<Decision<SettingsEvent>.Accepted>(SettingsDecider.Decide(state, command, People.Officer, _now))
                .Events
        );

    private static string Code(AssociationSettings? state, SettingsCommand command, Actor actor) =>
        Assert
            .IsType<Decision<SettingsEvent>.Refused>(SettingsDecider.Decide(state, command, actor, _now))
            .Refusal.Code;

    private static void Refused(AssociationSettings? state, SettingsCommand command, params string[] fields)
    {
        var refused = Assert.IsType<Decision<SettingsEvent>.Refused>(
            SettingsDecider.Decide(state, command, People.Officer, _now)
        );
        Assert.Equal(RefusalCode.InvalidInput, refused.Refusal.Code);
        Assert.Equal(fields, refused.Refusal.Problems.Select(p => p.Field));
    }
}
