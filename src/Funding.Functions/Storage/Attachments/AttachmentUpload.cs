using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>What became of an upload.</summary>
internal abstract record AttachmentUpload
{
    private AttachmentUpload() { }

    /// <summary>The content is stored; it counts once a command has put it into the application.</summary>
    internal sealed record Stored(Document Document) : AttachmentUpload;

    /// <summary>Nothing is stored.</summary>
    internal sealed record Refused(Refusal Refusal) : AttachmentUpload;
}
