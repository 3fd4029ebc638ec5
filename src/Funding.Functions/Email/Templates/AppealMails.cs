using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A decision is appealed.</summary>
internal static class AppealMails
{
    internal static MailContent Lodged(MailWords w) =>
        Mail(
            "Beslutet är överklagat",
            w,
            Body([
                Say(
                    "Styrelsens beslut är överklagat. Inga utbetalningar görs förrän domstolen har avgjort överklagandet. Vi hör av oss då."
                ),
                .. CaseSv(w),
                Fact("Överklagat", w[MailParameter.Day]),
                Fact("Uppgifter", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "The board's decision has been appealed. Nothing is paid until the court has decided the appeal. We will let you know then."
                ),
                .. CaseEn(w),
                Fact("Appealed on", w[MailParameter.Day]),
                Fact("Particulars", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent Decided(MailWords w) =>
        Mail(
            "Överklagandet är avgjort",
            w,
            Body([
                Say("Överklagandet av styrelsens beslut är avgjort. Kontakta kansliet om du har frågor."),
                .. CaseSv(w),
                Fact("Avgörande", Choices.Sv(w[MailParameter.Choice])),
                Fact("Anteckning", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "The appeal against the board's decision has been decided. Contact the secretariat if you have questions."
                ),
                .. CaseEn(w),
                Fact("Outcome", Choices.En(w[MailParameter.Choice])),
                Fact("Note", w[MailParameter.Reason]),
            ])
        );
}
