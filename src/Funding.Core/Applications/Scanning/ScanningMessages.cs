namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Tells what a scan came to, by the system. For a file that does not wait for one: nothing.</summary>
    /// <param name="DocumentId">Which file.</param>
    /// <param name="Verdict">What the scan came to.</param>
    /// <param name="Threat">What the scanner calls what it found; empty when it found nothing.</param>
    /// <param name="Scanner">Which scanner, by its name.</param>
    public sealed record RecordScan(string DocumentId, ScanState Verdict, string Threat, string Scanner)
        : ApplicationCommand;

    /// <summary>Keeps a file although it seems to hold personal identity numbers.</summary>
    /// <param name="DocumentId">Which file.</param>
    /// <param name="Reason">Why it must.</param>
    public sealed record KeepDocument(string DocumentId, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>A file was scanned for malicious code, or let through when scanning was turned off; what was found removed it.</summary>
    /// <param name="DocumentId">Which file.</param>
    /// <param name="FileName">The user's name for it.</param>
    /// <param name="Sha256">Hash of what was scanned.</param>
    /// <param name="Verdict">What the scan came to.</param>
    /// <param name="Threat">What the scanner calls what it found; empty when it found nothing.</param>
    /// <param name="Scanner">Which scanner, by its name.</param>
    public sealed record DocumentScanned(
        string DocumentId,
        string FileName,
        string Sha256,
        ScanState Verdict,
        string Threat,
        string Scanner
    ) : ApplicationEvent
    {
        /// <summary>Whether it had been sent in.</summary>
        public bool SentIn { get; init; }
    }

    /// <summary>The applicant keeps a file that seems to hold personal identity numbers, and said why.</summary>
    public sealed record DocumentKept(string DocumentId, string FileName, string Reason) : ApplicationEvent;
}
