using System.Globalization;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Messages about payments, the final account and what is repaid.</summary>
internal static class MoneyDocuments
{
    internal static CaseDocument Paid(Application after, InstalmentPaid e)
    {
        var number = e.Number.ToString(CultureInfo.InvariantCulture);
        return CaseDocuments.ToApplicant(
            after,
            DocumentKind.Payment,
            MailTemplate.InstalmentPaid,
            $"Besked om utbetalning, del {number}",
            $"Message of payment, instalment {number}"
        );
    }

    internal static CaseDocument Held(Application after) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Payment,
            MailTemplate.PaymentsHeld,
            "Besked om att utbetalningar är stoppade",
            "Message that payments are on hold"
        );

    internal static CaseDocument Released(Application after) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Payment,
            MailTemplate.PaymentsReleased,
            "Besked om att utbetalningar fortsätter",
            "Message that payments go on"
        );

    internal static CaseDocument Settled(Application after) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Settlement,
            MailTemplate.SettlementMade,
            "Slutavräkning",
            "Final account"
        );

    internal static CaseDocument RecoveryReminder(Application after, MailTemplate mail) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Reminder,
            mail,
            "Påminnelse om återbetalning",
            "Reminder of repayment"
        );

    internal static CaseDocument Repaid(Application after) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Settlement,
            MailTemplate.RecoveryReceipt,
            "Bekräftelse på återbetalning",
            "Confirmation of repayment"
        );
}
