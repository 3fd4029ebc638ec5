using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The final account and repayment.</summary>
internal static class SettlementMails
{
    internal static MailContent Due(MailWords w) =>
        Mail(
            "Slutavräkning att göra",
            w,
            Body([Say("Slutrapporten är godkänd. Gör slutavräkningen."), .. CaseSv(w), OpenCaseSv]),
            Body([Say("The final report has been accepted. Please make the final account."), .. CaseEn(w), OpenCaseEn])
        );

    internal static MailContent Made(MailWords w)
    {
        var repay = !string.IsNullOrWhiteSpace(w[MailParameter.Deadline]);
        return Mail(
            repay ? "Slutavräkning: pengar att betala tillbaka" : "Slutavräkningen är klar",
            w,
            Body([
                Say(
                    repay
                        ? "Slutavräkningen är klar. Ni behöver betala tillbaka pengar som inte har använts eller inte har godkänts."
                        : "Slutavräkningen är klar. Ni behöver inte betala tillbaka något."
                ),
                .. CaseSv(w),
                Fact("Beviljat", w[MailParameter.Granted]),
                Fact("Godkända kostnader", w[MailParameter.Entitled]),
                Fact("Att betala tillbaka", repay ? w[MailParameter.Recovery] : ""),
                Fact("Betala senast", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Reason]),
                Link("Se ärendet"),
            ]),
            Body([
                Say(
                    repay
                        ? "The final account is made. You need to repay money that was not spent or not approved."
                        : "The final account is made. You need repay nothing."
                ),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Granted]),
                Fact("Approved costs", w[MailParameter.Entitled]),
                Fact("To repay", repay ? w[MailParameter.Recovery] : ""),
                Fact("Pay no later than", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Reason]),
                Link("See the case"),
            ])
        );
    }

    internal static MailContent RecoveryReminder(MailWords w) =>
        Mail(
            "Påminnelse: pengar att betala tillbaka",
            w,
            Body([
                Say("Vi har inte fått hela beloppet som ni ska betala tillbaka."),
                .. RecoverySv(w),
                Link("Se ärendet"),
                Say("Kommer pengarna inte in i tid tar vi kontakt med er firmatecknare."),
            ]),
            Body([
                Say("We have not received the whole amount that you are to repay."),
                .. RecoveryEn(w),
                Link("See the case"),
                Say("If the money does not come in on time, we contact your authorised signatory."),
            ])
        );

    internal static MailContent RecoveryEscalation(MailWords w) =>
        Mail(
            "Återbetalning saknas trots påminnelser",
            w,
            Body([
                Say("Pengar som ska betalas tillbaka har inte kommit in trots påminnelser."),
                .. RecoverySv(w),
                Link("Se ärendet"),
            ]),
            Body([
                Say("Money that is to be repaid has not come in, in spite of reminders."),
                .. RecoveryEn(w),
                Link("See the case"),
            ])
        );

    internal static MailContent RecoveryReceipt(MailWords w) =>
        Mail(
            "Återbetalning har kommit in",
            w,
            Body([
                Say("Tack, er återbetalning har kommit in."),
                .. CaseSv(w),
                Fact("Mottaget", w[MailParameter.Amount]),
                Fact("Kvar att betala", w[MailParameter.Remaining]),
            ]),
            Body([
                Say("Thank you, your repayment has been received."),
                .. CaseEn(w),
                Fact("Received", w[MailParameter.Amount]),
                Fact("Remaining", w[MailParameter.Remaining]),
            ])
        );

    private static IEnumerable<MailBlock?> RecoverySv(MailWords w) =>
        [
            .. CaseSv(w),
            Fact("Kvar att betala", w[MailParameter.Recovery]),
            Fact("Betala senast", w[MailParameter.Deadline]),
        ];

    private static IEnumerable<MailBlock?> RecoveryEn(MailWords w) =>
        [
            .. CaseEn(w),
            Fact("Remaining", w[MailParameter.Recovery]),
            Fact("Pay no later than", w[MailParameter.Deadline]),
        ];
}
