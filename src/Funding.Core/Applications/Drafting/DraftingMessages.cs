namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Starts a draft for the actor's organisation. Again with the same id: nothing.</summary>
    public sealed record CreateDraft(ApplicationId Id, ApplicationForm Form, AssociationSnapshot Association)
        : ApplicationCommand
    {
        /// <summary>The earlier application that the form was copied from, if any.</summary>
        public ApplicationId? CopiedFrom { get; init; }
    }

    /// <summary>Saves the form: of the draft, or of the answer while a supplement is asked for.</summary>
    /// <param name="Form">The form as typed.</param>
    public sealed record EditForm(ApplicationForm Form) : ApplicationCommand
    {
        /// <summary>
        /// The form as the person read it: what others have saved since is kept, see <see cref="FormMerge"/>. Null: the form takes the
        /// place of whatever is saved.
        /// </summary>
        public ApplicationForm? Read { get; init; }
    }

    /// <summary>Attaches a document whose content is stored already.</summary>
    public sealed record AttachDocument(Document Document) : ApplicationCommand;

    /// <summary>Removes a document that has not been sent in.</summary>
    public sealed record RemoveDocument(string DocumentId) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>A draft was started.</summary>
    public sealed record DraftCreated(
        ApplicationId Id,
        OrganisationNumber Owner,
        ApplicationForm Form,
        AssociationSnapshot Association
    ) : ApplicationEvent
    {
        /// <summary>The earlier application that the form was copied from, if any.</summary>
        public ApplicationId? CopiedFrom { get; init; }
    }

    /// <summary>The form was saved.</summary>
    public sealed record FormEdited(ApplicationForm Form) : ApplicationEvent
    {
        /// <summary>JSON pointers to the parts that it changed; a list counts as one. Empty in events of the time before this was kept.</summary>
        public IReadOnlyList<string> Changed
        {
            get;
            init => field = Rows.Of(value);
        } = [];

        /// <summary>What others had written in the same fields meanwhile.</summary>
        public IReadOnlyList<ReplacedText> Replaced
        {
            get;
            init => field = Rows.Of(value);
        } = [];
    }

    /// <summary>A document was attached.</summary>
    public sealed record DocumentAttached(Document Document) : ApplicationEvent;

    /// <summary>A document that had not been sent in was removed.</summary>
    public sealed record DocumentRemoved(string DocumentId) : ApplicationEvent;
}
