using Funding.Core;

namespace Funding.Functions.Files.Scanning;

/// <summary>Looks for malicious code in a file that lies in quarantine.</summary>
internal interface IFileScanner
{
    /// <summary>What the trail calls it.</summary>
    string Name { get; }

    /// <summary>Whether it scans at all: files go to quarantine only when somebody will look at them there.</summary>
    bool Scans { get; }

    /// <summary>The verdict; null when there is none yet and asking again will give one.</summary>
    /// <exception cref="ScannerAwayException">The scanner does not answer, or not with a verdict: the file waits.</exception>
    Task<ScanVerdict?> ScanAsync(QuarantinedFile file, CancellationToken cancellationToken);
}

/// <summary>What a scan came to.</summary>
/// <param name="State">Anything but waiting.</param>
/// <param name="Threat">What the scanner calls what it found; empty when it found nothing.</param>
internal sealed record ScanVerdict(ScanState State, string Threat)
{
    internal static ScanVerdict Clean { get; } = new(ScanState.Clean, "");
}

/// <summary>The scanner gives no verdict now; the message says why without personal data, for staff to see.</summary>
internal sealed class ScannerAwayException(string reason, Exception? fault = null) : Exception(reason, fault);

/// <summary>There is no verdict yet, and nothing is wrong with that.</summary>
internal sealed class ScanNotDoneException() : Exception("The scan is not done.");
