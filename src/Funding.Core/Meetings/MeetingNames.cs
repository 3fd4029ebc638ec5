namespace Funding.Core;

/// <summary>What meetings and their stages are called.</summary>
public static class MeetingNames
{
    /// <summary>The kind as people read it.</summary>
    public static LocalizedText Name(this MeetingKind kind) =>
        kind switch
        {
            MeetingKind.Board => new("Styrelsens sammanträde", "Meeting of the board"),
            MeetingKind.PreparatoryGroup => new("Beredningsgruppens möte", "Meeting of the preparatory group"),
        };

    /// <summary>The stage as people read it.</summary>
    public static LocalizedText Name(this MeetingStage stage) =>
        stage switch
        {
            MeetingStage.Planned => new("Planerat", "Planned"),
            MeetingStage.Called => new("Kallat", "Called"),
            MeetingStage.Open => new("Pågår", "Under way"),
            MeetingStage.MinutesApproval => new("Protokollet justeras", "Minutes being approved"),
            MeetingStage.Closed => new("Avslutat", "Closed"),
            MeetingStage.Cancelled => new("Inställt", "Called off"),
        };

    /// <summary>The meeting as people read it: <c>Styrelsens sammanträde 2027-03-04 09:00</c>.</summary>
    public static LocalizedText Name(this Meeting meeting)
    {
        var (kind, when) = (meeting.Kind.Name(), SwedishTime.Text(meeting.Time.StartsAt));
        return new($"{kind.Sv} {when}", $"{kind.En} {when}");
    }
}
