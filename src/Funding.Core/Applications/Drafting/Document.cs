using System.Text.Json.Serialization;

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

    /// <summary>How far the scan for malicious code has come; null for what was attached before files were scanned.</summary>
    public ScanState? Scan { get; init; }

    /// <summary>Where it seems to hold personal identity numbers; null when it does not seem to.</summary>
    public FoundNumbers? IdentityNumbers { get; init; }

    /// <summary>Why it is kept although it seems to hold personal identity numbers; null when nobody has said so.</summary>
    public string? KeptBecause { get; init; }

    /// <summary>Whether it may be opened: it was found clean, was let through, or is from before files were scanned.</summary>
    [JsonIgnore]
    public bool IsOpen => Scan is null or ScanState.Clean or ScanState.NotScanned;
}
