using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that happened to the association's settings, as their trail keeps it for ever; docs/settings.md lists them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(RulesChanged), "rulesChanged")]
[JsonDerivedType(typeof(FormPublished), "formPublished")]
[JsonDerivedType(typeof(LetterTextsSet), "letterTextsSet")]
[JsonDerivedType(typeof(FrameSet), "frameSet")]
[JsonDerivedType(typeof(ChangeWithdrawn), "changeWithdrawn")]
public abstract record SettingsEvent
{
    private SettingsEvent() { }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public Author By { get; init; } = new("", "");

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Numbers were changed, with effect from a day.</summary>
    public sealed record RulesChanged(DateOnly From, IReadOnlyDictionary<string, JsonElement> Values) : SettingsEvent;

    /// <summary>A version of the application form was published, with effect from a day.</summary>
    public sealed record FormPublished(DateOnly From, FormDefinition Form) : SettingsEvent;

    /// <summary>A kind of letter got texts of the association's own, with effect from a day.</summary>
    public sealed record LetterTextsSet(DateOnly From, LetterKind Kind, LetterTexts Texts) : SettingsEvent;

    /// <summary>What the members put in for a year was set.</summary>
    public sealed record FrameSet(YearlyFrame Frame) : SettingsEvent;

    /// <summary>A change was taken back before its day.</summary>
    public sealed record ChangeWithdrawn(long Number) : SettingsEvent;
}
