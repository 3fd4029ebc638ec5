using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Something that staff ask of the association's settings.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ChangeRules), "changeRules")]
[JsonDerivedType(typeof(PublishForm), "publishForm")]
[JsonDerivedType(typeof(SetLetterTexts), "setLetterTexts")]
[JsonDerivedType(typeof(SetFrame), "setFrame")]
[JsonDerivedType(typeof(SetPerson), "setPerson")]
[JsonDerivedType(typeof(GiveMandate), "giveMandate")]
[JsonDerivedType(typeof(EndMandate), "endMandate")]
[JsonDerivedType(typeof(OrderSubstitutes), "orderSubstitutes")]
[JsonDerivedType(typeof(SetMember), "setMember")]
[JsonDerivedType(typeof(SetParty), "setParty")]
[JsonDerivedType(typeof(SetSeat), "setSeat")]
[JsonDerivedType(typeof(ChangeFormDraft), "changeFormDraft")]
[JsonDerivedType(typeof(DropFormDraft), "dropFormDraft")]
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

    /// <summary>Adds a person, or changes how they are reached, from a day on.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Person">The person; without an id for somebody new, who gets one here.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record SetPerson(DateOnly From, DirectoryPerson Person, AssociationDirectory First) : SettingsCommand;

    /// <summary>Gives somebody a mandate from a day on.</summary>
    /// <param name="Mandate">
    /// What, whose, for which seat or party, from when until when. Its id is given here; the organisation follows from the kind, but
    /// for those who act for an applicant.
    /// </param>
    /// <param name="Replaces">Whether whoever has the post leaves it the day before; else a post that is taken is refused.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record GiveMandate(Mandate Mandate, bool Replaces, AssociationDirectory First) : SettingsCommand;

    /// <summary>Ends a mandate.</summary>
    /// <param name="Mandate">Its id.</param>
    /// <param name="LastDay">Its last day: yesterday, for one that ends at once, or later.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record EndMandate(string Mandate, DateOnly LastDay, AssociationDirectory First) : SettingsCommand;

    /// <summary>Sets the order in which a seat's substitutes are called, from today.</summary>
    /// <param name="Seat">The seat.</param>
    /// <param name="Mandates">Ids of all their mandates in force, the first one called first.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record OrderSubstitutes(string Seat, IReadOnlyList<string> Mandates, AssociationDirectory First)
        : SettingsCommand;

    /// <summary>Adds a member of the association, changes one or ends its membership, from a day on.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Member">The member.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record SetMember(DateOnly From, DirectoryMember Member, AssociationDirectory First) : SettingsCommand;

    /// <summary>Adds a party that is asked for opinions, changes one or ends it, from a day on.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Party">The party; without an id for a new one, which gets one here.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record SetParty(DateOnly From, DirectoryParty Party, AssociationDirectory First) : SettingsCommand
    {
        /// <summary>Who gives a new party's opinions; null for a party that is there already.</summary>
        public string? Reviewer { get; init; }

        /// <summary>Who is told when a new party's opinion is late; null for a party that is there already.</summary>
        public string? Manager { get; init; }
    }

    /// <summary>Adds a seat of the board, or takes one away, from a day on.</summary>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Seat">The seat; without an id for a new one, which gets one here.</param>
    /// <param name="First">What the association's file says.</param>
    public sealed record SetSeat(DateOnly From, DirectorySeat Seat, AssociationDirectory First) : SettingsCommand
    {
        /// <summary>Who is elected to a new seat; null for one that is there already.</summary>
        public string? Holder { get; init; }
    }

    /// <summary>Changes the draft of the next application form; the first change begins one from the form in force. Needs no reason: nothing applies before it is published.</summary>
    /// <param name="Edit">What is changed.</param>
    /// <param name="First">The form of the association's file.</param>
    public sealed record ChangeFormDraft(FormDraftEdit Edit, FormDefinition First) : SettingsCommand;

    /// <summary>Throws the draft of the next application form away. Needs no reason.</summary>
    public sealed record DropFormDraft : SettingsCommand;

    /// <summary>Takes back a change whose day has not come, with what was changed in the same act.</summary>
    /// <param name="Number">The change.</param>
    public sealed record WithdrawChange(long Number) : SettingsCommand
    {
        /// <summary>What the association's file says; needed for changes of people and organisations.</summary>
        public AssociationDirectory? First { get; init; }
    }
}
