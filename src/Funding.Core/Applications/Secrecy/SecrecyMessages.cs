namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Marks a document, or a passage in one, as possibly secret.</summary>
    /// <param name="Document">Its number in the register.</param>
    /// <param name="Passage">The words; empty for the whole document.</param>
    /// <param name="Statute">The provision that may apply.</param>
    /// <param name="Reason">Why.</param>
    public sealed record MarkSecrecy(int Document, string Passage, string Statute, string Reason) : ApplicationCommand;

    /// <summary>Takes a mark away.</summary>
    /// <param name="Mark">The line of the trail that set it.</param>
    /// <param name="Reason">Why.</param>
    public sealed record LiftSecrecy(long Mark, string Reason) : ApplicationCommand;

    /// <summary>Writes down that documents are handed out.</summary>
    /// <param name="ExtractId">Which time: the same one again is written down once.</param>
    /// <param name="Documents">The numbers of those that are handed out.</param>
    /// <param name="Masked">The numbers of those of them in which something is masked.</param>
    /// <param name="Refused">The numbers of those that were asked for and are kept back because of a mark.</param>
    /// <param name="Reference">The office's own note of the request; may be empty. Nobody who asks has to say who they are.</param>
    public sealed record RecordExtract(
        string ExtractId,
        IReadOnlyList<int> Documents,
        IReadOnlyList<int> Masked,
        IReadOnlyList<int> Refused,
        string Reference
    ) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>A document, or a passage in one, was marked as possibly secret. Shown to the office alone.</summary>
    public sealed record SecrecyMarked(int Document, string Passage, string Statute, string Reason) : ApplicationEvent;

    /// <summary>A mark was taken away. Shown to the office alone.</summary>
    public sealed record SecrecyLifted(long Mark, int Document, string Reason) : ApplicationEvent;

    /// <summary>Documents were handed out as an extract, masked where they were marked. Shown to the office alone.</summary>
    public sealed record ExtractMade(
        string ExtractId,
        IReadOnlyList<int> Documents,
        IReadOnlyList<int> Masked,
        IReadOnlyList<int> Refused,
        string Reference
    ) : ApplicationEvent;
}
