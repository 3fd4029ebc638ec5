using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>The association's settings in the words of the page.</summary>
internal sealed partial class SettingsShown(
    Site site,
    Visit visit,
    Association association,
    AssociationSettings settings,
    DateOnly today
)
{
    private readonly RuleText _words = new(site.Texts);

    private readonly Dictionary<string, string> _people = settings
        .PeopleEver(association.FirstDirectory)
        .ToDictionary(person => person.Id, person => person.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, string> _parties = Known<DirectoryParty>(
            association.FirstDirectory.Parties,
            settings
        )
        .GroupBy(party => party.Id, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Last().Name, StringComparer.Ordinal);

    private readonly Dictionary<OrganisationNumber, string> _organisations = Known<DirectoryMember>(
            association.FirstDirectory.Members,
            settings
        )
        .GroupBy(member => member.OrganisationNumber)
        .ToDictionary(same => same.Key, same => same.Last().Name);

    internal IReadOnlyList<SettingsGroup> Groups()
    {
        var rules = settings.RulesOn(association.FirstRules, today);
        return
        [
            .. RuleCatalogue
                .All.GroupBy(rule => rule.Group)
                .OrderBy(group => group.Key)
                .Select(group => new SettingsGroup(
                    group.Key,
                    [
                        .. group.Select(rule => new SettingsRow(
                            visit.Say(rule.Label),
                            _words.Shown(rule, RuleValues.Of(rules, rule.Name)),
                            Href(SettingsEdits.Rules, rule.Name)
                        )),
                    ]
                )),
        ];
    }

    internal IReadOnlyList<SettingsRow> Letters() =>
        [
            .. Enum.GetValues<LetterKind>()
                .Select(letter => new SettingsRow(
                    site.Texts.Word(letter),
                    settings.LetterOn(letter, today) is { } texts
                        ? string.Join(" … ", new[] { texts.Opening, texts.Closing }.Where(text => text.Length > 0))
                        : site.Texts["Settings.Nothing"],
                    Href(SettingsEdits.Letters, SettingsEdits.Name(letter))
                )),
        ];

    internal IReadOnlyList<SettingsRow> Frames()
    {
        var frames = association.FramesWith(settings);
        var next = frames.Count == 0 ? today.Year : frames[^1].Year + 1;
        return
        [
            .. frames.Select(frame => Row(frame.Year, Formats.Kronor(frame.Amount.Kronor))),
            Row(next, site.Texts["Settings.Nothing"]),
        ];

        static SettingsRow Row(int year, string amount)
        {
            var name = year.ToString(CultureInfo.InvariantCulture);
            return new(name, amount, Href(SettingsEdits.Frames, name));
        }
    }

    internal ChangeRow Row(SettingsChange change) =>
        new(
            change.Number,
            [.. What(change)],
            change.From,
            change.Reason,
            change.At,
            change.By.Name,
            change.Withdrawal is { } withdrawal
                ? site.Texts[
                    "Settings.WithdrawnBy",
                    withdrawal.By.Name,
                    Formats.Moment(withdrawal.At),
                    withdrawal.Reason
                ].Value
                : null
        );

    private IEnumerable<string> What(SettingsChange change) =>
        change switch
        {
            RuleChange rules => rules.Values.Select(value =>
                RuleCatalogue.Find(value.Key) is { } rule
                    ? $"{visit.Say(rule.Label)}: {_words.Shown(rule, value.Value)}"
                    : value.Key
            ),
            FormChange form => [site.Texts["Settings.FormVersion", form.Form.Version]],
            LetterChange letter => [site.Texts.Word(letter.Kind)],
            FrameChange frame =>
            [
                $"{site.Texts["Settings.FrameOf", frame.Frame.Year]}: {Formats.Kronor(frame.Frame.Amount.Kronor)}",
            ],
            DirectoryChange directory => [What(directory)],
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private string What(DirectoryChange change) =>
        change.Entry switch
        {
            DirectoryPerson person => site.Texts[
                "Settings.Changed.Person",
                person.Name,
                string.Join(", ", new[] { person.Title, person.Email.ToString(), person.Phone }.OfType<string>())
            ],
            MandateEntry { Mandate: var mandate } => Until(
                "Settings.Changed.Mandate",
                "Settings.Changed.MandateUntil",
                mandate.Until,
                NameOf(mandate.Person),
                visit.Say(mandate.Kind.Name()),
                PostOf(mandate)
            ),
            DirectoryMember member => Until(
                "Settings.Changed.Member",
                "Settings.Changed.MemberUntil",
                member.Until,
                member.Name
            ),
            DirectoryParty party => Until(
                "Settings.Changed.Party",
                "Settings.Changed.PartyUntil",
                party.Until,
                party.Name
            ),
            DirectorySeat seat => Until(
                "Settings.Changed.Seat",
                "Settings.Changed.SeatUntil",
                seat.Until,
                Organisation(seat.OrganisationNumber)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private string Until(string key, string untilKey, DateOnly? until, params IReadOnlyList<object> words) =>
        until is { } last ? site.Texts[untilKey, [.. words, Formats.Date(last)]] : site.Texts[key, [.. words]];

    /// <summary>The person's name; what has been removed from the file keeps its id.</summary>
    internal string NameOf(string person) => _people.GetValueOrDefault(person) ?? person;

    /// <summary>For whom a mandate is, in words: the party, or the organisation.</summary>
    internal string PostOf(Mandate mandate) =>
        mandate.Kind is MandateKind.PartnerReviewer or MandateKind.PartnerManager
        && _parties.GetValueOrDefault(mandate.Post ?? "") is { } party
            ? party
            : Organisation(mandate.Organisation);

    /// <summary>The organisation's name, or its number when it has never been a member.</summary>
    internal string Organisation(OrganisationNumber number) =>
        _organisations.GetValueOrDefault(number)
        ?? (number == association.FirstDirectory.Own ? association.File.Name : number.ToString());

    private static IEnumerable<T> Known<T>(IEnumerable<T> first, AssociationSettings settings)
        where T : DirectoryEntry => first.Concat(settings.Directory.Select(change => change.Entry).OfType<T>());

    private static string Href(string kind, string name) => $"/staff/settings/{kind}/{name}";
}
