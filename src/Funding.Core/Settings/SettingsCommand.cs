using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that staff ask of the association's settings.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ChangeRules), "changeRules")]
[JsonDerivedType(typeof(PublishForm), "publishForm")]
[JsonDerivedType(typeof(SetLetterTexts), "setLetterTexts")]
[JsonDerivedType(typeof(SetFrame), "setFrame")]
[JsonDerivedType(typeof(WithdrawChange), "withdrawChange")]
public abstract record SettingsCommand
{
    private SettingsCommand() { }

    /// <summary>Why; it stands in the trail.</summary>
    public required string Reason { get; init; }

    /// <summary>Changes numbers from a day on; the others stay as they are. What would change nothing: nothing.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Values">The new values by name, such as <c>reviewDays</c>; all of them must do.</param>
    /// <param name="First">The numbers of the association's file.</param>
    public sealed record ChangeRules(
        DateOnly From,
        IReadOnlyDictionary<string, JsonElement> Values,
        AssociationRules First
    ) : SettingsCommand;

    /// <summary>Publishes a version of the application form; drafts that have been started keep theirs.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Form">The form; its version is given here, one more than the last.</param>
    /// <param name="First">The form of the association's file.</param>
    public sealed record PublishForm(DateOnly From, FormDefinition Form, FormDefinition First) : SettingsCommand;

    /// <summary>Gives a kind of letter words of the association's own.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Kind">Which letter.</param>
    /// <param name="Texts">The paragraphs.</param>
    public sealed record SetLetterTexts(DateOnly From, LetterKind Kind, LetterTexts Texts) : SettingsCommand;

    /// <summary>Sets what the members put in for a year.</summary>
    /// <param name="Frame">The year's frame.</param>
    /// <param name="Funders">The members that contribute.</param>
    public sealed record SetFrame(YearlyFrame Frame, IReadOnlyList<Funder> Funders) : SettingsCommand;

    /// <summary>Takes back a change whose day has not come.</summary>
    /// <param name="Number">The change.</param>
    public sealed record WithdrawChange(long Number) : SettingsCommand;
}
