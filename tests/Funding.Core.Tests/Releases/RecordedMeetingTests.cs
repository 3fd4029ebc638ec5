using System.Text.Json;

namespace Funding.Core.Tests;

/// <summary>The meetings that earlier releases have stored are understood by the code of the day.</summary>
public sealed class RecordedMeetingTests
{
    private static readonly IReadOnlyList<(string Life, JsonElement Recorded)> Meetings =
    [
        .. RecordedLife.Names.SelectMany(name => RecordedLife.Read(name).Meetings.Select(meeting => (name, meeting))),
    ];

    [Fact]
    public void Meetings_of_both_kinds_have_been_recorded() =>
        Assert.Equal(
            [.. Enum.GetValues<MeetingKind>().Order()],
            Meetings.Select(m => StateOf(m.Recorded).Kind).Distinct().Order()
        );

    [Fact]
    public void A_recorded_meetings_trail_folds_to_the_state_that_was_stored()
    {
        foreach (var (life, recorded) in Meetings)
        {
            var folded = TrailOf(recorded).Aggregate((Meeting?)null, Meeting.Fold)!;

            Assert.Empty(Stored.Missing(recorded.GetProperty("state"), Written(folded), life));
            Assert.True(MeetingDues.Of(folded).Over, life);
        }
    }

    [Fact]
    public void A_recorded_meetings_state_is_read_with_everything_in_it()
    {
        foreach (var (life, recorded) in Meetings)
        {
            Assert.Empty(Stored.Missing(recorded.GetProperty("state"), Written(StateOf(recorded)), life));
        }
    }

    [Fact]
    public void What_is_read_of_a_recorded_meeting_has_no_hole_where_a_member_was_added_since()
    {
        foreach (var (life, recorded) in Meetings)
        {
            Assert.Empty(Holes.In(StateOf(recorded), life));
            Assert.Empty(TrailOf(recorded).SelectMany(happened => Holes.In(happened, life)).Distinct());
        }
    }

    private static Meeting StateOf(JsonElement recorded) =>
        recorded.GetProperty("state").Deserialize(CoreJson.Default.Meeting)!;

    private static IReadOnlyList<MeetingEvent> TrailOf(JsonElement recorded) =>
        [
            .. recorded
                .GetProperty("trail")
                .EnumerateArray()
                .Select(happened => happened.Deserialize(CoreJson.Default.MeetingEvent)!),
        ];

    private static JsonElement Written(Meeting meeting) =>
        JsonElement.Parse(JsonSerializer.Serialize(meeting, CoreJson.Default.Meeting));
}
