namespace Microsoft.DurableTask.Abstractions;

/// <summary>Orders versions of orchestrations.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Negative, zero or positive as the first is older than, equal to or newer than the second.</summary>
    /// <remarks>Blank is oldest; two dotted numbers compare by number; anything else as text, whatever its case.</remarks>
    /// <param name="sourceVersion">The first version.</param>
    /// <param name="otherVersion">The second version.</param>
    public static int CompareVersions(string sourceVersion, string otherVersion) =>
        (string.IsNullOrWhiteSpace(sourceVersion), string.IsNullOrWhiteSpace(otherVersion)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ when Version.TryParse(sourceVersion, out var source) && Version.TryParse(otherVersion, out var other) =>
                source.CompareTo(other),
            _ => string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase),
        };
}
