using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>One change of the draft of the next application form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SetSection), "setSection")]
[JsonDerivedType(typeof(MoveSection), "moveSection")]
[JsonDerivedType(typeof(RemoveSection), "removeSection")]
[JsonDerivedType(typeof(SetQuestion), "setQuestion")]
[JsonDerivedType(typeof(MoveQuestion), "moveQuestion")]
[JsonDerivedType(typeof(RemoveQuestion), "removeQuestion")]
[JsonDerivedType(typeof(ReplaceForm), "replaceForm")]
public abstract record FormDraftEdit
{
    private FormDraftEdit() { }

    /// <summary>Adds a section at the end, or gives one another heading and help.</summary>
    /// <param name="Id">The section; empty for a new one, which gets its id when it is decided.</param>
    /// <param name="Title">Heading.</param>
    /// <param name="Help">What to know before answering, if anything.</param>
    public sealed record SetSection(string Id, LocalizedText Title, LocalizedText? Help) : FormDraftEdit;

    /// <summary>Moves a section among the others, as far as there are any.</summary>
    /// <param name="Id">The section.</param>
    /// <param name="Steps">Below zero for earlier.</param>
    public sealed record MoveSection(string Id, int Steps) : FormDraftEdit;

    /// <summary>Takes a section away, which has no questions.</summary>
    /// <param name="Id">The section.</param>
    public sealed record RemoveSection(string Id) : FormDraftEdit;

    /// <summary>Asks a question at the end of a section, or changes one where it stands (or moves it there from another section).</summary>
    /// <param name="Section">The section.</param>
    /// <param name="Question">The question; an own one without an id is new, and gets its id when it is decided.</param>
    public sealed record SetQuestion(string Section, FormQuestion Question) : FormDraftEdit;

    /// <summary>Moves a question within its section, as far as there are any others.</summary>
    /// <param name="Id">The question.</param>
    /// <param name="Steps">Below zero for earlier.</param>
    public sealed record MoveQuestion(string Id, int Steps) : FormDraftEdit;

    /// <summary>No longer asks a question.</summary>
    /// <param name="Id">The question.</param>
    public sealed record RemoveQuestion(string Id) : FormDraftEdit;

    /// <summary>Puts a whole form in the draft's place.</summary>
    /// <param name="Form">The form.</param>
    public sealed record ReplaceForm(FormDefinition Form) : FormDraftEdit;
}
