using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// What the association has changed of its own numbers, texts, organisations and people, with effect from which day: the whole
/// state, immutable. How all of it was at first stands in the association's file; a change is laid over that from its day on.
/// Nothing is ever taken away: what applied on a day can always be told.
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

    /// <summary>Changes of members, parties, seats, people and mandates, in the order in which they were made.</summary>
    public IReadOnlyList<DirectoryChange> Directory
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The draft of the next application form; null when nobody works on one.</summary>
    public FormDraft? FormDraft { get; init; }

    /// <summary>Every change, the latest first.</summary>
    [JsonIgnore]
    public IEnumerable<SettingsChange> History =>
        ((IEnumerable<SettingsChange>)[.. Rules, .. Forms, .. Letters, .. Frames, .. Directory]).OrderByDescending(c =>
            c.Number
        );

    /// <summary>Members, parties, seats, people and mandates in force on a day.</summary>
    /// <param name="first">What the association's file says.</param>
    /// <param name="day">A day in Sweden.</param>
    public AssociationDirectory DirectoryOn(AssociationDirectory first, DateOnly day) =>
        new DirectoryTimeline(first, Directory).On(day);

    /// <summary>Every mandate that is known, ended and coming ones included.</summary>
    /// <param name="first">What the association's file says.</param>
    public IReadOnlyList<Mandate> MandatesEver(AssociationDirectory first) =>
        new DirectoryTimeline(first, Directory).Mandates;

    /// <summary>Everybody who is known, as the latest change has them, whose day may not have come.</summary>
    /// <param name="first">What the association's file says.</param>
    public IReadOnlyList<DirectoryPerson> PeopleEver(AssociationDirectory first) =>
        new DirectoryTimeline(first, Directory).People;

    /// <summary>What the changes of people and organisations do not go together with in another file; none when they do.</summary>
    /// <param name="first">What the file says.</param>
    /// <param name="today">The day from which on it must hold.</param>
    public IReadOnlyList<LocalizedText> DirectoryConflicts(AssociationDirectory first, DateOnly today)
    {
        var alone = DirectoryFaults
            .Of(new DirectoryTimeline(first, []), today)
            .Select(f => f.Key)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. DirectoryFaults
                .Of(new DirectoryTimeline(first, Directory), today)
                .Where(fault => !alone.Contains(fault.Key))
                .Select(fault => fault.Refusal.Text),
        ];
    }

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
            Directory = [.. Directory.Where(c => !c.Withdrawn)],
            FormDraft = null,
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
            SettingsEvent.PersonSet e => Set(e.From, e.Person),
            SettingsEvent.MandateGiven e => Set(e.Mandate.From ?? SwedishTime.DayOf(e.At), new MandateEntry(e.Mandate)),
            SettingsEvent.MandateReordered e => Set(e.From, new MandateEntry(e.Mandate)),
            SettingsEvent.MandateEnded e => Set(e.From, new MandateEntry(e.Mandate)),
            SettingsEvent.MemberSet e => Set(e.From, e.Member),
            SettingsEvent.PartySet e => Set(e.From, e.Party),
            SettingsEvent.SeatSet e => Set(e.From, e.Seat),
            SettingsEvent.FormDraftBegun e => next with { FormDraft = new(e.Form, e.At, e.By) },
            SettingsEvent.FormDraftChanged e => next with
            {
                FormDraft = before.FormDraft is { } draft
                    ? new(FormEditing.Apply(draft.Form, e.Edit), e.At, e.By)
                    : null,
            },
            SettingsEvent.FormDraftDropped => next with { FormDraft = null },
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
                Directory =
                [
                    .. before.Directory.Select(c =>
                        c.Number == e.Number ? c with { Withdrawal = new(e.Reason, e.At, e.By) } : c
                    ),
                ],
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        AssociationSettings Set(DateOnly from, DirectoryEntry entry) =>
            next with
            {
                Directory =
                [
                    .. before.Directory,
                    new(next.Version, from, entry, happened.Reason, happened.At, happened.By),
                ],
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

/// <summary>The application form that somebody works on; it applies to nobody before it is published.</summary>
/// <param name="Form">The form as it has become.</param>
/// <param name="At">When it was last changed.</param>
/// <param name="By">By whom.</param>
public sealed record FormDraft(FormDefinition Form, DateTimeOffset At, Author By);

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
