using static Funding.Functions.Tests.Api.People;

namespace Funding.Functions.Tests.Api;

/// <summary>
/// Every HTTP function of the API and who may call it for a submitted application. A function that is missing here fails
/// a test: nobody adds an endpoint without saying whose it is.
/// </summary>
internal static class Endpoints
{
    private const string One = "api/applications/{id}";
    private const string Meeting = "api/meetings/{meeting}";
    private const string Person = """
        { "from": "2027-01-01", "name": "x", "email": "x@y.example", "organisationNumber": "212000-0746", "reason": "x" }
        """;
    private const string Party = """
        { "from": "2027-01-01", "name": "x", "organisationNumbers": ["212000-0746"], "reason": "x" }
        """;

    /// <summary>Those that need no session: what they check instead is tested by itself.</summary>
    internal static IReadOnlyList<Endpoint> WithoutSession { get; } =
    [
        new("RequestSignIn", "POST", "api/sign-in") { Body = """{ "email": "a@b.example" }""" },
        new("OpenSession", "POST", "api/session") { Body = """{ "token": "x" }""" },
        new("CloseSession", "DELETE", "api/session"),
        new("ZApiUnknown", "GET", "api/nowhere"),
        Link("ShowLink", "GET", ""),
        Link("ReissueLink", "POST", "/new-link", "{}") with
        {
            MayBeEmpty = true,
        },
        Link("GiveOpinionByLink", "POST", "/opinion", """{ "stance": "supports", "reasons": "x" }"""),
        Link("CastBallotByLink", "POST", "/ballot", """{ "choice": "yes", "reason": "x" }"""),
        Link("DeclareConflictByLink", "POST", "/conflict", """{ "reason": "x" }"""),
        Link("ReportAbsenceByLink", "POST", "/absence", """{ "reason": "x" }"""),
        Link("DelegateReferralByLink", "POST", "/handover", """{ "name": "x", "email": "a@b.example" }"""),
        Link("TakeBackReferralByLink", "POST", "/handover/return", "{}") with
        {
            MayBeEmpty = true,
        },
        Link(
            "RuleOnConflictByLink",
            "POST",
            "/conflict-ruling",
            """{ "seatId": "x", "recused": true, "reason": "x" }"""
        ),
        Link("RecordDissentByLink", "POST", "/dissent", """{ "reasons": "x" }"""),
        Link("SubmitByLink", "POST", "/submission", "{}") with
        {
            MayBeEmpty = true,
        },
        Link("DeclineSignOffByLink", "POST", "/refusal", """{ "comment": "x" }"""),
        Link("AcceptAgreementByLink", "POST", "/agreement", """{ "accepted": true }"""),
        Link("SubmitReportByLink", "POST", "/report", """{ "activities": "x" }"""),
        Link("SaveReportDraftByLink", "PUT", "/report/draft", """{ "activities": "x" }"""),
        Link("AcceptAmendmentByLink", "POST", "/amendment", """{ "accepted": true }"""),
        Link("ConfirmAccountByLink", "POST", "/account", """{ "accepted": true }"""),
        new("ListNotices", "GET", "api/notices"),
        // Without a key there is nothing at this address.
        new("TakeMailEvents", "POST", "api/mail-events"),
        MeetingLink("ShowMeetingLink", "GET", ""),
        MeetingLink("ReissueMeetingLink", "POST", "/new-link", "{}") with
        {
            MayBeEmpty = true,
        },
        MeetingLink("AnswerCallByLink", "POST", "/attendance", """{ "attends": true, "reason": "x" }"""),
        MeetingLink("AnnounceConflictByLink", "POST", "/conflict", """{ "itemId": "x", "reason": "x" }"""),
        MeetingLink("SignMinutesByLink", "POST", "/minutes", """{ "hash": "x" }"""),
    ];

    internal static IReadOnlyList<Endpoint> WithSession { get; } =
    [
        new("ShowSession", "GET", "api/me", [.. People.All]),
        new("ShowPreferences", "GET", "api/me/preferences", [.. People.All]),
        new("ChangePreferences", "PUT", "api/me/preferences", [.. People.All])
        {
            Body = """{ "choices": [{ "topic": "receipts", "timing": "digest" }] }""",
        },
        new("ListSessions", "GET", "api/me/sessions", [.. People.All]),
        new("EndSession", "DELETE", $"api/me/sessions/{new string('0', 64)}", [.. People.All]),
        new("EndSessions", "DELETE", "api/me/sessions", [.. People.All]),
        new("ListApplications", "GET", "api/applications", [.. WhoKnow, OtherMunicipality, OtherSignatory]),
        new(
            "CreateApplication",
            "POST",
            "api/applications",
            Editor,
            Signatory,
            CoApplicant,
            OtherMunicipality,
            OtherSignatory
        )
        {
            Body = """{ "title": "x", "type": "individual", "participants": 1, "period": { "start": "2027-01-01" } }""",
        },
        new("ShowForm", "GET", "api/current-form", [.. People.All]),
        new("ListUndelivered", "GET", "api/undelivered", Secretariat, SecondSecretary, Finance, Director),
        new("ShowVerification", "GET", "api/verification", Secretariat, SecondSecretary, Finance, Director),
        new("RunVerification", "POST", "api/verification", Secretariat, SecondSecretary, Finance, Director),
        new("SearchCases", "GET", "api/search?q=x", Secretariat, SecondSecretary, Finance, Director),
        new("RebuildLists", "POST", "api/lists/rebuilding", Secretariat, SecondSecretary, Director),
        new("ShowOverview", "GET", "api/overview", Secretariat, SecondSecretary, Finance, Director),
        new("ListTasks", "GET", "api/tasks", Secretariat, SecondSecretary, Finance, Director),
        new("ShowFund", "GET", "api/fund", Secretariat, SecondSecretary, Finance, Director, Chair),
        new(
            "ListDelegatedDecisions",
            "GET",
            "api/delegated-decisions",
            Secretariat,
            SecondSecretary,
            Finance,
            Director,
            Chair
        ),
        new("ShowSettings", "GET", "api/settings", Secretariat, SecondSecretary, Finance, Director),
        new("ListSettingsHistory", "GET", "api/settings/history", Secretariat, SecondSecretary, Finance, Director),
        Setting("ChangeRules", "rules", """{ "from": "2027-01-01", "values": { "reviewDays": 14 }, "reason": "x" }"""),
        Setting(
            "PublishForm",
            "form",
            """{ "from": "2027-01-01", "form": { "version": 1, "sections": [] }, "reason": "x" }"""
        ),
        Setting(
            "SetLetterTexts",
            "letters/decision",
            """{ "from": "2027-01-01", "opening": "x", "closing": "x", "reason": "x" }"""
        ),
        Setting("SetFrame", "frames/2027", """{ "amount": 1, "shares": [], "reason": "x" }"""),
        new("ShowDirectory", "GET", "api/settings/directory", Secretariat, SecondSecretary, Finance, Director),
        Setting("AddPerson", "people", Person) with
        {
            Method = "POST",
        },
        Setting("ChangePerson", "people/nobody", Person),
        new(
            "EndSessionsOf",
            "DELETE",
            "api/settings/people/simon-lund/sessions",
            Secretariat,
            SecondSecretary,
            Director
        ),
        Setting(
            "GiveMandate",
            "mandates",
            """{ "person": "nobody", "kind": "secretariat", "from": "2027-01-01", "reason": "x" }"""
        ) with
        {
            Method = "POST",
        },
        Setting("EndMandate", "mandates/none/end", """{ "lastDay": "2027-01-01", "reason": "x" }""") with
        {
            Method = "POST",
        },
        Setting("OrderSubstitutes", "seats/none/substitutes", """{ "mandates": ["x"], "reason": "x" }"""),
        Setting(
            "SetMember",
            "members/212000-0746",
            """{ "from": "2027-01-01", "name": "x", "kind": "municipality", "reason": "x" }"""
        ),
        Setting("AddParty", "parties", Party) with
        {
            Method = "POST",
        },
        Setting("ChangeParty", "parties/none", Party),
        Setting(
            "AddSeat",
            "seats",
            """{ "from": "2027-01-01", "organisationNumber": "212000-0746", "holder": "nobody", "reason": "x" }"""
        ) with
        {
            Method = "POST",
        },
        Setting("CloseSeat", "seats/none/end", """{ "lastDay": "2027-01-01", "reason": "x" }""") with
        {
            Method = "POST",
        },
        Setting("WithdrawChange", "changes/1/withdrawal", """{ "reason": "x" }""") with
        {
            Method = "POST",
        },
        new("ListMeetings", "GET", "api/meetings", Secretariat, SecondSecretary, Finance, Director, Chair),
        new("PlanMeeting", "POST", "api/meetings", Secretariat, SecondSecretary)
        {
            Body = """
                { "kind": "board", "startsAt": "2026-12-01T09:00:00+01:00", "endsAt": "2026-12-01T12:00:00+01:00", "place": "x" }
                """,
        },
        AtMeeting("ShowMeeting", "GET", "", null, Secretariat, SecondSecretary, Finance, Director, Chair, BoardMember),
        Arrange(
            "ChangeMeeting",
            "time",
            """{ "startsAt": "2026-12-01T09:00:00+01:00", "endsAt": "2026-12-01T12:00:00+01:00", "place": "x" }"""
        ) with
        {
            Method = "PUT",
        },
        Arrange("CancelMeeting", "cancellation", """{ "reason": "x" }"""),
        Arrange("AddAgendaItem", "items", """{ "kind": "information", "title": "x", "text": "x" }"""),
        Arrange("MoveAgendaItem", "items/x/position", """{ "position": 1 }""") with
        {
            Method = "PUT",
        },
        Arrange("RemoveAgendaItem", "items/x", null) with
        {
            Method = "DELETE",
        },
        Arrange("CorrectAgendaItem", "items/x/note", """{ "note": "x" }""") with
        {
            Method = "PUT",
        },
        Arrange("CallMeeting", "call", "{}") with
        {
            MayBeEmpty = true,
        },
        Lead("OpenMeeting", "opening", """{ "present": [{ "seatId": "x", "personId": "x" }], "firstParagraph": 1 }"""),
        Lead("RecordPresence", "presence", """{ "seatId": "x", "personId": "x" }""") with
        {
            Method = "PUT",
        },
        Lead("OpenAgendaItem", "items/x/opening", "{}") with
        {
            MayBeEmpty = true,
        },
        Lead("ReturnAgendaItem", "items/x/return", "{}") with
        {
            MayBeEmpty = true,
        },
        Lead("CloseAgendaItem", "items/x/closing", """{ "note": "x" }"""),
        Lead("ChooseAdjuster", "adjuster", """{ "personId": "x" }""") with
        {
            Method = "PUT",
        },
        Lead("CloseMeeting", "closing", "{}") with
        {
            MayBeEmpty = true,
        },
        new("ShowApplication", "GET", One, [.. WhoKnow]),
        new("ShowFormOfApplication", "GET", $"{One}/form-definition", [.. WhoKnow]),
        new("ListEvents", "GET", $"{One}/events", [.. WhoKnow]),
        new("ListRegister", "GET", $"{One}/register", [.. WhoKnow]),
        new("ShowRecord", "GET", $"{One}/records/application-1", [.. WhoKnow]),
        new("ListMails", "GET", $"{One}/mails", [.. WhoKnow]),
        new("ListPayments", "GET", $"{One}/payments", [.. WhoKnow]),
        new("DownloadAttachment", "GET", $"{One}/attachments/file-1", [.. WhoKnow]),
        Act(
            "EditForm",
            "form",
            """{ "title": "x", "applicant": { "name": "x" } }""",
            Editor,
            Signatory,
            CoApplicant
        ) with
        {
            Method = "PUT",
        },
        Act("UploadAttachment", "attachments?fileName=fil.txt", null, Editor, Signatory, CoApplicant),
        Act("KeepAttachment", "attachments/file-1/reason", """{ "reason": "x" }""", Editor, Signatory, CoApplicant),
        Act("RemoveAttachment", "attachments/file-1", null, Editor, Signatory, CoApplicant) with
        {
            Method = "DELETE",
        },
        Act("PatchForm", "form", """{ "title": "x" }""", Editor, Signatory, CoApplicant) with
        {
            Method = "PATCH",
        },
        Act("CopyApplication", "copy", "{}", Editor, Signatory) with
        {
            MayBeEmpty = true,
        },
        Act("AskForSignOff", "sign-off", "{}", Editor, Signatory, CoApplicant) with
        {
            MayBeEmpty = true,
        },
        Act("DeclineSignOff", "sign-off/refusal", """{ "comment": "x" }""", Signatory),
        Act("SubmitApplication", "submission", "{}", Signatory) with
        {
            MayBeEmpty = true,
        },
        Act(
            "RequestSupplement",
            "supplement-request",
            """{ "questions": [{ "field": "/purpose", "text": "x" }], "deadline": "2026-10-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act(
            "ExtendSupplement",
            "supplement-request/extension",
            """{ "deadline": "2026-10-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("AnswerSupplement", "supplement", "{}", Editor, Signatory) with
        {
            MayBeEmpty = true,
        },
        Act("AssignOfficer", "officer", "{}", Secretariat, SecondSecretary, Director) with
        {
            Method = "PUT",
            MayBeEmpty = true,
        },
        Act("Remind", "reminder", "{}", Secretariat, SecondSecretary, Director) with
        {
            MayBeEmpty = true,
        },
        Act("ConfirmComplete", "completeness", """{ "deadline": "2026-10-01" }""", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act("CloseReview", "review/closing", """{ "reason": "x" }""", Secretariat, SecondSecretary),
        Act(
            "Propose",
            "proposal",
            """
            { "recommendation": "grant", "amounts": [{ "year": 2027, "amount": 1 }],
              "instalments": [{ "amount": 1, "on": "date", "date": "2027-01-15" }], "justification": "x", "conditions": ["x"] }
            """,
            Director
        ),
        Act(
            "OpenBoardDecision",
            "board-decision",
            """{ "closesAt": "2026-12-01T16:00:00+01:00", "mode": "meeting" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("CloseBoardDecision", "board-decision/closing", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act(
            "RemitMatter",
            "board-decision/remittal",
            """{ "questions": "x", "deadline": "2026-12-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act(
            "FlagConflict",
            "board-decision/conflicts",
            """{ "seatId": "seat-1", "reason": "x" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("CloseMeetingOfDecision", "board-decision/meeting-closing", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act(
            "ReportDelegatedDecision",
            "board-decision/report",
            """{ "paragraph": "§ 1", "on": "2026-12-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("RecordNotice", "notice", """{ "on": "2026-12-01" }""", Secretariat, SecondSecretary),
        Act(
            "RecordAppeal",
            "appeal",
            """{ "lodgedOn": "2026-12-01", "reference": "x" }""",
            Secretariat,
            SecondSecretary
        ),
        Act(
            "RecordAppealOutcome",
            "appeal/outcome",
            """{ "outcome": "upheld", "note": "x" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("TableMatter", "board-decision/tabling", """{ "reason": "x" }""", Secretariat, SecondSecretary),
        Act(
            "ApproveMinutes",
            "minutes-approval",
            """{ "paragraph": "§ 1", "approvedOn": "2026-12-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("AcceptAgreement", "agreement/acceptance", """{ "accepted": true, "hash": "x" }""", Signatory),
        Act("CountersignAgreement", "agreement/countersignature", "{}", Director) with
        {
            MayBeEmpty = true,
        },
        Act(
            "AuthoriseInstalment",
            "instalments/1/authorisation",
            "{}",
            Secretariat,
            SecondSecretary,
            Finance,
            Director
        ) with
        {
            MayBeEmpty = true,
        },
        Act("RetryInstalment", "instalments/1/retry", "{}", Finance) with
        {
            MayBeEmpty = true,
        },
        Act(
            "RecordBankAnswer",
            "payments/KAL-2026-0001-1-1/answer",
            """{ "status": "failed", "reason": "x" }""",
            Finance
        ),
        Act("SubmitReport", "reports/interim-1", """{ "activities": "x" }""", Editor, Signatory, CoApplicant),
        Act(
            "SaveReportDraft",
            "reports/interim-1/draft",
            """{ "activities": "x" }""",
            Editor,
            Signatory,
            CoApplicant
        ) with
        {
            Method = "PUT",
        },
        Act("AcceptReport", "reports/interim-1/acceptance", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act(
            "ReturnReport",
            "reports/interim-1/return",
            """{ "questions": "x", "deadline": "2026-12-01" }""",
            Secretariat,
            SecondSecretary
        ),
        Act(
            "RequestDisbursement",
            "disbursement-requests",
            """{ "instalment": 1, "amount": 1, "costs": [{ "costType": "personnel", "amount": 1 }], "attachmentId": "x", "comment": "x" }""",
            Editor,
            Signatory
        ),
        Act("AcceptDisbursementRequest", "disbursement-requests/1/acceptance", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act(
            "ReturnDisbursementRequest",
            "disbursement-requests/1/return",
            """{ "questions": "x" }""",
            Secretariat,
            SecondSecretary
        ),
        Act(
            "RequestAmendment",
            "amendments",
            """{ "reason": "x", "end": "2029-06-30", "account": "bankgiro 5050-1055", "contact": { "name": "x", "email": "a@b.example" } }""",
            Editor,
            Signatory
        ),
        Act("WithdrawAmendment", "amendments/1/withdrawal", "{}", Editor, Signatory) with
        {
            MayBeEmpty = true,
        },
        Act("DecideAmendment", "amendments/1/decision", """{ "approved": true, "reason": "x" }""", Director),
        Act(
            "RecordAmendmentVote",
            "amendments/1/vote",
            """{ "paragraph": "§ 1", "decidedOn": "2027-03-01", "present": 9, "yes": 9, "no": 0, "abstained": 0, "castingVote": "yes", "reason": "x" }""",
            Secretariat,
            SecondSecretary
        ),
        Act("ConfirmAmendmentVote", "amendments/1/vote/confirmation", "{}", Director) with
        {
            MayBeEmpty = true,
        },
        Act("AcceptAmendment", "amendments/1/acceptance", """{ "accepted": true, "hash": "x" }""", Signatory),
        Act("ConfirmAccount", "amendments/1/account/confirmation", "{}", Signatory) with
        {
            MayBeEmpty = true,
        },
        Act("DecideAccount", "amendments/1/account/decision", """{ "accepted": true, "reason": "x" }""", Finance),
        Act("Settle", "settlement", """{ "approvedCosts": 1, "reason": "x" }""", Finance) with
        {
            MayBeEmpty = true,
        },
        Act("RecordRecovery", "recovery/receipt", """{ "amount": 1, "reference": "x" }""", Finance),
        Act("Withdraw", "withdrawal", """{ "reason": "x" }""", Editor, Signatory) with
        {
            MayBeEmpty = true,
        },
        Act("Dismiss", "dismissal", """{ "reason": "x" }""", Secretariat, SecondSecretary),
        Act("SendMailAgain", "mails/1-0/again", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act("HandleReturnedMail", "mails/1-0/handled", "{}", Secretariat, SecondSecretary) with
        {
            MayBeEmpty = true,
        },
        Act("AddNote", "notes", """{ "text": "x" }""", Secretariat, SecondSecretary, Finance, Director),
        Act("Reopen", "reopening", """{ "reason": "x" }""", Secretariat, SecondSecretary, Director),
        Act("Terminate", "termination", """{ "reason": "x" }""", Director),
    ];

    internal static IReadOnlyList<Endpoint> All { get; } = [.. WithoutSession, .. WithSession];

    internal static Endpoint Of(string function) => All.Single(endpoint => endpoint.Function == function);

    private static Endpoint Act(string function, string path, string? body, params IReadOnlyList<string> allowed) =>
        new(function, "POST", $"{One}/{path}", allowed) { Body = body };

    private static Endpoint Setting(string function, string path, string body) =>
        new(function, "PUT", $"api/settings/{path}", Secretariat, SecondSecretary, Director) { Body = body };

    private static Endpoint Arrange(string function, string path, string? body) =>
        AtMeeting(function, "POST", "/" + path, body, Secretariat, SecondSecretary);

    private static Endpoint Lead(string function, string path, string? body) =>
        AtMeeting(function, "POST", "/" + path, body, Secretariat, SecondSecretary, Chair);

    private static Endpoint AtMeeting(
        string function,
        string method,
        string path,
        string? body,
        params IReadOnlyList<string> allowed
    ) =>
        new(function, method, Meeting + path, allowed)
        {
            Body = body,
            WhoKnow = [Secretariat, SecondSecretary, Finance, Director, Chair, BoardMember],
        };

    private static Endpoint MeetingLink(string function, string method, string path, string? body = null) =>
        new(function, method, $"api/meeting-links/{{meeting}}/{new string('A', 43)}{path}") { Body = body };

    private static Endpoint Link(string function, string method, string path, string? body = null) =>
        new(function, method, $"api/links/{{id}}/{new string('A', 43)}{path}") { Body = body };
}
