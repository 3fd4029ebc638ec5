namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Starts a draft for the actor's organisation. Again with the same id: nothing.</summary>
    public sealed record CreateDraft(ApplicationId Id, ApplicationForm Form, AssociationSnapshot Association)
        : ApplicationCommand;

    /// <summary>Saves the form: of the draft, or of the answer while a supplement is asked for.</summary>
    public sealed record EditForm(ApplicationForm Form) : ApplicationCommand;

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
    ) : ApplicationEvent;

    /// <summary>The form was saved.</summary>
    public sealed record FormEdited(ApplicationForm Form) : ApplicationEvent;

    /// <summary>A document was attached.</summary>
    public sealed record DocumentAttached(Document Document) : ApplicationEvent;

    /// <summary>A document that had not been sent in was removed.</summary>
    public sealed record DocumentRemoved(string DocumentId) : ApplicationEvent;
}
