namespace Funding.Core;

/// <summary>Codes of refusals; stable, because callers build on them.</summary>
public static class RefusalCode
{
    /// <summary>The application, or the part of it, does not exist for the actor.</summary>
    public const string NotFound = "not-found";

    /// <summary>The actor's roles do not allow the action.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The application is in another stage.</summary>
    public const string WrongStage = "wrong-stage";

    /// <summary>Another application has the id.</summary>
    public const string ApplicationExists = "application-exists";

    /// <summary>Something in what was sent is wrong; the problems say what.</summary>
    public const string InvalidInput = "invalid-input";

    /// <summary>The form is not ready to be sent in; the problems name the places.</summary>
    public const string FormIncomplete = "form-incomplete";

    /// <summary>The form's texts are too long altogether.</summary>
    public const string FormTooLarge = "form-too-large";

    /// <summary>A document is larger than allowed.</summary>
    public const string DocumentTooLarge = "document-too-large";

    /// <summary>The documents together are larger than allowed.</summary>
    public const string DocumentsTooLarge = "documents-too-large";

    /// <summary>A document is empty or its name cannot be used.</summary>
    public const string DocumentInvalid = "document-invalid";

    /// <summary>Another document has the id.</summary>
    public const string DocumentExists = "document-exists";

    /// <summary>A document that has been sent in is a public record and stays.</summary>
    public const string DocumentRegistered = "document-registered";

    /// <summary>A document seems to hold personal identity numbers, and nobody has said why it must.</summary>
    public const string DocumentHoldsIdentityNumber = "document-holds-identity-number";

    /// <summary>Files are still being checked for malicious code.</summary>
    public const string FilesWaiting = "files-waiting";

    /// <summary>The application has been changed since the signatory was asked to sign it off.</summary>
    public const string SignOffVoid = "sign-off-void";

    /// <summary>The application has no case number yet.</summary>
    public const string NotRegistered = "not-registered";

    /// <summary>The application has another case number.</summary>
    public const string CaseNumberAssigned = "case-number-assigned";

    /// <summary>A generated document is stored with another content.</summary>
    public const string RecordDiffers = "record-differs";

    /// <summary>A deadline is not in the future, or too far away.</summary>
    public const string DeadlineInvalid = "deadline-invalid";

    /// <summary>A new personal link was asked for, and there is nothing (left) for the person to answer with it.</summary>
    public const string LinkNotNeeded = "link-not-needed";

    /// <summary>A mail that came back has been put aside already.</summary>
    public const string MailHandled = "mail-handled";

    /// <summary>A secrecy mark is not there any more.</summary>
    public const string SecrecyLifted = "secrecy-lifted";

    /// <summary>Secrecy marks have changed since an extract was looked at.</summary>
    public const string ExtractChanged = "extract-changed";

    /// <summary>The personal link of a mail that is to be sent again leads to nothing any more.</summary>
    public const string MailNotNeeded = "mail-not-needed";

    /// <summary>The case waits for nobody outside the office.</summary>
    public const string NobodyToRemind = "nobody-to-remind";

    /// <summary>The round of referrals is over.</summary>
    public const string ReviewClosed = "review-closed";

    /// <summary>The referral has been answered already.</summary>
    public const string OpinionGiven = "opinion-given";

    /// <summary>The referral has been handed over to a colleague.</summary>
    public const string ReferralDelegated = "referral-delegated";

    /// <summary>There is no proposal to vote on that builds on the last review.</summary>
    public const string NoProposal = "no-proposal";

    /// <summary>The seats do not make a board.</summary>
    public const string BoardInvalid = "board-invalid";

    /// <summary>The decision is more than what the board has delegated.</summary>
    public const string DelegationExceeded = "delegation-exceeded";

    /// <summary>The grant is more than what is left of a year's money, and the board has not been asked to override that.</summary>
    public const string FrameExceeded = "frame-exceeded";

    /// <summary>Nobody has asked whether the member has a conflict of interest.</summary>
    public const string ConflictNotFlagged = "conflict-not-flagged";

    /// <summary>The board has not settled whether a member has a conflict of interest.</summary>
    public const string ConflictUndecided = "conflict-undecided";

    /// <summary>Nobody settles their own conflict of interest.</summary>
    public const string OwnConflict = "own-conflict";

    /// <summary>Only somebody who took a side in the decision can dissent from it.</summary>
    public const string TookNoPart = "took-no-part";

    /// <summary>The meeting is closed or its minutes approved: a dissent comes too late.</summary>
    public const string DissentTooLate = "dissent-too-late";

    /// <summary>The decision was not made by delegates.</summary>
    public const string NotDelegated = "not-delegated";

    /// <summary>The vote is for an earlier version of the proposal.</summary>
    public const string BallotVoid = "ballot-void";

    /// <summary>The item is closed.</summary>
    public const string BallotClosed = "ballot-closed";

    /// <summary>The person has declared a conflict of interest or absence.</summary>
    public const string StoodAside = "stood-aside";

    /// <summary>Too few take part for a decision.</summary>
    public const string NoQuorum = "no-quorum";

    /// <summary>A tie needs the chair to take a side.</summary>
    public const string CastingVoteNeeded = "casting-vote-needed";

    /// <summary>Only a meeting can remit or table.</summary>
    public const string MeetingOnly = "meeting-only";

    /// <summary>The meeting has come to another stage.</summary>
    public const string WrongMeetingStage = "wrong-meeting-stage";

    /// <summary>Another meeting has the id.</summary>
    public const string MeetingExists = "meeting-exists";

    /// <summary>The seats do not make a board or a preparatory group.</summary>
    public const string MeetingSeatsInvalid = "meeting-seats-invalid";

    /// <summary>It is too late to call to the meeting, or to send papers for it.</summary>
    public const string PapersTooLate = "papers-too-late";

    /// <summary>The board's meeting comes too soon after the preparatory group's.</summary>
    public const string BoardTooSoon = "board-too-soon";

    /// <summary>The agenda has no items.</summary>
    public const string AgendaEmpty = "agenda-empty";

    /// <summary>Another item of the agenda has the id.</summary>
    public const string AgendaItemExists = "agenda-item-exists";

    /// <summary>The item is not on the agenda, or not any longer.</summary>
    public const string AgendaItemMissing = "agenda-item-missing";

    /// <summary>The item has been dealt with.</summary>
    public const string AgendaItemClosed = "agenda-item-closed";

    /// <summary>The meeting takes up one item at a time.</summary>
    public const string AnotherItemOpen = "another-item-open";

    /// <summary>An item is still open when the meeting is to end.</summary>
    public const string ItemStillOpen = "item-still-open";

    /// <summary>The item is ended by its vote, not by a note.</summary>
    public const string ItemIsVotedOn = "item-is-voted-on";

    /// <summary>The application is not an item that is open at the meeting.</summary>
    public const string ItemNotOpen = "item-not-open";

    /// <summary>Answers to the call are taken from the call until the meeting begins.</summary>
    public const string AnswersClosed = "answers-closed";

    /// <summary>The meeting has been moved since the link was mailed.</summary>
    public const string CallOutdated = "call-outdated";

    /// <summary>The person has said not to come, and a substitute has been called.</summary>
    public const string DeclinedAlready = "declined-already";

    /// <summary>The meeting is another day.</summary>
    public const string MeetingNotToday = "meeting-not-today";

    /// <summary>Somebody who is said to be there cannot serve on the seat.</summary>
    public const string PresenceInvalid = "presence-invalid";

    /// <summary>The adjuster must be somebody present who does not lead the meeting.</summary>
    public const string AdjusterInvalid = "adjuster-invalid";

    /// <summary>The meeting has chosen nobody to approve the minutes.</summary>
    public const string AdjusterMissing = "adjuster-missing";

    /// <summary>The minutes have been corrected since they were read.</summary>
    public const string MinutesChanged = "minutes-changed";

    /// <summary>The minutes of the matter are approved at its meeting.</summary>
    public const string MinutesByMeeting = "minutes-by-meeting";

    /// <summary>The terms that were accepted are not the agreement's.</summary>
    public const string AgreementChanged = "agreement-changed";

    /// <summary>The applicant has not accepted the agreement.</summary>
    public const string AgreementNotAccepted = "agreement-not-accepted";

    /// <summary>Decision, approved minutes and agreement are not all in place.</summary>
    public const string PaymentGateClosed = "payment-gate-closed";

    /// <summary>The time for appeal has not run out, or the notice of the minutes is not recorded.</summary>
    public const string AppealWindowOpen = "appeal-window-open";

    /// <summary>The decision is appealed, or has been annulled.</summary>
    public const string DecisionAppealed = "decision-appealed";

    /// <summary>The minutes are not approved.</summary>
    public const string MinutesNotApproved = "minutes-not-approved";

    /// <summary>The decision has become final.</summary>
    public const string DecisionFinal = "decision-final";

    /// <summary>No appeal waits for an answer.</summary>
    public const string NoAppeal = "no-appeal";

    /// <summary>The instalment's date or report has not come.</summary>
    public const string InstalmentNotDue = "instalment-not-due";

    /// <summary>A report is overdue.</summary>
    public const string PaymentsOnHold = "payments-on-hold";

    /// <summary>The instalment has been authorised by two already.</summary>
    public const string AlreadyAuthorised = "already-authorised";

    /// <summary>A second, different person must authorise.</summary>
    public const string FourEyes = "four-eyes";

    /// <summary>Nobody authorises what they have registered.</summary>
    public const string RegisteredBySelf = "registered-by-self";

    /// <summary>Over the threshold the director must be one of the two.</summary>
    public const string DirectorMustAuthorise = "director-must-authorise";

    /// <summary>The instalment will not be paid.</summary>
    public const string InstalmentCancelled = "instalment-cancelled";

    /// <summary>The payment failed and must be sent again.</summary>
    public const string PaymentFailed = "payment-failed";

    /// <summary>Only a failed payment is sent again.</summary>
    public const string PaymentNotFailed = "payment-not-failed";

    /// <summary>The bank has given another answer already.</summary>
    public const string PaymentAnswered = "payment-answered";

    /// <summary>A payment is with the bank.</summary>
    public const string PaymentInProgress = "payment-in-progress";

    /// <summary>The report has been handed in already.</summary>
    public const string ReportSubmitted = "report-submitted";

    /// <summary>Somebody else has saved the report meanwhile.</summary>
    public const string ReportDraftChanged = "report-draft-changed";

    /// <summary>The report's texts are too long altogether.</summary>
    public const string ReportTooLarge = "report-too-large";

    /// <summary>The report has not been handed in.</summary>
    public const string ReportNotSubmitted = "report-not-submitted";

    /// <summary>An earlier report is not accepted.</summary>
    public const string EarlierReportOpen = "earlier-report-open";

    /// <summary>The final account has been made.</summary>
    public const string AlreadySettled = "already-settled";

    /// <summary>The final account has not been made.</summary>
    public const string NotSettled = "not-settled";

    /// <summary>More than what remains to be repaid.</summary>
    public const string RecoveryTooLarge = "recovery-too-large";

    /// <summary>The instalment does not fall due on request, or has been requested already.</summary>
    public const string NotOnRequest = "not-on-request";

    /// <summary>An earlier request waits for an answer.</summary>
    public const string RequestOpen = "request-open";

    /// <summary>The request has been answered already.</summary>
    public const string RequestAnswered = "request-answered";

    /// <summary>An earlier amendment of the same kind waits.</summary>
    public const string AmendmentOpen = "amendment-open";

    /// <summary>The amendment does not wait for this.</summary>
    public const string AmendmentNotWaiting = "amendment-not-waiting";

    /// <summary>The final report has been handed in: the period stands.</summary>
    public const string FinalReportIn = "final-report-in";

    /// <summary>Whoever recorded the decision does not confirm it.</summary>
    public const string RecordedBySelf = "recorded-by-self";

    /// <summary>A case that ended in this way is not opened again.</summary>
    public const string CannotReopen = "cannot-reopen";

    /// <summary>Only the director opens a settled case again.</summary>
    public const string DirectorMustReopen = "director-must-reopen";

    /// <summary>The change of the association's settings is in force.</summary>
    public const string ChangeInForce = "change-in-force";

    /// <summary>Another person has the e-mail address.</summary>
    public const string EmailTaken = "email-taken";

    /// <summary>Somebody has the mandate that only one can have at a time.</summary>
    public const string PostTaken = "post-taken";

    /// <summary>The person has the same mandate during that time.</summary>
    public const string MandateHeld = "mandate-held";

    /// <summary>The person holds another seat of the board.</summary>
    public const string HoldsSeatAlready = "holds-seat-already";

    /// <summary>A seat of the board would have neither member nor substitute.</summary>
    public const string SeatUnserved = "seat-unserved";

    /// <summary>The board would have no chair.</summary>
    public const string ChairMissing = "chair-missing";

    /// <summary>Somebody would lead the board without a seat.</summary>
    public const string OfficeWithoutSeat = "office-without-seat";

    /// <summary>The association would have no secretariat, nobody for finance or no director.</summary>
    public const string OfficeEmpty = "office-empty";

    /// <summary>A party would have no reviewer or no manager.</summary>
    public const string PartyUnstaffed = "party-unstaffed";

    /// <summary>The person works with another organisation's applications.</summary>
    public const string ActsForAnother = "acts-for-another";

    /// <summary>The association's auditor would also work in it, sit on its board or apply to it.</summary>
    public const string AuditorNotIndependent = "auditor-not-independent";

    /// <summary>A member that has seats, parties or applicants' people would be none.</summary>
    public const string MemberInUse = "member-in-use";

    /// <summary>The mandate is the actor's own, and without it they could not change settings.</summary>
    public const string OwnLastMandate = "own-last-mandate";

    /// <summary>Nobody gives themselves a mandate, or more time with one.</summary>
    public const string OwnMandate = "own-mandate";

    /// <summary>The mandate has ended already.</summary>
    public const string MandateOver = "mandate-over";

    /// <summary>Every application form needs the part.</summary>
    public const string FormPartNeeded = "form-part-needed";

    /// <summary>Nothing of the case can be disposed of now.</summary>
    public const string CannotDispose = "cannot-dispose";

    /// <summary>The disposal list is not the one that was read, or somebody has acted on it already.</summary>
    public const string DisposalListOutdated = "disposal-list-outdated";

    /// <summary>Whoever drew up a disposal list does not confirm it.</summary>
    public const string OwnDisposalPreview = "own-disposal-preview";

    /// <summary>Another question is asked depending on the answer to this one.</summary>
    public const string FormQuestionInUse = "form-question-in-use";

    /// <summary>The section has questions that must be moved first.</summary>
    public const string FormSectionInUse = "form-section-in-use";

    /// <summary>Nobody works on a draft of the next application form.</summary>
    public const string NoFormDraft = "no-form-draft";

    /// <summary>The board has decided.</summary>
    public const string DecidedAlready = "decided-already";
}
