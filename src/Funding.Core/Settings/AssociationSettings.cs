using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// What the association has changed of its own numbers and texts, with effect from which day: the whole state, immutable.
/// People, members, partners and seats stand in the association's file, and so do the first numbers; a change is laid over
/// them from its day on. Nothing is ever taken away: what applied on a day can always be told.
/// </summary>
public sealed record AssociationSettings
{
    /// <summary>A deployment serves one association and has one of these.</summary>
    public static Guid Id { get; } = new("5e771465-0000-8000-8000-000000000001");

    /// <summary>Nothing has been changed.</summary>
    public static AssociationSettings None { get; } = new();

    /// <summary>How many events it has: the sequence number of the last one.</summary>
    public long Version { get; init; }

    /// <summary>Changes of numbers, in the order in which they were made.</summary>
    public IReadOnlyList<RuleChange> Rules
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Versions of the application form that have been published.</summary>
    public IReadOnlyList<FormChange> Forms
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Texts of letters.</summary>
    public IReadOnlyList<LetterChange> Letters
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Yearly frames; the last one for a year is the one that counts.</summary>
    public IReadOnlyList<FrameChange> Frames
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Every change, the latest first.</summary>
    [JsonIgnore]
    public IEnumerable<SettingsChange> History =>
        ((IEnumerable<SettingsChange>)[.. Rules, .. Forms, .. Letters, .. Frames]).OrderByDescending(c => c.Number);

    /// <summary>The numbers in force on a day: the first ones with every change laid over them whose day has come, earlier days first.</summary>
    /// <param name="first">The numbers of the association's file.</param>
    /// <param name="day">A day in Sweden.</param>
    public AssociationRules RulesOn(AssociationRules first, DateOnly day) =>
        InForce(Rules, day).Aggregate(first, (rules, change) => RuleValues.Over(rules, change.Values));

    /// <summary>The application form in force on a day.</summary>
    /// <param name="first">The form of the association's file; null for the first form of all.</param>
    /// <param name="day">A day in Sweden.</param>
    public FormDefinition? FormOn(FormDefinition? first, DateOnly day) =>
        InForce(Forms, day).LastOrDefault()?.Form ?? first;

    /// <summary>The texts of a kind of letter on a day; null when the association has none of its own.</summary>
    public LetterTexts? LetterOn(LetterKind kind, DateOnly day) =>
        InForce(Letters, day).LastOrDefault(c => c.Kind == kind)?.Texts;

    /// <summary>All letters that have texts of the association's own on a day; null when none has.</summary>
    public IReadOnlyDictionary<LetterKind, LetterTexts>? LettersOn(DateOnly day) =>
        InForce(Letters, day).ToLookup(c => c.Kind) is { Count: > 0 } letters
            ? letters.ToDictionary(g => g.Key, g => g.Last().Texts)
            : null;

    /// <summary>The year's frame, when it has been set here.</summary>
    public YearlyFrame? Frame(int year) => Frames.LastOrDefault(c => c.Frame.Year == year)?.Frame;

    /// <summary>The same without what can no longer come into force: what everybody who decides by it needs to read.</summary>
    /// <param name="day">The day from which on it is read.</param>
    public AssociationSettings From(DateOnly day) =>
        this with
        {
            Rules = [.. Rules.Where(c => !c.Withdrawn)],
            Forms = [.. InForce(Forms, day).TakeLast(1), .. Forms.Where(c => !c.Withdrawn && c.From > day)],
            Letters =
            [
                .. InForce(Letters, day).GroupBy(c => c.Kind).Select(g => g.Last()),
                .. Letters.Where(c => !c.Withdrawn && c.From > day),
            ],
            Frames = [.. Frames.GroupBy(c => c.Frame.Year).Select(g => g.Last())],
        };

    /// <summary>The state after the event. Total.</summary>
    public static AssociationSettings Fold(AssociationSettings? state, SettingsEvent happened)
    {
        var before = state ?? None;
        var next = before with { Version = before.Version + 1 };
        return happened switch
        {
            SettingsEvent.RulesChanged e => next with
            {
                Rules = [.. before.Rules, new(next.Version, e.From, e.Values, e.Reason, e.At, e.By)],
            },
            SettingsEvent.FormPublished e => next with
            {
                Forms = [.. before.Forms, new(next.Version, e.From, e.Form, e.Reason, e.At, e.By)],
            },
            SettingsEvent.LetterTextsSet e => next with
            {
                Letters = [.. before.Letters, new(next.Version, e.From, e.Kind, e.Texts, e.Reason, e.At, e.By)],
            },
            SettingsEvent.FrameSet e => next with
            {
                Frames = [.. before.Frames, new(next.Version, e.Frame, e.Reason, e.At, e.By)],
            },
            SettingsEvent.ChangeWithdrawn e => next with
            {
                Rules =
                [
                    .. before.Rules.Select(c =>
                        c.Number == e.Number ? c with { Withdrawal = new(e.Reason, e.At, e.By) } : c
                    ),
                ],
                Forms =
                [
                    .. before.Forms.Select(c =>
                        c.Number == e.Number ? c with { Withdrawal = new(e.Reason, e.At, e.By) } : c
                    ),
                ],
                Letters =
                [
                    .. before.Letters.Select(c =>
                        c.Number == e.Number ? c with { Withdrawal = new(e.Reason, e.At, e.By) } : c
                    ),
                ],
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<T> InForce<T>(IEnumerable<T> changes, DateOnly day)
        where T : SettingsChange =>
        changes.Where(c => !c.Withdrawn && c.From <= day).OrderBy(c => c.From).ThenBy(c => c.Number);
}

/// <summary>A change, as it is kept.</summary>
/// <param name="Number">Number of the event that made it; what it is called when it is withdrawn.</param>
/// <param name="From">The first day on which it applies.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was decided.</param>
/// <param name="By">By whom.</param>
public abstract record SettingsChange(long Number, DateOnly From, string Reason, DateTimeOffset At, Author By)
{
    /// <summary>How it was taken back before its day; null when it was not.</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>Whether it was taken back.</summary>
    [JsonIgnore]
    public bool Withdrawn => Withdrawal is not null;
}

/// <summary>How a change was taken back.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
public sealed record Withdrawal(string Reason, DateTimeOffset At, Author By);

/// <summary>Numbers that were changed.</summary>
/// <param name="Number">See <see cref="SettingsChange"/>.</param>
/// <param name="From">See <see cref="SettingsChange"/>.</param>
/// <param name="Values">The new values by the rule's name in JSON, such as <c>reviewDays</c>.</param>
/// <param name="Reason">See <see cref="SettingsChange"/>.</param>
/// <param name="At">See <see cref="SettingsChange"/>.</param>
/// <param name="By">See <see cref="SettingsChange"/>.</param>
public sealed record RuleChange(
    long Number,
    DateOnly From,
    IReadOnlyDictionary<string, JsonElement> Values,
    string Reason,
    DateTimeOffset At,
    Author By
) : SettingsChange(Number, From, Reason, At, By);

/// <summary>A version of the application form that was published.</summary>
/// <param name="Number">See <see cref="SettingsChange"/>.</param>
/// <param name="From">See <see cref="SettingsChange"/>.</param>
/// <param name="Form">The form.</param>
/// <param name="Reason">See <see cref="SettingsChange"/>.</param>
/// <param name="At">See <see cref="SettingsChange"/>.</param>
/// <param name="By">See <see cref="SettingsChange"/>.</param>
public sealed record FormChange(
    long Number,
    DateOnly From,
    FormDefinition Form,
    string Reason,
    DateTimeOffset At,
    Author By
) : SettingsChange(Number, From, Reason, At, By);

/// <summary>Texts of a kind of letter that were set.</summary>
/// <param name="Number">See <see cref="SettingsChange"/>.</param>
/// <param name="From">See <see cref="SettingsChange"/>.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="Texts">The texts.</param>
/// <param name="Reason">See <see cref="SettingsChange"/>.</param>
/// <param name="At">See <see cref="SettingsChange"/>.</param>
/// <param name="By">See <see cref="SettingsChange"/>.</param>
public sealed record LetterChange(
    long Number,
    DateOnly From,
    LetterKind Kind,
    LetterTexts Texts,
    string Reason,
    DateTimeOffset At,
    Author By
) : SettingsChange(Number, From, Reason, At, By);

/// <summary>A yearly frame that was set; it applies at once, for its year.</summary>
/// <param name="Number">See <see cref="SettingsChange"/>.</param>
/// <param name="Frame">The frame.</param>
/// <param name="Reason">See <see cref="SettingsChange"/>.</param>
/// <param name="At">See <see cref="SettingsChange"/>.</param>
/// <param name="By">See <see cref="SettingsChange"/>.</param>
public sealed record FrameChange(long Number, YearlyFrame Frame, string Reason, DateTimeOffset At, Author By)
    : SettingsChange(Number, SwedishTime.DayOf(At), Reason, At, By);

/// <summary>The letters that the association can give words of its own.</summary>
[JsonConverter(typeof(CamelCaseEnum<LetterKind>))]
public enum LetterKind
{
    /// <summary>The decision letter to the applicant.</summary>
    Decision,

    /// <summary>The agreement.</summary>
    Agreement,

    /// <summary>The minutes.</summary>
    Minutes,
}

/// <summary>The association's own paragraphs in a letter, in Swedish; either may be empty.</summary>
/// <param name="Opening">Before what the letter says of the case.</param>
/// <param name="Closing">After it.</param>
public sealed record LetterTexts(string Opening, string Closing);
