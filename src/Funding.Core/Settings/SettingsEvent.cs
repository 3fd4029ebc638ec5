using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that happened to the association's settings, as their trail keeps it for ever; docs/settings.md lists them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(RulesChanged), "rulesChanged")]
[JsonDerivedType(typeof(FormPublished), "formPublished")]
[JsonDerivedType(typeof(LetterTextsSet), "letterTextsSet")]
[JsonDerivedType(typeof(FrameSet), "frameSet")]
[JsonDerivedType(typeof(PersonSet), "personSet")]
[JsonDerivedType(typeof(MandateGiven), "mandateGiven")]
[JsonDerivedType(typeof(MandateReordered), "mandateReordered")]
[JsonDerivedType(typeof(MandateEnded), "mandateEnded")]
[JsonDerivedType(typeof(MemberSet), "memberSet")]
[JsonDerivedType(typeof(PartySet), "partySet")]
[JsonDerivedType(typeof(SeatSet), "seatSet")]
[JsonDerivedType(typeof(FormDraftBegun), "formDraftBegun")]
[JsonDerivedType(typeof(FormDraftChanged), "formDraftChanged")]
[JsonDerivedType(typeof(FormDraftDropped), "formDraftDropped")]
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

    /// <summary>A person was added, or how they are reached was changed, with effect from a day.</summary>
    public sealed record PersonSet(DateOnly From, DirectoryPerson Person) : SettingsEvent;

    /// <summary>Somebody was given a mandate.</summary>
    public sealed record MandateGiven(Mandate Mandate) : SettingsEvent;

    /// <summary>A substitute got another place in the order in which they are called.</summary>
    public sealed record MandateReordered(DateOnly From, Mandate Mandate) : SettingsEvent;

    /// <summary>A mandate was given a last day; personal links that it was the ground for are to be revoked when it has passed.</summary>
    public sealed record MandateEnded(DateOnly From, Mandate Mandate) : SettingsEvent;

    /// <summary>A member of the association was added, changed or given a last day, with effect from a day.</summary>
    public sealed record MemberSet(DateOnly From, DirectoryMember Member) : SettingsEvent;

    /// <summary>A party that is asked for opinions was added or changed, with effect from a day.</summary>
    public sealed record PartySet(DateOnly From, DirectoryParty Party) : SettingsEvent;

    /// <summary>A seat of the board was added or given a last day, with effect from a day.</summary>
    public sealed record SeatSet(DateOnly From, DirectorySeat Seat) : SettingsEvent;

    /// <summary>A draft of the next application form was begun.</summary>
    public sealed record FormDraftBegun(FormDefinition Form) : SettingsEvent;

    /// <summary>The draft of the next application form was changed.</summary>
    public sealed record FormDraftChanged(FormDraftEdit Edit) : SettingsEvent;

    /// <summary>The draft of the next application form is no more: it was published, or thrown away.</summary>
    public sealed record FormDraftDropped : SettingsEvent;

    /// <summary>A change was taken back before its day.</summary>
    public sealed record ChangeWithdrawn(long Number) : SettingsEvent;
}
