using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Funding.Pages.Reading;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>Sections and questions of the next application form, and the criteria that partners score.</summary>
internal sealed partial class SettingsEdits
{
    private const string FormHome = "/staff/settings/form";
    private const int NewCriteria = 3;

    private FormDefinition Draft => DraftOf(settings, association.FirstForm);

    /// <summary>The draft, or what a draft would begin from.</summary>
    internal static FormDefinition DraftOf(AssociationSettings settings, FormDefinition first) =>
        settings.FormDraft?.Form
        ?? settings.Forms.Where(c => !c.Withdrawn).OrderBy(c => c.From).ThenBy(c => c.Number).LastOrDefault()?.Form
        ?? first;

    private SettingsEdit? Section(string id)
    {
        var known = Draft.Sections.FirstOrDefault(section => section.Id == id);
        if (known is null && id != New)
        {
            return null;
        }
        return new(
            known is null ? site.Texts["Settings.Form.AddSection"] : site.Texts.Say(known.Title),
            null,
            [
                Line("title.sv", "Settings.Form.TitleSv"),
                Line("title.en", "Settings.Form.TitleEn"),
                Lines("help.sv", "Settings.Form.HelpSv"),
                Lines("help.en", "Settings.Form.HelpEn"),
            ],
            Values(
                ("title.sv", known?.Title.Sv),
                ("title.en", known?.Title.En),
                ("help.sv", known?.Help?.Sv),
                ("help.en", known?.Help?.En)
            ),
            HasDay: false,
            reader => Change(new FormDraftEdit.SetSection(known?.Id ?? "", Text(reader, "title"), Help(reader))),
            At
        )
        {
            Home = FormHome,
            HasReason = false,
            Lead = site.Texts["Settings.Form.StepLead"],
        };
    }

    private SettingsEdit? Question(string id)
    {
        var draft = Draft;
        var known = draft.Question(id);
        var part = FormPart.Of(id);
        var shown =
            known ?? (part is null ? null : association.FirstForm.Question(id) ?? FormDefinition.Default.Question(id));
        if (shown is null && id != New)
        {
            return null;
        }
        var section = draft.Sections.FirstOrDefault(s => s.Questions.Any(q => q.Id == id))?.Id;
        var own = part is null;
        return new(
            shown is null ? site.Texts["Settings.Form.AddQuestion"] : site.Texts.Say(shown.Title),
            null,
            [
                Line("title.sv", "Settings.Form.QuestionSv"),
                Line("title.en", "Settings.Form.QuestionEn"),
                Lines("help.sv", "Settings.Form.HelpSv"),
                Lines("help.en", "Settings.Form.HelpEn"),
                Select(
                    "section",
                    "Settings.Form.Section",
                    [.. draft.Sections.Select(s => new Choice(s.Id, site.Texts.Say(s.Title)))]
                ),
                .. own
                    ?
                    [
                        Select(
                            "kind",
                            "Settings.Form.Kind",
                            [.. site.Texts.ChoicesOf<QuestionKind>().Where(c => c.Value != nameof(QuestionKind.Part))]
                        ),
                        Lines("choices", "Settings.Form.Choices", "Settings.Form.Choices.Hint"),
                    ]
                    : Array.Empty<SettingField>(),
                .. part is { Always: true }
                    ? Array.Empty<SettingField>()
                    :
                    [
                        new("required", site.Texts["Settings.Form.Required"], null, SettingShape.Check, true),
                        Select(
                            "when",
                            "Settings.Form.When",
                            [
                                .. draft
                                    .Questions.Where(q => q.Id != id)
                                    .Select(q => new Choice(q.Id, site.Texts.Say(q.Title))),
                            ],
                            optional: true
                        ),
                        Line(
                            "values",
                            "Settings.Form.WhenValues",
                            optional: true,
                            hint: "Settings.Form.WhenValues.Hint"
                        ),
                    ],
                .. own || part is { IsText: true }
                    ? [Line("longest", "Settings.Form.Longest", optional: true, hint: "Settings.Form.Longest.Hint")]
                    : Array.Empty<SettingField>(),
            ],
            Values(
                ("title.sv", shown?.Title.Sv),
                ("title.en", shown?.Title.En),
                ("help.sv", shown?.Help?.Sv),
                ("help.en", shown?.Help?.En),
                ("section", section),
                ("kind", shown?.Kind.ToString()),
                (
                    "choices",
                    shown is null
                        ? null
                        : string.Join('\n', shown.Choices.Select(c => $"{c.Id}; {c.Text.Sv}; {c.Text.En}"))
                ),
                ("required", shown is { Required: true } ? "true" : null),
                ("when", shown?.ShownWhen?.Question),
                ("values", shown?.ShownWhen is { } when ? string.Join(", ", when.Values) : null),
                ("longest", shown?.Longest?.ToString(CultureInfo.InvariantCulture))
            ),
            HasDay: false,
            reader =>
            {
                var into = draft.Sections.FirstOrDefault(s => s.Id == reader.Text("section"))?.Id;
                if (into is null)
                {
                    reader.Missing("section", "Settings.ChooseOne");
                }
                var kind = own ? reader.Choice<QuestionKind>("kind") : QuestionKind.Part;
                if (kind is null)
                {
                    reader.Missing("kind", "Settings.ChooseOne");
                }
                var choices = own ? Choices(reader) : [];
                var longest = reader.Count("longest");
                return into is not null && kind is { } sort && reader.Faults.Count == 0
                    ? Change(
                        new FormDraftEdit.SetQuestion(
                            into,
                            new FormQuestion(own ? known?.Id ?? "" : id, sort, Text(reader, "title"))
                            {
                                Help = Help(reader),
                                Required = part is { Always: true }
                                    ? shown?.Required ?? true
                                    : reader.Checked("required"),
                                Longest = longest,
                                ShownWhen = reader.Text("when") is { Length: > 0 } other
                                    ? new QuestionCondition(
                                        other,
                                        reader
                                            .Text("values")
                                            .Split(
                                                ',',
                                                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                                            )
                                    )
                                    : null,
                                Choices = choices,
                            }
                        )
                    )
                    : null;
            },
            At
        )
        {
            Home = FormHome,
            HasReason = false,
            Lead = site.Texts["Settings.Form.StepLead"],
        };
    }

    private SettingsCommand.ChangeFormDraft Change(FormDraftEdit edit) =>
        new(edit, association.FirstForm) { Reason = "" };

    private static LocalizedText Text(FieldReader reader, string name) =>
        new(reader.Text(name + ".sv"), reader.Text(name + ".en"));

    private static LocalizedText? Help(FieldReader reader) =>
        Text(reader, "help") is { } help && (help.Sv.Length > 0 || help.En.Length > 0) ? help : null;

    // A row is an answer: its id (or nothing, for a new one), Swedish and English.
    private List<AnswerChoice> Choices(FieldReader reader)
    {
        List<AnswerChoice> choices = [];
        foreach (
            var row in reader
                .Text("choices")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            switch (row.Split(';', StringSplitOptions.TrimEntries))
            {
                case [var id, var sv, var en]:
                    choices.Add(new(id, new(sv, en)));
                    break;
                case [var sv, var en]:
                    choices.Add(
                        new(string.Create(CultureInfo.InvariantCulture, $"answer{choices.Count + 1}"), new(sv, en))
                    );
                    break;
                default:
                    reader.Missing("choices", "Settings.Form.Choices.Hint");
                    return choices;
            }
        }
        return choices;
    }

    private static string? At(string? place) =>
        place?.Trim('/').Split('/') switch
        {
            null => null,
            ["title" or "help", "sv" or "en"] parts => string.Join('.', parts),
            ["choices", ..] => "choices",
            ["shownWhen", "values", ..] => "values",
            ["shownWhen", ..] => "when",
            ["longest"] => "longest",
            _ => null,
        };

    private SettingsEdit Criteria(RuleField rule)
    {
        var criteria = settings.RulesOn(association.FirstRules, today).Criteria;
        var rows = criteria.Count + NewCriteria;
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        foreach (var (i, criterion) in criteria.Index())
        {
            values[Cell(i, "order")] = (i + 1).ToString(CultureInfo.InvariantCulture);
            values[Cell(i, "sv")] = criterion.Name.Sv;
            values[Cell(i, "en")] = criterion.Name.En;
            values[Cell(i, "weight")] = criterion.Weight.ToString(CultureInfo.InvariantCulture);
        }
        return new(
            visit.Say(rule.Label),
            site.Texts["Settings.Criteria.Sum", criteria.Count, criteria.Sum(c => c.Weight)],
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(i => new SettingField(
                        Cell(i, "row"),
                        i < criteria.Count
                            ? visit.Say(criteria[i].Name)
                            : site.Texts["Settings.Criteria.New", i - criteria.Count + 1],
                        null,
                        SettingShape.Row,
                        true
                    )
                    {
                        Inside =
                        [
                            Line(Cell(i, "order"), "Settings.Criteria.Order", optional: i >= criteria.Count),
                            Line(Cell(i, "sv"), "Settings.Criteria.Sv", optional: i >= criteria.Count),
                            Line(Cell(i, "en"), "Settings.Criteria.En", optional: i >= criteria.Count),
                            Line(Cell(i, "weight"), "Settings.Criteria.Weight", optional: i >= criteria.Count),
                        ],
                    }),
            ],
            values,
            HasDay: true,
            reader =>
            {
                List<(int Order, JsonObject Row)> read = [];
                var taken = criteria.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
                for (var i = 0; i < rows; i++)
                {
                    var (sv, en) = (reader.Text(Cell(i, "sv")), reader.Text(Cell(i, "en")));
                    // A row without names is no criterion: emptied, it is taken away.
                    if (sv.Length == 0 && en.Length == 0)
                    {
                        continue;
                    }
                    var weight = reader.Count(Cell(i, "weight"));
                    if (weight is null && !reader.Faulty(Cell(i, "weight")))
                    {
                        reader.Missing(Cell(i, "weight"), "Settings.Criteria.WeightWrong");
                    }
                    read.Add(
                        (
                            reader.Count(Cell(i, "order")) ?? rows + i,
                            new JsonObject
                            {
                                ["id"] = i < criteria.Count ? criteria[i].Id : Free(taken),
                                ["name"] = new JsonObject { ["sv"] = sv, ["en"] = en },
                                ["weight"] = weight ?? 0,
                            }
                        )
                    );
                }
                return reader.Date("from") is { } from && reader.Faults.Count == 0
                    ? new SettingsCommand.ChangeRules(
                        from,
                        new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                        {
                            [rule.Name] = JsonElement.Parse(
                                new JsonArray([
                                    .. read.OrderBy(r => r.Order).Select(r => (JsonNode)r.Row),
                                ]).ToJsonString()
                            ),
                        },
                        association.FirstRules
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place => place is "/from" or "/reason" ? place[1..] : null
        )
        {
            Lead = site.Texts["Settings.Criteria.Lead"],
            Concerns = change => change is RuleChange rules && rules.Values.ContainsKey(rule.Name),
        };

        static string Cell(int row, string name) =>
            string.Create(CultureInfo.InvariantCulture, $"criteria.{row}.{name}");

        static string Free(HashSet<string> taken)
        {
            var number = 1;
            while (!taken.Add(string.Create(CultureInfo.InvariantCulture, $"criterion-{number}")))
            {
                number++;
            }
            return string.Create(CultureInfo.InvariantCulture, $"criterion-{number}");
        }
    }

    private SettingField Lines(string name, string key, string? hint = null) =>
        new(name, site.Texts[key], hint is null ? null : site.Texts[hint].Value, SettingShape.Lines, true);
}
