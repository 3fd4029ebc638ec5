namespace Funding.Core;

/// <summary>The approved minutes of a meeting (justerat protokoll).</summary>
/// <param name="Minutes">What they say.</param>
/// <param name="Hash">SHA-256 of exactly that as JSON, lower-case hexadecimal: what chair and adjuster approved.</param>
/// <param name="Approvals">Who approved them, as what, and when.</param>
public sealed record MinutesDocument(MinutesContent Minutes, string Hash, IReadOnlyList<MinutesApproval> Approvals)
    : RecordContent
{
    internal static MinutesDocument Of(Meeting meeting, DateOnly approvedOn) =>
        new(
            meeting.Minutes!,
            meeting.MinutesHash,
            [.. meeting.Signatures.Select(s => new MinutesApproval(s.As, s.Person.Name, s.At))]
        )
        {
            Association = meeting.Association.Name,
            Number = $"{meeting.Kind.Name().Sv} {SwedishTime.Text(meeting.Time.Day)}",
            Day = approvedOn,
            OwnWords = meeting.Association.Letter(LetterKind.Minutes),
        };
}

/// <summary>An approval of the minutes, as the document tells it.</summary>
/// <param name="As">Chair or adjuster.</param>
/// <param name="Name">Who.</param>
/// <param name="At">When.</param>
public sealed record MinutesApproval(MinutesSigner As, string Name, DateTimeOffset At);

/// <summary>The stored document of the minutes.</summary>
/// <param name="Id">Its id within the meeting.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Length">Bytes.</param>
public sealed record StoredMinutes(string Id, string Sha256, long Length);
