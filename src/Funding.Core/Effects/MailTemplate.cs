using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// The mails that an application sends. Every one has the parameters caseNumber (empty before registration), title, applicant and association;
/// what more there is stands with each.
/// </summary>
[JsonConverter(typeof(CamelCaseEnum<MailTemplate>))]
public enum MailTemplate
{
    /// <summary>To the signatory, with link <see cref="LinkPurpose.SignOff"/>: the draft is ready, please sign off. askedBy, sought.</summary>
    SignOffRequest,

    /// <summary>To the signatory, with a new link: the draft still waits. askedBy, sought.</summary>
    SignOffReminder,

    /// <summary>To whoever asked: the signatory wants something changed. signatory, reason.</summary>
    SignOffDeclined,

    /// <summary>To those who have written in a draft: nobody has changed it for long, and it will be erased. deadline.</summary>
    DraftErasureWarning,

    /// <summary>To contact and signatory: received and registered. submittedOn, sought.</summary>
    SubmissionReceipt,

    /// <summary>To the secretariat: a new application. submittedOn, sought.</summary>
    SubmissionNotice,

    /// <summary>To contact and signatory: please complete. deadline, questions.</summary>
    SupplementRequest,

    /// <summary>To contact and signatory: there is more time. deadline.</summary>
    SupplementExtended,

    /// <summary>To the contact: the supplement is still missing. deadline, questions.</summary>
    SupplementReminder,

    /// <summary>To the secretariat: the deadline passed. deadline.</summary>
    SupplementOverdue,

    /// <summary>To the secretariat: the applicant has answered. changedFields.</summary>
    SupplementAnswered,

    /// <summary>To contact and signatory: a file that was sent in has been removed. fileName, verdict (<c>infected</c>, <c>unscannable</c>).</summary>
    FileRemoved,

    /// <summary>To the secretariat: the same. fileName, verdict.</summary>
    FileRemovedNotice,

    /// <summary>To a partner, with link <see cref="LinkPurpose.Opinion"/>. party, deadline, sought, boardQuestions (may be empty).</summary>
    ReferralRequest,

    /// <summary>To a colleague who is asked to answer instead, with link <see cref="LinkPurpose.Opinion"/>. party, deadline, sought, boardQuestions (may be empty), reviewer.</summary>
    ReferralDelegated,

    /// <summary>To the partner who handed the referral over, with a link for taking it back. party, deadline, reviewer.</summary>
    ReferralHandover,

    /// <summary>To the colleague: the referral was taken back. party, reviewer.</summary>
    ReferralTakenBack,

    /// <summary>To somebody who asked for a new link, of a case or a meeting; the earlier ones are void. purpose, deadline (may be empty).</summary>
    LinkReissued,

    /// <summary>To a partner, with a new link. party, deadline.</summary>
    ReferralReminder,

    /// <summary>To the partner's manager. party, deadline, reviewer.</summary>
    ReferralEscalation,

    /// <summary>To the partner: thank you. party.</summary>
    OpinionReceipt,

    /// <summary>To the partner while the round is open: thank you, with a link for correcting. party, deadline.</summary>
    OpinionCorrectable,

    /// <summary>To secretariat and director: an opinion came after the review was closed. party.</summary>
    LateOpinion,

    /// <summary>To the director: the review is over, write the proposal. answered, unanswered (may be empty).</summary>
    ReviewSummary,

    /// <summary>To whoever holds a seat, with link <see cref="LinkPurpose.Ballot"/>. closesAt, mode, recommendation, amount, proposalVersion.</summary>
    BallotRequest,

    /// <summary>To a called substitute, with link. As <see cref="BallotRequest"/>, and elected.</summary>
    SubstituteCall,

    /// <summary>To those who have not voted, with a new link. As <see cref="BallotRequest"/>.</summary>
    BallotReminder,

    /// <summary>To the voter: the vote as received, with a link for changing it and then for dissenting. choice, closesAt.</summary>
    BallotReceipt,

    /// <summary>To the secretariat: somebody voted, changed the vote or stood aside; what they voted is not said. who, choice (<c>voted</c>, <c>changed</c>, <c>conflict</c>, <c>absence</c>), closesAt.</summary>
    BallotNotice,

    /// <summary>To those who had voted: the proposal was changed and the vote is void; a new mail with a new link comes. proposalVersion.</summary>
    BallotVoided,

    /// <summary>To somebody who declared a conflict or absence: confirmed. reason.</summary>
    StoodAsideReceipt,

    /// <summary>To a member: somebody asks whether there is a conflict of interest. reason.</summary>
    ConflictFlagged,

    /// <summary>To whoever leads the item, with link <see cref="LinkPurpose.Ballot"/>: have the question of conflict settled. who, reason.</summary>
    ConflictQuestion,

    /// <summary>To the member: what the board held of the conflict of interest. choice, reason (may be empty).</summary>
    ConflictRuled,

    /// <summary>To the secretariat: a seat has nobody to serve. member, elected.</summary>
    SeatVacant,

    /// <summary>To secretariat and director: the board decided. outcomeSv, outcomeEn, justificationSv, justificationEn.</summary>
    BoardOutcome,

    /// <summary>To the member: the dissent has been recorded. reason.</summary>
    DissentReceipt,

    /// <summary>To the secretariat: a member dissented. who, reason.</summary>
    DissentNotice,

    /// <summary>To secretariat and director: the poll is over. justificationSv, justificationEn.</summary>
    PollResult,

    /// <summary>To secretariat and director: tabled. reason, justificationSv, justificationEn (both may be empty).</summary>
    MatterTabled,

    /// <summary>To secretariat and director: remitted. questions.</summary>
    MatterRemitted,

    /// <summary>To the secretariat: the call to a meeting must go out. As all mails of meetings title and meetingEn (which meeting), startsAt, endsAt, place, remoteLink, agenda; deadline.</summary>
    MeetingCallReminder,

    /// <summary>To whoever is called, with link <see cref="LinkPurpose.Meeting"/> and an invitation for calendars.</summary>
    MeetingCall,

    /// <summary>To whoever is called, with a new link and invitation: time or place has been changed.</summary>
    MeetingChanged,

    /// <summary>To whoever is called: the meeting is called off, with a cancellation for calendars. reason.</summary>
    MeetingCancelled,

    /// <summary>To a called substitute, with link and invitation. elected.</summary>
    MeetingSubstituteCall,

    /// <summary>To whoever is called, with a new link: the meeting comes.</summary>
    MeetingReminder,

    /// <summary>To somebody who comes, with a link for changing the answer.</summary>
    MeetingAnswerReceipt,

    /// <summary>To somebody who cannot come: confirmed. reason (may be empty).</summary>
    MeetingDeclineReceipt,

    /// <summary>To somebody who announced a conflict of interest, with a new link. item, reason.</summary>
    MeetingConflictReceipt,

    /// <summary>To the secretariat: nobody is left to call to a seat. member, elected.</summary>
    MeetingSeatVacant,

    /// <summary>To chair and adjuster, with link <see cref="LinkPurpose.Minutes"/>: please approve the minutes. deadline.</summary>
    MinutesApprovalRequest,

    /// <summary>To whoever has not approved the minutes, with a new link. deadline.</summary>
    MinutesApprovalReminder,

    /// <summary>To a member with a notice board: the minutes are approved. upFrom, lastAppealDay, paragraphs.</summary>
    PublicNotice,

    /// <summary>To the secretariat: the notice is up and the members are told. upFrom, lastAppealDay, paragraphs, unanswered (members without an address).</summary>
    PublicNoticeSent,

    /// <summary>To the secretariat: the minutes should have been approved. decidedOn.</summary>
    MinutesReminder,

    /// <summary>To contact and signatory: granted. amount, paragraph, decidedOn, conditions (may be empty).</summary>
    DecisionGranted,

    /// <summary>To contact and signatory: rejected. paragraph, decidedOn, reason.</summary>
    DecisionRejected,

    /// <summary>To contact and signatory, finance and director: the decision is appealed and payments wait. day, reason.</summary>
    AppealLodged,

    /// <summary>To contact and signatory, finance and director: what the court held. choice, reason (may be empty).</summary>
    AppealDecided,

    /// <summary>To the signatory, with link <see cref="LinkPurpose.Agreement"/>. amount.</summary>
    AgreementRequest,

    /// <summary>To the signatory, with a new link. amount.</summary>
    AgreementReminder,

    /// <summary>To the secretariat: the agreement has not been accepted. signatory.</summary>
    AgreementOverdue,

    /// <summary>To the director: accepted by the applicant, please sign. signatory.</summary>
    AgreementAccepted,

    /// <summary>To contact and signatory: in force. amount, instalments, reports (one a line).</summary>
    AgreementInForce,

    /// <summary>To secretariat and finance (and the director over the threshold): please authorise. instalment, amount.</summary>
    InstalmentDue,

    /// <summary>To secretariat, finance, director: a second person must authorise. instalment, amount, authorisedBy.</summary>
    InstalmentNeedsSecond,

    /// <summary>To the contact: the money has been paid. instalment, amount, account, paymentId.</summary>
    InstalmentPaid,

    /// <summary>To finance and secretariat: the bank could not pay. instalment, amount, paymentId, reason.</summary>
    PaymentFailed,

    /// <summary>To the contact: the request for an instalment has been received. instalment, amount.</summary>
    DisbursementRequestReceipt,

    /// <summary>To the secretariat: a request for an instalment to read. instalment, amount.</summary>
    DisbursementRequestNotice,

    /// <summary>To the contact: the request is accepted and the payment is being authorised. instalment, amount.</summary>
    DisbursementRequestAccepted,

    /// <summary>To the contact: questions on the request. instalment, amount, questions.</summary>
    DisbursementRequestReturned,

    /// <summary>To contact and signatory: payments are on hold. report, reportKind, deadline.</summary>
    PaymentsHeld,

    /// <summary>To the contact: payments go on.</summary>
    PaymentsReleased,

    /// <summary>To the contact, with link <see cref="LinkPurpose.Report"/>: a report is (over)due. report, reportKind, deadline, day.</summary>
    ReportReminder,

    /// <summary>To signatory (with link) and secretariat: a report is missing. report, reportKind, deadline.</summary>
    ReportEscalation,

    /// <summary>To the contact: the report has been received. report, reportKind.</summary>
    ReportReceipt,

    /// <summary>To the secretariat: a report to read. report, reportKind.</summary>
    ReportNotice,

    /// <summary>To the contact: accepted. report, reportKind.</summary>
    ReportAccepted,

    /// <summary>To the contact, with link: questions on the report. report, reportKind, questions, deadline.</summary>
    ReportReturned,

    /// <summary>To contact and signatory as they were: an amendment was asked for. amendment, reason, whySv, whyEn.</summary>
    AmendmentReceipt,

    /// <summary>To the secretariat and whoever decides: an amendment was asked for. amendment, reason, whySv, whyEn.</summary>
    AmendmentNotice,

    /// <summary>To the director: the board's decision on an amendment was recorded, please confirm. amendment, paragraph, decidedOn, outcomeSv, outcomeEn.</summary>
    AmendmentToConfirm,

    /// <summary>To the signatory, with link <see cref="LinkPurpose.Amendment"/>: please accept the amended terms. amendment, amount.</summary>
    AmendmentRequest,

    /// <summary>To the signatory, with a new link. amendment.</summary>
    AmendmentReminder,

    /// <summary>To the secretariat: the signatory has not answered. amendment, signatory.</summary>
    AmendmentOverdue,

    /// <summary>To contact and signatory: the answer was no. amendment, reason.</summary>
    AmendmentRejected,

    /// <summary>To contact, signatory and secretariat: an amendment is in force. amendment, instalments, reports (both may be empty, one a line).</summary>
    AmendmentInForce,

    /// <summary>To the contact as it was: somebody asked for another account, call if it was not you. amendment, account.</summary>
    AccountWarning,

    /// <summary>To the signatory, with link <see cref="LinkPurpose.Account"/>: please confirm the account. amendment, account.</summary>
    AccountConfirmation,

    /// <summary>To finance: a confirmed account to check and accept. amendment, account, signatory.</summary>
    AccountToAccept,

    /// <summary>To finance: the final report is accepted, make the final account.</summary>
    SettlementDue,

    /// <summary>To contact and signatory: the final account. granted, entitled, recovery, deadline (empty when nothing is to be repaid), reason.</summary>
    SettlementMade,

    /// <summary>To the contact: repay. recovery (what remains), deadline, day.</summary>
    RecoveryReminder,

    /// <summary>To signatory and finance: the recovery is overdue. recovery (what remains), deadline.</summary>
    RecoveryEscalation,

    /// <summary>To the contact: repaid money has come in. amount, remaining.</summary>
    RecoveryReceipt,

    /// <summary>To contact and signatory: the case is closed. granted, paid, recovered.</summary>
    CaseClosed,

    /// <summary>To contact and signatory, and the secretariat: withdrawn. reason (may be empty).</summary>
    CaseWithdrawn,

    /// <summary>To contact and signatory: dismissed. reason.</summary>
    CaseDismissed,

    /// <summary>To contact and signatory, finance and secretariat: the agreement is ended, a final account follows. reason.</summary>
    TerminationDecided,

    /// <summary>To contact and signatory: the agreement has been ended. reason, granted, paid, recovered.</summary>
    CaseTerminated,

    /// <summary>To contact and signatory, secretariat and finance: the case was opened again. reason.</summary>
    CaseReopened,
}
