using System.Text.Json;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Storage;

namespace Funding.Functions.Http.Resources;

/// <summary>The association's settings as they are on a day, and what is on its way.</summary>
/// <param name="Version">How many changes there have been.</param>
/// <param name="Day">The day.</param>
/// <param name="Rules">The numbers in force.</param>
/// <param name="Form">The application form in force.</param>
/// <param name="Letters">The letters' own words, for those that have any.</param>
/// <param name="Frames">The yearly frames, earliest first.</param>
/// <param name="Coming">Changes whose day has not come, the earliest first.</param>
internal sealed record SettingsResource(
    long Version,
    DateOnly Day,
    AssociationRules Rules,
    FormDefinition Form,
    IReadOnlyDictionary<LetterKind, LetterTexts> Letters,
    IReadOnlyList<YearlyFrame> Frames,
    IReadOnlyList<ComingChange> Coming
)
{
    internal static SettingsResource Of(AssociationSettings settings, Association association, DateOnly day) =>
        new(
            settings.Version,
            day,
            settings.RulesOn(association.FirstRules, day),
            settings.FormOn(association.File.Form, day) ?? FormDefinition.Default,
            settings.LettersOn(day) ?? new Dictionary<LetterKind, LetterTexts>(),
            association.FramesWith(settings),
            [
                .. settings
                    .History.Where(change => !change.Withdrawn && change.From > day)
                    .OrderBy(change => change.From)
                    .ThenBy(change => change.Number)
                    .Select(ComingChange.Of),
            ]
        );
}

/// <summary>A change whose day has not come.</summary>
/// <param name="Number">What it is called when it is withdrawn.</param>
/// <param name="From">Its day.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was decided.</param>
/// <param name="By">By whom.</param>
internal sealed record ComingChange(long Number, DateOnly From, string Reason, DateTimeOffset At, string By)
{
    public IReadOnlyDictionary<string, JsonElement>? Values { get; init; }
    public int? FormVersion { get; init; }
    public LetterKind? Letter { get; init; }
    public LetterTexts? Texts { get; init; }

    internal static ComingChange Of(SettingsChange change) =>
        new(change.Number, change.From, change.Reason, change.At, change.By.Name)
        {
            Values = (change as RuleChange)?.Values,
            FormVersion = (change as FormChange)?.Form.Version,
            Letter = (change as LetterChange)?.Kind,
            Texts = (change as LetterChange)?.Texts,
        };
}

/// <summary>A line of the settings' trail.</summary>
/// <param name="Sequence">1 for the first; also what a change is called when it is withdrawn.</param>
/// <param name="Hash">SHA-256 of the line and the hash before it.</param>
/// <param name="Event">What happened, when, by whom and why, as in docs/settings.md.</param>
internal sealed record SettingsTrailRow(long Sequence, string Hash, SettingsEvent Event)
{
    internal static SettingsTrailRow Of(TrailEntry<SettingsEvent> entry) =>
        new(entry.Sequence, entry.Hash, entry.Event);
}
