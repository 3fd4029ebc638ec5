using Funding.Core;

namespace Funding.Functions.Tests.Access;

/// <summary>
/// What the policy is asked at each HTTP function, API and pages. A function that is missing here fails a test: nobody adds an endpoint without
/// saying whose it is.
/// </summary>
internal static class Asks
{
    private static readonly Dictionary<string, (Ask Read, Ask Write)> _all = new(StringComparer.Ordinal);

    static Asks()
    {
        // Everybody, signed in or not.
        Both(new Ask.Anybody(), "RequestSignIn", "OpenSession", "CloseSession", "ListNotices", "WebNotices");
        Both(new Ask.Anybody(), "WebStart", "WebSignIn", "WebSignOut", "WebLanguage", "WebAccessibility");
        Both(new Ask.Anybody(), "WebSignInCode");
        // Whoever has the link, and what is not there at all.
        Both(new Ask.Nothing(), "ZApiUnknown", "ZPageUnknown", "WebAsset", "WebSignInLink", "WebSignInAccount");
        Both(new Ask.Nothing(), "ShowLink", "ReissueLink", "GiveOpinionByLink", "DelegateReferralByLink");
        Both(new Ask.Nothing(), "TakeBackReferralByLink", "CastBallotByLink", "DeclareConflictByLink");
        Both(new Ask.Nothing(), "ReportAbsenceByLink", "RuleOnConflictByLink", "RecordDissentByLink", "SubmitByLink");
        Both(new Ask.Nothing(), "DeclineSignOffByLink", "AcceptAgreementByLink", "SubmitReportByLink");
        Both(new Ask.Nothing(), "SaveReportDraftByLink", "AcceptAmendmentByLink", "ConfirmAccountByLink");
        Both(new Ask.Nothing(), "WebLink", "WebLinkAttachment", "WebLinkRecord");
        // Without the service's signature, and without the address in a mail, there is nothing.
        Both(new Ask.Nothing(), "TakeMailEvents", "WebUnsubscribe");
        Both(new Ask.Nothing(), "ShowMeetingLink", "ReissueMeetingLink", "AnswerCallByLink", "AnnounceConflictByLink");
        Both(new Ask.Nothing(), "SignMinutesByLink", "WebMeetingLink", "WebMeetingMatter", "WebMeetingAttachment");
        // Whoever is signed in, for themselves.
        Both(new Ask.SignedIn(), "ShowForm", "ShowSession", "ShowPreferences", "ChangePreferences", "WebPreferences");
        Both(new Ask.SignedIn(), "ListSessions", "EndSession", "EndSessions", "WebSessions");
        // The association.
        Both(new Ask.Here(AssociationAction.SeeCases, AssociationAction.Apply), "ListApplications");
        Both(new Ask.Here(AssociationAction.Apply), "CreateApplication", "WebNewApplication", "WebApplications");
        Both(new Ask.Here(AssociationAction.SeeCases), "SearchCases", "ShowOverview", "WebCases", "WebSearch");
        Both(new Ask.Here(AssociationAction.SeeCases), "WebExport", "WebStaff", "WebPayments", "WebReports");
        Both(new Ask.Here(AssociationAction.SeeCases), "WebYearRegister");
        Both(new Ask.Here(AssociationAction.SeeTasks), "ListTasks", "WebTasks");
        Both(new Ask.Here(AssociationAction.HandleMeetingMails), "WebReturnedMail");
        Both(new Ask.Here(AssociationAction.RebuildLists), "RebuildLists");
        Both(new Ask.Here(AssociationAction.SeeUndelivered), "ListUndelivered");
        Both(new Ask.Here(AssociationAction.SeeVerification), "ShowVerification", "RunVerification", "WebVerification");
        foreach (var page in (string[])["WebDisposals", "WebDisposal"])
        {
            _all.Add(
                page,
                (new Ask.Here(AssociationAction.SeeDisposals), new Ask.Here(AssociationAction.DisposeDocuments))
            );
        }
        Both(new Ask.Here(AssociationAction.SeeFund), "ShowFund", "ListDelegatedDecisions", "WebFund");
        Both(new Ask.Here(AssociationAction.SeeFund), "WebDelegatedDecisions");
        Both(new Ask.Here(AssociationAction.SeeSettings), "ShowSettings", "ListSettingsHistory", "ShowDirectory");
        Both(new Ask.Here(AssociationAction.ChangeSettings), "ChangeRules", "PublishForm", "SetLetterTexts");
        Both(new Ask.Here(AssociationAction.ChangeSettings), "SetFrame", "AddPerson", "ChangePerson", "GiveMandate");
        Both(new Ask.Here(AssociationAction.ChangeSettings), "EndMandate", "OrderSubstitutes", "SetMember");
        Both(new Ask.Here(AssociationAction.ChangeSettings), "AddParty", "ChangeParty", "AddSeat", "CloseSeat");
        Both(new Ask.Here(AssociationAction.ChangeSettings), "WithdrawChange", "WebSettingsChange");
        Both(new Ask.Here(AssociationAction.ManageSessions), "EndSessionsOf", "WebPersonSessions");
        foreach (var page in (string[])["WebSettings", "WebSettingsArea"])
        {
            _all.Add(
                page,
                (new Ask.Here(AssociationAction.SeeSettings), new Ask.Here(AssociationAction.ChangeSettings))
            );
        }
        // Meetings.
        Both(new Ask.Calendar(MeetingAction.View), "ListMeetings", "WebMeetings");
        Both(new Ask.Calendar(MeetingAction.Arrange), "PlanMeeting");
        Both(new Ask.At(MeetingAction.View), "ShowMeeting", "WebMinutes");
        Both(new Ask.AtDesk(), "WebMeeting");
        Both(new Ask.At(MeetingAction.Arrange), "ChangeMeeting", "CancelMeeting", "CallMeeting", "AddAgendaItem");
        Both(new Ask.At(MeetingAction.Arrange), "MoveAgendaItem", "RemoveAgendaItem", "CorrectAgendaItem");
        Both(new Ask.At(MeetingAction.Lead), "OpenMeeting", "RecordPresence", "CloseMeeting", "ChooseAdjuster");
        Both(new Ask.At(MeetingAction.Lead), "OpenAgendaItem", "ReturnAgendaItem", "CloseAgendaItem");
        // Cases: reading.
        Case(ApplicationAction.View, "ShowApplication", "ShowFormOfApplication", "DownloadAttachment", "ListRegister");
        Case(ApplicationAction.View, "ShowRecord", "WebAttachment", "WebRegister", "WebRecord");
        Case(ApplicationAction.ViewTrail, "ListEvents", "ListMails", "ListPayments");
        Case(ApplicationAction.ViewAsOffice, "WebStaffCase");
        // The office's people are led to their own page of the case.
        _all.Add(
            "WebApplication",
            (new Ask.Case(ApplicationAction.Edit, ApplicationAction.ViewAsOffice), new Ask.Case(ApplicationAction.Edit))
        );
        // Cases: what those who apply do.
        Case(
            ApplicationAction.Edit,
            "EditForm",
            "PatchForm",
            "UploadAttachment",
            "KeepAttachment",
            "RemoveAttachment",
            "AskForSignOff"
        );
        Case(ApplicationAction.Edit, "WebDraftAttachments", "WebDraftSection", "WebSubmission", "WebReceipt");
        Case(ApplicationAction.Create, "CopyApplication", "WebCopyApplication");
        Case(ApplicationAction.Submit, "SubmitApplication", "DeclineSignOff");
        Case(ApplicationAction.AnswerSupplement, "AnswerSupplement");
        Case(ApplicationAction.Withdraw, "Withdraw");
        Case(ApplicationAction.AcceptAgreement, "AcceptAgreement", "WebAgreementAcceptance");
        Case(ApplicationAction.SubmitReport, "SubmitReport", "SaveReportDraft", "WebReport");
        Case(ApplicationAction.RequestDisbursement, "RequestDisbursement", "WebDisbursementRequest");
        Case(ApplicationAction.RequestAmendment, "RequestAmendment", "WithdrawAmendment", "WebAmendments");
        Case(ApplicationAction.AcceptAmendment, "AcceptAmendment", "ConfirmAccount", "WebAmendmentAcceptance");
        // Cases: what the association does.
        Case(ApplicationAction.AssignOfficer, "AssignOfficer");
        Case(ApplicationAction.Remind, "Remind");
        Case(ApplicationAction.AddNote, "AddNote");
        Case(ApplicationAction.HandleMails, "SendMailAgain", "HandleReturnedMail");
        Case(ApplicationAction.ExportCase, "WebArchive");
        Case(ApplicationAction.HandOut, "WebExtract", "WebExtractDocument");
        Case(ApplicationAction.RequestSupplement, "RequestSupplement", "ExtendSupplement");
        Case(ApplicationAction.ConfirmComplete, "ConfirmComplete");
        Case(ApplicationAction.CloseReview, "CloseReview");
        Case(ApplicationAction.Propose, "Propose");
        Case(ApplicationAction.OpenBoardDecision, "OpenBoardDecision");
        Case(ApplicationAction.FlagConflict, "FlagConflict");
        Case(ApplicationAction.CloseBoardDecision, "CloseBoardDecision", "RemitMatter", "TableMatter");
        Case(ApplicationAction.RecordProceedings, "CloseMeetingOfDecision", "ReportDelegatedDecision", "RecordNotice");
        Case(ApplicationAction.RecordProceedings, "RecordAppeal", "RecordAppealOutcome");
        Case(ApplicationAction.ApproveMinutes, "ApproveMinutes");
        Case(ApplicationAction.CountersignAgreement, "CountersignAgreement");
        Case(ApplicationAction.AuthoriseInstalment, "AuthoriseInstalment");
        Case(ApplicationAction.HandlePayments, "RetryInstalment", "RecordBankAnswer");
        Case(ApplicationAction.AssessReport, "AcceptReport", "ReturnReport");
        Case(ApplicationAction.AssessDisbursementRequest, "AcceptDisbursementRequest", "ReturnDisbursementRequest");
        Case(ApplicationAction.DecideAmendment, "DecideAmendment", "ConfirmAmendmentVote");
        Case(ApplicationAction.RecordAmendmentVote, "RecordAmendmentVote");
        Case(ApplicationAction.DecideAccount, "DecideAccount");
        Case(ApplicationAction.Settle, "Settle", "RecordRecovery");
        Case(ApplicationAction.Dismiss, "Dismiss");
        Case(ApplicationAction.Terminate, "Terminate");
        Case(ApplicationAction.Reopen, "Reopen");
    }

    internal static IEnumerable<string> Functions => _all.Keys;

    internal static Ask? Of(string function, bool read) =>
        !_all.TryGetValue(function, out var asks) ? null
        : read ? asks.Read
        : asks.Write;

    private static void Both(Ask ask, params ReadOnlySpan<string> functions)
    {
        foreach (var function in functions)
        {
            _all.Add(function, (ask, ask));
        }
    }

    private static void Case(ApplicationAction action, params ReadOnlySpan<string> functions) =>
        Both(new Ask.Case(action), functions);
}
