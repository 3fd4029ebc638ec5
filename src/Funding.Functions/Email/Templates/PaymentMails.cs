using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Money on its way.</summary>
internal static class PaymentMails
{
    internal static MailContent Due(MailWords w) =>
        Mail(
            "Utbetalning att attestera",
            w,
            Body([
                Say("En delbetalning ska betalas. Två olika personer behöver attestera den."),
                .. InstalmentSv(w),
                OpenCaseSv,
                Say("Den som har registrerat underlaget får inte attestera."),
            ]),
            Body([
                Say("An instalment is due. Two different people must authorise it."),
                .. InstalmentEn(w),
                OpenCaseEn,
                Say("Whoever registered its basis may not authorise it."),
            ])
        );

    internal static MailContent NeedsSecond(MailWords w) =>
        Mail(
            "Utbetalning väntar på en andra attest",
            w,
            Body([
                Say(
                    $"{w[MailParameter.AuthorisedBy]} har attesterat en delbetalning. En person till behöver attestera den."
                ),
                .. InstalmentSv(w),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    $"{w[MailParameter.AuthorisedBy]} has authorised an instalment. Another person must authorise it too."
                ),
                .. InstalmentEn(w),
                OpenCaseEn,
            ])
        );

    internal static MailContent Paid(MailWords w) =>
        Mail(
            "Pengar är utbetalda",
            w,
            Body([
                Say("En delbetalning är utbetald till ert konto. Du behöver inte göra något."),
                .. InstalmentSv(w),
                Fact("Konto", w[MailParameter.Account]),
                Fact("Referens", w[MailParameter.PaymentId]),
            ]),
            Body([
                Say("An instalment has been paid to your account. You need do nothing."),
                .. InstalmentEn(w),
                Fact("Account", w[MailParameter.Account]),
                Fact("Reference", w[MailParameter.PaymentId]),
            ])
        );

    internal static MailContent Failed(MailWords w) =>
        Mail(
            "Utbetalning misslyckades",
            w,
            Body([
                Say("Banken kunde inte betala ut en delbetalning. Kontrollera kontot med sökanden och försök igen."),
                .. InstalmentSv(w),
                Fact("Referens", w[MailParameter.PaymentId]),
                Fact("Bankens skäl", w[MailParameter.Reason]),
                OpenCaseSv,
            ]),
            Body([
                Say("The bank could not pay an instalment. Check the account with the applicant and try again."),
                .. InstalmentEn(w),
                Fact("Reference", w[MailParameter.PaymentId]),
                Fact("The bank's reason", w[MailParameter.Reason]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Held(MailWords w) =>
        Mail(
            "Utbetalningarna är stoppade: en rapport saknas",
            w,
            Body([
                Say("En rapport har inte kommit in. Därför stoppas utbetalningarna tills den är inlämnad."),
                .. CaseSv(w),
                Fact("Rapport", w[MailParameter.Report]),
                Fact("Skulle ha kommit in", w[MailParameter.Deadline]),
                Link("Lämna rapporten"),
            ]),
            Body([
                Say("A report has not come in. Payments are on hold until it has been handed in."),
                .. CaseEn(w),
                Fact("Report", w[MailParameter.Report]),
                Fact("Was due", w[MailParameter.Deadline]),
                Link("Hand in the report"),
            ])
        );

    internal static MailContent Released(MailWords w) =>
        Mail(
            "Utbetalningarna fortsätter",
            w,
            Body([Say("Ingen rapport saknas längre. Utbetalningarna fortsätter enligt avtalet."), .. CaseSv(w)]),
            Body([Say("No report is missing any more. Payments go on as agreed."), .. CaseEn(w)])
        );

    private static IEnumerable<MailBlock?> InstalmentSv(MailWords w) =>
        [.. CaseSv(w), Fact("Delbetalning", w[MailParameter.Instalment]), Fact("Belopp", w[MailParameter.Amount])];

    private static IEnumerable<MailBlock?> InstalmentEn(MailWords w) =>
        [.. CaseEn(w), Fact("Instalment", w[MailParameter.Instalment]), Fact("Amount", w[MailParameter.Amount])];
}
