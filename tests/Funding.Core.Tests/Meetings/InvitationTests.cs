using System.Text;
using static Funding.Core.MeetingCommand;

namespace Funding.Core.Tests;

/// <summary>RFC 5545 to the letter, for calendars are strict.</summary>
public sealed class InvitationTests
{
    private static readonly PersonRef Guest = new(
        "g",
        "Åsa \"Ossi\" Ödmårk, ledamot; Kalmar",
        EmailAddress.Parse("asa@kommun.example", null)
    );

    [Fact]
    public void It_has_every_property_once_in_universal_time()
    {
        var lines = Lines(Invitation());

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("METHOD:REQUEST", lines);
        Assert.Contains($"UID:{MeetingLife.Id}", lines);
        Assert.Contains("DTSTAMP:20260901T080000Z", lines);
        // 09:00 to 12:00 in Sweden, in summer time.
        Assert.Contains("DTSTART:20261014T070000Z", lines);
        Assert.Contains("DTEND:20261014T100000Z", lines);
        Assert.Contains("SEQUENCE:0", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains(
            "ATTENDEE;CN=\"Åsa 'Ossi' Ödmårk, ledamot; Kalmar\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:asa@kommun.example",
            lines
        );
        Assert.Equal(lines.Count, lines.Select(l => l.Split(':', ';')[0]).Distinct().Count() + 2);
    }

    [Fact]
    public void Lines_have_at_most_75_octets_and_no_character_is_broken()
    {
        var text = Invitation(new string('å', 500)).Text;

        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n");
        Assert.All(lines, l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Contains(new string('å', 500), Unfolded(text), StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_is_escaped_and_adds_no_lines()
    {
        var text = Unfolded(Invitation("Sal 3; Kalmar, plan \\4\r\nX-EVIL:1").Text);

        Assert.Contains(@"LOCATION:Sal 3\; Kalmar\, plan \\4\nX-EVIL:1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nX-EVIL", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_personal_link_stands_in_it() =>
        Assert.DoesNotContain("link/", Invitation().Text, StringComparison.Ordinal);

    [Fact]
    public void Calling_off_has_the_same_uid_and_a_higher_sequence()
    {
        var life = MeetingLife.Called().Do(new ChangeMeeting(MeetingLife.At(new(2026, 10, 21))), People.Officer);
        life.Do(new CancelMeeting("Sjukdom"), People.Officer);

        var lines = Lines(MeetingInvitation.Of(life.Current, Guest, life.Now));

        Assert.Contains("METHOD:CANCEL", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.Contains($"UID:{MeetingLife.Id}", lines);
    }

    private static MailAttachment Invitation(string place = "Regionens hus")
    {
        var life = MeetingLife.Called();
        var meeting = life.Current with { Time = life.Current.Time with { Place = place, RemoteLink = "" } };
        return MeetingInvitation.Of(meeting, Guest, life.Now);
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static List<string> Lines(MailAttachment file) =>
        [.. Unfolded(file.Text).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
