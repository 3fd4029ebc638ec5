using System.Globalization;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Partition and row keys. Instance ids are escaped, as table keys may not have every character.</summary>
internal static class Keys
{
    public const string Instance = "instance";
    public const string HistoryPrefix = "h|";
    public const string OutgoingPrefix = "o|";
    private const int LongestEscapedId = 400;

    /// <summary>The id as a key; a prefix of an id gives a prefix of its key.</summary>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public static string Of(string instanceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var key = Escape(instanceId);
        return key.Length <= LongestEscapedId
            ? key
            : throw new ArgumentException(
                $"The instance id is too long: {key.Length} characters when escaped, at most {LongestEscapedId} are allowed.",
                nameof(instanceId)
            );
    }

    public static string Escape(string text) => Uri.EscapeDataString(text).Replace('%', '*');

    public static string Unescape(string key) => Uri.UnescapeDataString(key.Replace('*', '%'));

    public static string History(int execution, int sequence) => Numbered(HistoryPrefix, execution, sequence);

    public static string Outgoing(int execution, int sequence) => Numbered(OutgoingPrefix, execution, sequence);

    /// <summary>The execution and sequence of a history or outgoing row.</summary>
    public static (int Execution, int Sequence) Numbers(string rowKey)
    {
        var parts = rowKey.Split('|');
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static string Numbered(string prefix, int execution, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{execution:D6}|{sequence:D8}");
}
