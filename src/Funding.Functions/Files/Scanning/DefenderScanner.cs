using Azure;
using Funding.Core;

namespace Funding.Functions.Files.Scanning;

/// <summary>
/// Microsoft Defender for Storage scans blobs by itself when they are uploaded, and writes what it came to into the blob's index tags.
/// The tag is looked for at once and then by every sweep of the outbox.
/// </summary>
internal sealed class DefenderScanner(TimeProvider time) : IFileScanner
{
    internal const string Tag = "Malware Scanning scan result";

    // Most files have their verdict within minutes; after this somebody must look whether scanning is turned on.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    public string Name => "Microsoft Defender for Storage";

    public bool Scans => true;

    public async Task<ScanVerdict?> ScanAsync(QuarantinedFile file, CancellationToken cancellationToken)
    {
        IDictionary<string, string> tags;
        try
        {
            tags = await file.TagsAsync(cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            throw new ScannerAwayException("file-scan: the app may not read the blobs' tags", refused);
        }
        return tags.TryGetValue(Tag, out var result) ? Verdict(result)
            : time.GetUtcNow() - file.StoredAt < LongestSilence ? null
            : throw new ScannerAwayException("file-scan: no scan result within an hour");
    }

    // Whatever else it says (an error, not scanned) is no verdict: such a file is never let through.
    private static ScanVerdict Verdict(string result) =>
        result switch
        {
            "No threats found" => ScanVerdict.Clean,
            "Malicious" => new ScanVerdict(ScanState.Infected, result),
            _ => new ScanVerdict(ScanState.Unscannable, ""),
        };
}
