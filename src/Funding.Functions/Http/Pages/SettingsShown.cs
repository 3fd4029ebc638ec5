using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>The association's settings in the words of the page.</summary>
internal sealed class SettingsShown(
    Site site,
    Visit visit,
    Association association,
    AssociationSettings settings,
    DateOnly today
)
{
    private readonly RuleText _words = new(site.Texts);

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

    internal SettingsRow Form() =>
        new(
            site.Texts["Settings.Form"],
            site.Texts[
                "Settings.FormVersion",
                (settings.FormOn(association.File.Form, today) ?? FormDefinition.Default).Version
            ],
            Href(SettingsEdits.FormKind, "current")
        );

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
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Href(string kind, string name) => $"/staff/settings/{kind}/{name}";
}
