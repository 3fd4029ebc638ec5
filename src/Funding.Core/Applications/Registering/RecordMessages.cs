namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Notes what a generated document became when it was stored, by the system.</summary>
    public sealed record RegisterRecord(string RecordId, string Sha256, long Length) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>A generated document was stored, never to be changed.</summary>
    /// <param name="RecordId">The document.</param>
    /// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
    /// <param name="Length">Bytes.</param>
    public sealed record RecordStored(string RecordId, string Sha256, long Length) : ApplicationEvent;
}
