namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Adds an internal note of the staff's. It is never changed or taken away.</summary>
    public sealed record AddNote(string Text) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The staff noted something for themselves. The applicant is shown neither the note nor that there is one.</summary>
    public sealed record NoteAdded(string Text) : ApplicationEvent;
}
