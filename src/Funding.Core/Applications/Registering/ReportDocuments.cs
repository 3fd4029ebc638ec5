namespace Funding.Core;

/// <summary>Reports, and what the association says about them.</summary>
internal static class ReportDocuments
{
    internal static CaseDocument Received(Application after, string reportId)
    {
        var name = Name(after, reportId);
        return new(DocumentDirection.Received, DocumentKind.Report, CaseDocuments.Applicant(after), name);
    }

    internal static CaseDocument Accepted(Application after, string reportId) =>
        About(
            after,
            reportId,
            DocumentKind.ReportAnswer,
            MailTemplate.ReportAccepted,
            new("Besked om godkänd rapport", "Message of accepted report")
        );

    internal static CaseDocument Returned(Application after, string reportId) =>
        About(
            after,
            reportId,
            DocumentKind.ReportAnswer,
            MailTemplate.ReportReturned,
            new("Frågor om rapport", "Questions about report")
        );

    internal static CaseDocument Reminder(Application after, string reportId, MailTemplate mail) =>
        About(after, reportId, DocumentKind.Reminder, mail, new("Påminnelse om rapport", "Reminder of report"));

    private static CaseDocument About(
        Application after,
        string reportId,
        DocumentKind kind,
        MailTemplate mail,
        LocalizedText what
    )
    {
        var name = Name(after, reportId);
        return CaseDocuments.ToApplicant(after, kind, mail, $"{what.Sv}: {name.Sv}", $"{what.En}: {name.En}");
    }

    private static LocalizedText Name(Application application, string reportId)
    {
        var report = application.Reports.Single(r => r.Id == reportId);
        var days = ReportEffects.Name(report);
        return report.Kind == ReportKind.Final
            ? new($"Slutrapport {days}", $"Final report {days}")
            : new($"Delårsrapport {days}", $"Interim report {days}");
    }
}
