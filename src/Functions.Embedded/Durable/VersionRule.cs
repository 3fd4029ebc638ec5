namespace Functions.Embedded.Durable;

/// <summary>Which instances the code at hand may run, by their version.</summary>
internal sealed record VersionRule(string CurrentVersion, VersionMatchStrategy Match, VersionFailureStrategy OnMismatch)
{
    /// <summary>Whether the code may run an instance of this version.</summary>
    public bool Allows(string version) =>
        Match switch
        {
            VersionMatchStrategy.None => true,
            VersionMatchStrategy.Strict => string.Equals(version, CurrentVersion, StringComparison.Ordinal),
            VersionMatchStrategy.CurrentOrOlder => Compare(version, CurrentVersion) <= 0,
        };

    /// <summary>An empty version is older than any other; numbers compare as numbers, anything else as text.</summary>
    internal static int Compare(string version, string other) =>
        (string.IsNullOrWhiteSpace(version), string.IsNullOrWhiteSpace(other)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ when Version.TryParse(version, out var one) && Version.TryParse(other, out var two) => one.CompareTo(two),
            _ => string.Compare(version, other, StringComparison.OrdinalIgnoreCase),
        };
}
