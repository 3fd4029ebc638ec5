using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>How a report changes with what happens to it.</summary>
internal static class ReportFold
{
    internal static Report HandedIn(this Report report, ReportSubmitted e) =>
        report with
        {
            Status = ReportStatus.Submitted,
            Draft = null,
            Content = e.Content,
            SubmittedAt = e.At,
            Overdue = false,
        };

    internal static Report Drafted(this Report report, ReportDraftSaved e, long version) =>
        report with
        {
            Draft = new ReportDraft(e.Content, version, e.By, e.At),
        };

    /// <summary>An extension gives the report other days and a new due date: reminders and links begin anew.</summary>
    internal static Report Moved(this Report report, ReportPlan plan, DateTimeOffset at) =>
        report with
        {
            Covers = plan.Covers,
            DueOn = plan.DueOn,
            Attempt = report.Attempt + 1,
            AwaitedSince = at,
            Overdue = false,
        };

    internal static Report SentBack(this Report report, ReportReturned e) =>
        report with
        {
            Status = ReportStatus.Returned,
            Questions = e.Questions,
            FieldQuestions = e.Fields ?? [],
            DueOn = e.Deadline,
            Attempt = report.Attempt + 1,
            AwaitedSince = e.At,
        };
}
