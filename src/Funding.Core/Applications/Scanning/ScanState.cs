using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>How far the look for malicious code in a file has come.</summary>
[JsonConverter(typeof(CamelCaseEnum<ScanState>))]
public enum ScanState
{
    /// <summary>Not scanned yet: it is in quarantine, and nobody can open it.</summary>
    Waiting,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Let through without a scan, because scanning was turned off.</summary>
    NotScanned,

    /// <summary>Malicious code was found: the file was removed.</summary>
    Infected,

    /// <summary>The scanner could not look into it, and never will: the file was removed.</summary>
    Unscannable,
}

/// <summary>A file that the scan removed. Its content is deleted; what it was is kept.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="FileName">The user's name for it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the content.</param>
/// <param name="Verdict"><see cref="ScanState.Infected"/> or <see cref="ScanState.Unscannable"/>.</param>
/// <param name="SentIn">Whether it had been sent in: then the office knows of it too.</param>
/// <param name="RemovedAt">When.</param>
public sealed record RemovedFile(
    string Id,
    string FileName,
    long Length,
    string Sha256,
    ScanState Verdict,
    bool SentIn,
    DateTimeOffset RemovedAt
)
{
    /// <summary>What the scanner calls what it found; empty when it found nothing.</summary>
    public string Threat { get; init; } = "";
}
