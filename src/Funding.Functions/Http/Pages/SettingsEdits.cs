using System.Globalization;
using System.Text;
using System.Text.Json;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Requests;
using Funding.Functions.Settings;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>One thing that can be changed: what its page shows, and the command that its form makes.</summary>
/// <param name="Title">What it is.</param>
/// <param name="InForce">How it is today; null when that stands in the fields.</param>
/// <param name="Fields">What is filled in.</param>
/// <param name="Values">What the fields are filled with.</param>
/// <param name="HasDay">Whether it has a day from which it applies.</param>
/// <param name="Command">The command of what was typed; null when the reader has noted why not.</param>
/// <param name="FieldAt">The field at a place in what was sent.</param>
internal sealed record SettingsEdit(
    string Title,
    string? InForce,
    IReadOnlyList<SettingField> Fields,
    IReadOnlyDictionary<string, string?> Values,
    bool HasDay,
    Func<FieldReader, SettingsCommand?> Command,
    Func<string?, string?> FieldAt
)
{
    /// <summary>The page that it is reached from, and that a change leads back to.</summary>
    public string Home { get; init; } = "/staff/settings";

    /// <summary>What it means, before the fields.</summary>
    public string? Lead { get; init; }

    /// <summary>Whether it needs a reason.</summary>
    public bool HasReason { get; init; } = true;

    /// <summary>The letter that what was typed becomes, for the kinds that become one.</summary>
    public Func<FieldReader, RecordContent>? Preview { get; init; }

    /// <summary>Whether a change in the trail is one of this.</summary>
    public Func<SettingsChange, bool> Concerns { get; init; } = _ => false;
}

/// <summary>What can be changed on the pages of settings.</summary>
internal sealed partial class SettingsEdits(
    Site site,
    Visit visit,
    Association association,
    AssociationSettings settings,
    DateOnly today
)
{
    internal const string Rules = "rules";
    internal const string Letters = "letters";
    internal const string Frames = "frames";
    internal const string FormKind = "form";

    private readonly RuleText _words = new(site.Texts);

    /// <summary>What the address names; null when it names nothing.</summary>
    internal SettingsEdit? Find(string kind, string name) =>
        kind switch
        {
            Rules => RuleCatalogue.Find(name) switch
            {
                null => null,
                { Kind: RuleKind.Criteria } rule => Criteria(rule),
                var rule => Rule(rule),
            },
            Letters => Enum.GetValues<LetterKind>()
                .Where(letter => string.Equals(Name(letter), name, StringComparison.Ordinal))
                .Select(Letter)
                .FirstOrDefault(),
            Frames => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? Frame(year)
                : null,
            FormKind => name == "current" ? Form() : null,
            "person" => Person(name),
            "mandate" => Give(name),
            "mandate-end" => End(name),
            "substitutes" => Order(name),
            "member" => Member(name),
            "form-section" => Section(name),
            "form-question" => Question(name),
            _ => null,
        };

    internal static string Name(LetterKind letter) => JsonNamingPolicy.CamelCase.ConvertName(letter.ToString());

    private SettingsEdit Rule(RuleField rule)
    {
        var value = RuleValues.Of(settings.RulesOn(association.FirstRules, today), rule.Name);
        var label = visit.Say(rule.Label);
        return new(
            label,
            _words.Shown(rule, value),
            [
                new(
                    "value",
                    site.Texts["Settings.NewValue"],
                    $"{visit.Say(rule.Allowed)} {RowsOf(rule.Kind)}".TrimEnd(),
                    rule.Kind switch
                    {
                        RuleKind.YesNo => SettingShape.YesNo,
                        RuleKind.Criteria or RuleKind.CostShares or RuleKind.Majorities => SettingShape.Lines,
                        RuleKind.Count
                        or RuleKind.DayList
                        or RuleKind.Amount
                        or RuleKind.Bytes
                        or RuleKind.Fraction
                        or RuleKind.YearDays => SettingShape.Line,
                    },
                    rule.Optional
                ),
            ],
            Values(("value", _words.Typed(rule, value))),
            HasDay: true,
            reader =>
            {
                if (!_words.TryRead(rule, reader.Text("value"), out var typed))
                {
                    reader.Refuse("value", visit.Say(rule.Allowed));
                }
                return reader.Date("from") is { } from && reader.Faults.Count == 0
                    ? new SettingsCommand.ChangeRules(
                        from,
                        new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [rule.Name] = typed },
                        association.FirstRules
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place => place == rule.Place ? "value" : place?.Trim('/')
        )
        {
            Concerns = change => change is RuleChange rules && rules.Values.ContainsKey(rule.Name),
        };
    }

    private SettingsEdit Letter(LetterKind letter)
    {
        var texts = settings.LetterOn(letter, today) ?? new LetterTexts("", "");
        return new(
            site.Texts.Word(letter),
            null,
            [
                new(
                    "opening",
                    site.Texts["Settings.Opening"],
                    site.Texts["Settings.Opening.Hint"],
                    SettingShape.Lines,
                    true
                ),
                new(
                    "closing",
                    site.Texts["Settings.Closing"],
                    site.Texts["Settings.Closing.Hint"],
                    SettingShape.Lines,
                    true
                ),
            ],
            Values(("opening", texts.Opening), ("closing", texts.Closing)),
            HasDay: true,
            reader =>
                reader.Date("from") is { } from
                    ? new SettingsCommand.SetLetterTexts(
                        from,
                        letter,
                        new LetterTexts(reader.Text("opening"), reader.Text("closing"))
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null,
            place => place?.Trim('/')
        )
        {
            Lead = site.Texts["Settings.Letter.Lead"],
            Preview = reader =>
                ExampleLetters.Of(
                    letter,
                    new LetterTexts(reader.Text("opening"), reader.Text("closing")),
                    association.File,
                    today
                ),
            Concerns = change => change is LetterChange letters && letters.Kind == letter,
        };
    }

    private SettingsEdit Frame(int year)
    {
        var frame = association.FramesWith(settings).FirstOrDefault(known => known.Year == year);
        var shares = string.Join(
            '\n',
            (frame?.Shares ?? []).Select(share =>
                string.Create(CultureInfo.InvariantCulture, $"{share.OrganisationNumber}; {share.Share}")
            )
        );
        return new(
            site.Texts["Settings.FrameOf", year],
            null,
            [
                new(
                    "amount",
                    site.Texts["Settings.FrameAmount"],
                    site.Texts["Settings.FrameAmount.Hint"],
                    SettingShape.Line,
                    false
                ),
                new(
                    "shares",
                    site.Texts["Settings.FrameShares"],
                    site.Texts["Settings.FrameShares.Hint"],
                    SettingShape.Lines,
                    true
                ),
            ],
            Values(("amount", frame is null ? null : Formats.Typed(frame.Amount.Kronor)), ("shares", shares)),
            HasDay: false,
            reader =>
            {
                var amount = reader.Amount("amount");
                var read = Shares(reader.Text("shares"));
                if (amount is null && !reader.Faulty("amount"))
                {
                    reader.Missing("amount", "Settings.FrameAmount.Hint");
                }
                if (read is null)
                {
                    reader.Missing("shares", "Settings.FrameShares.Hint");
                }
                return amount is { } money && read is not null
                    ? new SettingsCommand.SetFrame(
                        new YearlyFrame(year, money) { Shares = read },
                        association.Funders(year)
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place =>
                place?.Trim('/').Split('/')[0] is "shares" or "amount" or "reason"
                    ? place.Trim('/').Split('/')[0]
                    : null
        );
    }

    private SettingsEdit Form()
    {
        var first = association.FirstForm;
        var form = settings.FormOn(first, today)!;
        return new(
            site.Texts["Settings.Form"],
            site.Texts["Settings.FormVersion", form.Version],
            [
                new(
                    "form",
                    site.Texts["Settings.FormJson"],
                    site.Texts["Settings.FormJson.Hint"],
                    SettingShape.ManyLines,
                    false
                ),
            ],
            Values(("form", Readable(form))),
            HasDay: true,
            reader =>
            {
                var read = JsonBody.Parse(Encoding.UTF8.GetBytes(reader.Text("form")), ApiJson.Default.FormDefinition);
                if (!read.Try(out var definition, out var problem))
                {
                    foreach (
                        var fault in problem.Errors.DefaultIfEmpty(new FieldProblem("", problem.Code, problem.Detail))
                    )
                    {
                        reader.Refuse("form", $"{fault.Field} {visit.Say(fault.Text)}".Trim());
                    }
                }
                return reader.Date("from") is { } from && definition is not null
                    ? new SettingsCommand.PublishForm(from, definition, first) { Reason = reader.Text("reason") }
                    : null;
            },
            place => place?.Trim('/').Split('/')[0]
        )
        {
            Home = "/staff/settings/form",
            Concerns = change => change is FormChange,
        };
    }

    private static string Readable(FormDefinition form)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ReadableJson.Options with { Indented = true }))
        {
            JsonSerializer.Serialize(writer, form, ApiJson.Default.FormDefinition);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<FunderShare>? Shares(string typed)
    {
        List<FunderShare> shares = [];
        foreach (var row in typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                row.Split(';', StringSplitOptions.TrimEntries) is not [var number, var share]
                || !OrganisationNumber.TryParse(number, CultureInfo.InvariantCulture, out var organisation)
                || !decimal.TryParse(
                    share.Replace(',', '.'),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var part
                )
            )
            {
                return null;
            }
            shares.Add(new FunderShare(organisation, part));
        }
        return shares;
    }

    private string RowsOf(RuleKind kind) =>
        kind switch
        {
            RuleKind.Criteria => site.Texts["Settings.CriteriaRows"],
            RuleKind.CostShares => site.Texts["Settings.CostShareRows"],
            RuleKind.Majorities => site.Texts["Settings.MajorityRows"],
            RuleKind.DayList
            or RuleKind.YearDays
            or RuleKind.Count
            or RuleKind.Amount
            or RuleKind.Bytes
            or RuleKind.YesNo
            or RuleKind.Fraction => "",
        };

    private static Dictionary<string, string?> Values(params (string Name, string? Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
