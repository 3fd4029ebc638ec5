namespace Funding.Core;

/// <summary>An attachment's particulars; the content is elsewhere, under the id.</summary>
/// <param name="Id">Id within the application; the blob's name, never the user's file name.</param>
/// <param name="FileName">The user's name for it.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the content.</param>
public sealed record Document(string Id, string FileName, string ContentType, long Length, string Sha256)
{
    /// <summary>When it was attached.</summary>
    public DateTimeOffset AttachedAt { get; init; }

    /// <summary>Whether it has been sent in: then it is a public record and stays.</summary>
    public bool Registered { get; init; }
}
