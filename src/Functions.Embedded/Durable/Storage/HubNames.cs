using System.Globalization;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Names of a task hub's tables and containers.</summary>
internal sealed record HubNames(string Hub)
{
    private const int ShortestName = 3;
    private const int LongestHub = 40;

    /// <summary>One partition per instance: its row, its history, its outgoing events.</summary>
    public string History => $"{Hub}History";

    /// <summary>Which instances there are.</summary>
    public string Instances => $"{Hub}Instances";

    /// <summary>Payloads too large for a table.</summary>
    public string Payloads => $"{Lower}-payloads";

    /// <summary>The owner's lease.</summary>
    public string Lease => $"{Lower}-lease";

    private string Lower => Hub.ToLower(CultureInfo.InvariantCulture);

    /// <summary>Drops what table names may not have.</summary>
    /// <exception cref="ArgumentException">Nothing usable is left.</exception>
    public static HubNames Of(string hubName)
    {
        var kept = string.Concat(hubName.Where(char.IsAsciiLetterOrDigit));
        return kept.Length is >= ShortestName and <= LongestHub && char.IsAsciiLetter(kept[0])
            ? new HubNames(kept)
            : throw new ArgumentException(
                $"The task hub name '{hubName}' must begin with a letter and have {ShortestName} to {LongestHub} letters and digits.",
                nameof(hubName)
            );
    }
}
