using Funding.Core;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Overviews;

/// <summary>The case that a line is of.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">Its number, or null before it has one.</param>
/// <param name="Title">The project.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Stage">Where it is.</param>
public sealed record CaseName(ApplicationId Id, string? Number, string Title, string Applicant, ApplicationStage Stage);

/// <summary>How everything stands.</summary>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Stages">How many cases there are in each stage.</param>
/// <param name="Tasks">How much waits for the reader.</param>
/// <param name="Soon">Deadlines that have passed or come within the week.</param>
/// <param name="Years">The fund, year by year.</param>
/// <param name="Year">The year whose money is shown per funder.</param>
/// <param name="Meetings">The next meetings.</param>
/// <param name="Undelivered">What the system has not managed to do.</param>
/// <param name="FilesAreScanned">Whether attached files are looked through for malicious code.</param>
public sealed record DashboardModel(
    DateOnly Today,
    IReadOnlyDictionary<ApplicationStage, long> Stages,
    TaskFigures Tasks,
    SoonFigures Soon,
    IReadOnlyList<FundLedger> Years,
    FundLedger Year,
    IReadOnlyList<ShownMeeting> Meetings,
    UndeliveredFigures Undelivered,
    bool FilesAreScanned
)
{
    /// <summary>How many cases have not ended.</summary>
    public long Open => Stages.Where(stage => !stage.Key.IsTerminal()).Sum(stage => stage.Value);
}

/// <summary>How much waits for the reader.</summary>
/// <param name="Open">What can be done now.</param>
/// <param name="Overdue">What should have been done.</param>
/// <param name="AreMore">Whether there is more than was counted.</param>
public sealed record TaskFigures(int Open, int Overdue, bool AreMore);

/// <summary>Deadlines that have passed or come within the week, whoever has to keep them.</summary>
/// <param name="Overdue">How many have passed.</param>
/// <param name="ThisWeek">How many come within seven days.</param>
/// <param name="AreMore">Whether there are more than were counted.</param>
/// <param name="First">The first of them.</param>
public sealed record SoonFigures(int Overdue, int ThisWeek, bool AreMore, IReadOnlyList<ShownDeadline> First);

/// <summary>What the system has not managed to do.</summary>
/// <param name="Count">How many changes.</param>
/// <param name="AreMore">Whether there are more than were counted.</param>
/// <param name="First">Where the first of them are.</param>
public sealed record UndeliveredFigures(int Count, bool AreMore, IReadOnlyList<ShownUndelivered> First);

/// <summary>A change with mails or other effects that could not be delivered yet.</summary>
/// <param name="Href">Where it belongs, or null.</param>
/// <param name="TextKey">Text key of what it belongs to.</param>
/// <param name="NextAttempt">When the system tries again.</param>
public sealed record ShownUndelivered(string? Href, string TextKey, DateTimeOffset NextAttempt);

/// <summary>A deadline of a case.</summary>
public sealed record ShownDeadline(CaseName Case, CaseDeadline Deadline);

/// <summary>A meeting ahead.</summary>
public sealed record ShownMeeting(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    string Place
);

/// <summary>What waits for the reader, a page at a time.</summary>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Rows">This page's tasks, the earliest deadline first.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record TasksModel(DateOnly Today, IReadOnlyList<ShownTask> Rows, string? NextHref, bool IsFirst)
{
    /// <summary>How much the last verification found that is not as it was written.</summary>
    public long Findings { get; init; }

    /// <summary>Whether the reader may put such mails aside.</summary>
    public bool MayHandleMails { get; init; }

    /// <summary>Mails of meetings that did not arrive, and whether there are more of them.</summary>
    public (IReadOnlyList<ShownReturnedMail> Mails, bool More) Returned { get; init; } = ([], false);
}

/// <summary>A mail of a meeting that did not arrive.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Mail">Which of its mails.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="ToName">Whose it was.</param>
/// <param name="Why">What became of it.</param>
public sealed record ShownReturnedMail(MeetingId Meeting, string Mail, string Subject, string ToName, MailReturn Why);

/// <summary>Something that waits for the reader.</summary>
public sealed record ShownTask(CaseName Case, StaffTask Task);

/// <summary>The lists of payments.</summary>
public enum PaymentTab
{
    /// <summary>To be authorised.</summary>
    Due,

    /// <summary>With the bank.</summary>
    Instructed,

    /// <summary>The bank could not pay.</summary>
    Failed,

    /// <summary>On hold because of a report.</summary>
    OnHold,

    /// <summary>Paid in a month.</summary>
    Paid,

    /// <summary>Being settled, or to be paid back.</summary>
    Settlement,
}

/// <summary>Payments over all cases, one list a page at a time.</summary>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Tab">Which list.</param>
/// <param name="Month">Any day of the month, of what is paid.</param>
/// <param name="Payments">This page's payments; none when settlements are shown.</param>
/// <param name="Settlements">This page's settlements.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record PaymentsModel(
    DateOnly Today,
    PaymentTab Tab,
    DateOnly Month,
    IReadOnlyList<ShownPayment> Payments,
    IReadOnlyList<ShownSettlement> Settlements,
    string? NextHref,
    bool IsFirst
)
{
    /// <summary>Address of a list.</summary>
    public static string Href(PaymentTab tab) =>
        tab is PaymentTab.Due ? "/staff/payments" : $"/staff/payments?tab={tab.ToString().ToLowerInvariant()}";

    /// <summary>Address of what was paid in a month.</summary>
    public static string PaidHref(DateOnly month) =>
        $"{Href(PaymentTab.Paid)}&month={Formatting.Formats.Machine(month)[..7]}";
}

/// <summary>A payment on its way, or paid.</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">The instalment.</param>
/// <param name="Amount">How much.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Date">The day agreed on, if any.</param>
/// <param name="Failure">Why the bank could not pay, or null.</param>
/// <param name="PaidAt">When the bank paid.</param>
public sealed record ShownPayment(
    CaseName Case,
    int Number,
    Money Amount,
    InstalmentStatus Status,
    DateOnly? Date,
    string? Failure,
    DateTimeOffset? PaidAt
);

/// <summary>A project that is being settled.</summary>
/// <param name="Case">The case.</param>
/// <param name="IsMade">Whether the final account is made.</param>
/// <param name="Outstanding">What is still to be paid back.</param>
/// <param name="DueOn">The last day for that.</param>
public sealed record ShownSettlement(CaseName Case, bool IsMade, Money Outstanding, DateOnly? DueOn);

/// <summary>Reports over all cases, one list a page at a time.</summary>
/// <param name="Today">The day in Sweden.</param>
/// <param name="ToRead">Those that have come in, rather than those that are awaited.</param>
/// <param name="Rows">This page's reports.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record ReportsModel(
    DateOnly Today,
    bool ToRead,
    IReadOnlyList<ShownReport> Rows,
    string? NextHref,
    bool IsFirst
);

/// <summary>A report that is awaited, or to be read.</summary>
/// <param name="Case">The case.</param>
/// <param name="ReportId">Which report.</param>
/// <param name="Covers">The days that it tells of.</param>
/// <param name="DueOn">The last day to hand it in.</param>
/// <param name="SubmittedAt">When it came.</param>
/// <param name="IsReturned">Whether it was sent back with questions.</param>
public sealed record ShownReport(
    CaseName Case,
    string ReportId,
    Period Covers,
    DateOnly DueOn,
    DateTimeOffset? SubmittedAt,
    bool IsReturned
);

/// <summary>The cases registered in a year, by number, a page at a time.</summary>
/// <param name="Year">The year.</param>
/// <param name="Rows">This page's cases.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record YearRegisterModel(int Year, IReadOnlyList<ShownRegistration> Rows, string? NextHref, bool IsFirst);

/// <summary>A registered case.</summary>
public sealed record ShownRegistration(CaseName Case, DateTimeOffset SubmittedAt);
