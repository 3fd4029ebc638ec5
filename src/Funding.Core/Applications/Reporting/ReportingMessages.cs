namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Hands in a report. The same content again: nothing.</summary>
    public sealed record SubmitReport(string ReportId, ReportContent Content) : ApplicationCommand;

    /// <summary>Accepts a report; the final one starts the settlement.</summary>
    public sealed record AcceptReport(string ReportId) : ApplicationCommand;

    /// <summary>Saves a report that is being written. The same content again: nothing.</summary>
    /// <param name="Revision">The draft's revision that it builds on, zero for none; when absent it replaces whatever is there.</param>
    public sealed record SaveReportDraft(string ReportId, ReportContent Content, long? Revision = null)
        : ApplicationCommand;

    /// <summary>Sends a report back with questions, on the whole or on parts of it.</summary>
    /// <param name="Questions">On the whole; may be empty when parts are asked about.</param>
    /// <param name="Deadline">The new last day; by the association's rules when absent.</param>
    /// <param name="Fields">On parts, by JSON pointer into the content.</param>
    public sealed record ReturnReport(
        string ReportId,
        string Questions,
        DateOnly? Deadline = null,
        IReadOnlyList<Question>? Fields = null
    ) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The applicant was reminded of a report.</summary>
    /// <param name="Day">Business days relative to the due date; above zero it is overdue.</param>
    public sealed record ReportReminderSent(string Key, string ReportId, int Day) : ApplicationEvent, IDoneByTime;

    /// <summary>A report's due date passed: payments are on hold until it comes.</summary>
    public sealed record ReportOverdue(string Key, string ReportId) : ApplicationEvent, IDoneByTime;

    /// <summary>The authorised signatory and the secretariat were told that a report is missing.</summary>
    public sealed record ReportEscalated(string Key, string ReportId) : ApplicationEvent, IDoneByTime;

    /// <summary>A report that is being written was saved.</summary>
    public sealed record ReportDraftSaved(string ReportId, ReportContent Content) : ApplicationEvent;

    /// <summary>A report was handed in.</summary>
    public sealed record ReportSubmitted(string ReportId, ReportContent Content) : ApplicationEvent;

    /// <summary>A report was accepted.</summary>
    public sealed record ReportAccepted(string ReportId) : ApplicationEvent;

    /// <summary>A report was sent back with questions.</summary>
    /// <param name="Fields">Questions on parts of it.</param>
    public sealed record ReportReturned(
        string ReportId,
        string Questions,
        DateOnly Deadline,
        IReadOnlyList<Question>? Fields = null
    ) : ApplicationEvent;

    /// <summary>The final report was accepted: the final account is next.</summary>
    public sealed record SettlementStarted : ApplicationEvent;
}
