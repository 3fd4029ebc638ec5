using System.Globalization;
using System.Text;

namespace Funding.Core;

/// <summary>An invitation for calendars as a file: iCalendar (RFC 5545), sent as a request or a cancellation (RFC 5546).</summary>
public static class MeetingInvitation
{
    private const int LongestLine = 75;

    /// <summary>The invitation to one person: the same UID for the meeting's whole life, and a higher SEQUENCE for every change.</summary>
    /// <param name="meeting">The meeting, which has been called.</param>
    /// <param name="attendee">Who is invited.</param>
    /// <param name="at">When it is sent.</param>
    public static MailAttachment Of(Meeting meeting, PersonRef attendee, DateTimeOffset at)
    {
        var cancelled = meeting.Stage == MeetingStage.Cancelled;
        // Calling off is one more change of what was sent.
        var sequence = Math.Max(0, meeting.CallRound - 1) + (cancelled ? 1 : 0);
        var where = string.Join(", ", new[] { meeting.Time.Place, meeting.Time.RemoteLink }.Where(t => t.Length > 0));
        var text = new StringBuilder();
        foreach (
            var line in (string[])
                [
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//Funding//Meetings//SV",
                    "CALSCALE:GREGORIAN",
                    cancelled ? "METHOD:CANCEL" : "METHOD:REQUEST",
                    "BEGIN:VEVENT",
                    $"UID:{meeting.Id}",
                    $"DTSTAMP:{Utc(at)}",
                    $"DTSTART:{Utc(meeting.Time.StartsAt)}",
                    $"DTEND:{Utc(meeting.Time.EndsAt)}",
                    $"SEQUENCE:{sequence.ToString(CultureInfo.InvariantCulture)}",
                    cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED",
                    $"SUMMARY:{Escaped($"{meeting.Kind.Name().Sv}, {meeting.Association.Name}")}",
                    $"LOCATION:{Escaped(where)}",
                    $"DESCRIPTION:{Escaped(Post.Lines(MeetingPost.Agenda(meeting)))}",
                    $"ORGANIZER;CN={Quoted(meeting.Association.Secretariat.Name)}:mailto:{meeting.Association.Secretariat.Email}",
                    $"ATTENDEE;CN={Quoted(attendee.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee.Email}",
                    "END:VEVENT",
                    "END:VCALENDAR",
                ]
        )
        {
            Append(text, line);
        }

        return new MailAttachment("kallelse.ics", "text/calendar", text.ToString());
    }

    private static string Utc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters are not allowed.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>RFC 5545, 3.2: a parameter's value in quotes has neither quotes nor control characters.</summary>
    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c))}\"";

    /// <summary>RFC 5545, 3.1: lines of at most 75 octets, never broken within a character; the rest follows after a space.</summary>
    private static void Append(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
