namespace Funding.Core.Tests;

/// <summary>The mails by which somebody acts without an account.</summary>
internal static class LinkedMails
{
    internal static readonly IReadOnlyList<MailTemplate> Templates =
    [
        MailTemplate.SignOffRequest,
        MailTemplate.SignOffReminder,
        MailTemplate.LinkReissued,
        MailTemplate.ReferralRequest,
        MailTemplate.ReferralReminder,
        MailTemplate.ReferralDelegated,
        MailTemplate.ReferralHandover,
        MailTemplate.OpinionCorrectable,
        MailTemplate.BallotRequest,
        MailTemplate.SubstituteCall,
        MailTemplate.BallotReminder,
        MailTemplate.BallotReceipt,
        MailTemplate.ConflictQuestion,
        MailTemplate.AgreementRequest,
        MailTemplate.AgreementReminder,
        MailTemplate.ReportReminder,
        MailTemplate.ReportEscalation,
        MailTemplate.ReportReturned,
        MailTemplate.AmendmentRequest,
        MailTemplate.AmendmentReminder,
        MailTemplate.AccountConfirmation,
    ];
}
