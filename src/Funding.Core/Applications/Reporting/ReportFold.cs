using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>How a report changes with what happens to it.</summary>
internal static class ReportFold
{
    internal static Report HandedIn(this Report report, ReportSubmitted e) =>
        report with
        {
            Status = ReportStatus.Submitted,
            Content = e.Content,
            SubmittedAt = e.At,
            Overdue = false,
        };

    internal static Report SentBack(this Report report, ReportReturned e) =>
        report with
        {
            Status = ReportStatus.Returned,
            Questions = e.Questions,
            DueOn = e.Deadline,
            Attempt = report.Attempt + 1,
            AwaitedSince = e.At,
        };
}
