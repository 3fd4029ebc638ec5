namespace Funding.Core;

/// <summary>
/// Names of mail parameters. Values are ready to be read: dates <c>2027-04-30</c>, moments <c>2027-04-30 16:00</c> in Swedish time,
/// money <c>1 250 000 kr</c>, lists one a line. a report is its period (<c>2027-01-01–2027-04-30</c>),
/// choices are the JSON names (<c>grantPart</c>, <c>meeting</c>, <c>yes</c>, <c>final</c>). They are text, never markup.
/// </summary>
public static class MailParameter
{
#pragma warning disable CS1591 // The names say it; MailTemplate says where each is used.
    public const string CaseNumber = "caseNumber";
    public const string Title = "title";
    public const string Applicant = "applicant";
    public const string Association = "association";
    public const string SubmittedOn = "submittedOn";
    public const string Sought = "sought";
    public const string AskedBy = "askedBy";
    public const string Deadline = "deadline";
    public const string FileName = "fileName";
    public const string Verdict = "verdict";
    public const string Questions = "questions";
    public const string ChangedFields = "changedFields";
    public const string Purpose = "purpose";
    public const string Party = "party";
    public const string BoardQuestions = "boardQuestions";
    public const string Reviewer = "reviewer";
    public const string Who = "who";
    public const string Answered = "answered";
    public const string Unanswered = "unanswered";
    public const string ClosesAt = "closesAt";
    public const string Mode = "mode";
    public const string Recommendation = "recommendation";
    public const string Amount = "amount";
    public const string ProposalVersion = "proposalVersion";
    public const string Elected = "elected";
    public const string Member = "member";
    public const string Choice = "choice";
    public const string Reason = "reason";
    public const string OutcomeSv = "outcomeSv";
    public const string OutcomeEn = "outcomeEn";
    public const string JustificationSv = "justificationSv";
    public const string JustificationEn = "justificationEn";
    public const string DecidedOn = "decidedOn";
    public const string Paragraph = "paragraph";
    public const string MeetingEn = "meetingEn";
    public const string StartsAt = "startsAt";
    public const string EndsAt = "endsAt";
    public const string Place = "place";
    public const string RemoteLink = "remoteLink";
    public const string Agenda = "agenda";
    public const string Item = "item";
    public const string UpFrom = "upFrom";
    public const string LastAppealDay = "lastAppealDay";
    public const string Paragraphs = "paragraphs";
    public const string Conditions = "conditions";
    public const string Signatory = "signatory";
    public const string Instalments = "instalments";
    public const string Reports = "reports";
    public const string Instalment = "instalment";
    public const string AuthorisedBy = "authorisedBy";
    public const string Account = "account";
    public const string PaymentId = "paymentId";
    public const string Report = "report";
    public const string ReportKind = "reportKind";
    public const string Day = "day";
    public const string Amendment = "amendment";
    public const string WhySv = "whySv";
    public const string WhyEn = "whyEn";
    public const string Granted = "granted";
    public const string Entitled = "entitled";
    public const string Recovery = "recovery";
    public const string Remaining = "remaining";
    public const string Paid = "paid";
    public const string Recovered = "recovered";
#pragma warning restore CS1591
}
