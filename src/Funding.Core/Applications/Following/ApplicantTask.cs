using System.Globalization;

namespace Funding.Core;

/// <summary>What can wait for the applicant. The names stand in the rows of lists.</summary>
public enum ApplicantTaskKind
{
    /// <summary>Finish the draft and send it in.</summary>
    FinishDraft,

    /// <summary>Change the draft: the signatory did not sign it off. Target: nothing.</summary>
    ChangeDraft,

    /// <summary>The signatory: sign the draft off.</summary>
    SignOffDraft,

    /// <summary>Answer the questions of the secretariat.</summary>
    AnswerSupplement,

    /// <summary>The signatory: accept the agreement.</summary>
    AcceptAgreement,

    /// <summary>Hand in a report. Target: its id.</summary>
    HandInReport,

    /// <summary>Answer questions on a report that was sent back. Target: its id.</summary>
    CorrectReport,

    /// <summary>Make a request for payment anew: it was sent back. Target: its number.</summary>
    RedoRequest,

    /// <summary>The signatory: accept amended terms. Target: the amendment's number.</summary>
    AcceptAmendment,

    /// <summary>The signatory: confirm the new account. Target: the amendment's number.</summary>
    ConfirmAccount,

    /// <summary>Pay back.</summary>
    Repay,
}

/// <summary>Something that waits for the applicant.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Day">The last day; null when none is set.</param>
/// <param name="From">The first day on which there is reason to do it; null: already.</param>
/// <param name="Target">What it is about within the application, as the kind says.</param>
public sealed record ApplicantTask(
    ApplicantTaskKind Kind,
    DateOnly? Day = null,
    DateOnly? From = null,
    string Target = ""
)
{
    /// <summary>Whether it is to be shown on the day.</summary>
    public bool IsOpenOn(DateOnly today) => From is not { } from || from <= today || Day <= today;

    /// <summary>Whether its last day has passed.</summary>
    public bool IsLateOn(DateOnly today) => Day < today;

    /// <summary>All in one text, for the row of a list.</summary>
    public static string Write(IEnumerable<ApplicantTask> tasks) =>
        string.Join('\n', tasks.Select(task => $"{task.Kind}|{Text(task.Day)}|{Text(task.From)}|{task.Target}"));

    /// <summary>What <see cref="Write"/> wrote; a line of a later release that this one does not know is left out.</summary>
    public static IReadOnlyList<ApplicantTask> Read(string text) =>
        [
            .. (text ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|', 4))
                .Where(parts => parts.Length == 4 && Enum.TryParse<ApplicantTaskKind>(parts[0], out _))
                .Select(parts => new ApplicantTask(
                    Enum.Parse<ApplicantTaskKind>(parts[0]),
                    DayIn(parts[1]),
                    DayIn(parts[2]),
                    parts[3]
                )),
        ];

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
