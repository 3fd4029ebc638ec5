using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Requests for instalments.</summary>
internal static class RequestMails
{
    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Rekvisitionen har kommit in",
            w,
            Body([
                Say("Tack, rekvisitionen har kommit in. Kansliet granskar den och hör av sig om något är oklart."),
                .. WhatSv(w),
            ]),
            Body([
                Say(
                    "Thank you, the request has been received. The secretariat reads it and gets back to you if anything is unclear."
                ),
                .. WhatEn(w),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "En rekvisition att granska",
            w,
            Body([
                Say(
                    "Sökanden begär en utbetalning. Granska kostnaderna mot utdraget ur bokföringen och godkänn, eller skicka tillbaka med frågor."
                ),
                .. WhatSv(w),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The applicant requests a payment. Check the costs against the extract of the ledger and accept, or send it back with questions."
                ),
                .. WhatEn(w),
                OpenCaseEn,
            ])
        );

    internal static MailContent Accepted(MailWords w) =>
        Mail(
            "Rekvisitionen är godkänd",
            w,
            Body([
                Say("Kansliet har godkänt rekvisitionen. Pengarna betalas ut när två personer har attesterat."),
                .. WhatSv(w),
            ]),
            Body([
                Say("The secretariat has accepted the request. The money is paid when two people have authorised it."),
                .. WhatEn(w),
            ])
        );

    internal static MailContent Returned(MailWords w) =>
        Mail(
            "Frågor om rekvisitionen",
            w,
            Body([
                Say("Kansliet har frågor om rekvisitionen. Rätta den och gör en ny rekvisition i ärendet."),
                .. WhatSv(w),
                Quote(w[MailParameter.Questions]),
                Link("Se ärendet"),
            ]),
            Body([
                Say("The secretariat has questions about the request. Correct it and make a new request in the case."),
                .. WhatEn(w),
                Quote(w[MailParameter.Questions]),
                Link("See the case"),
            ])
        );

    private static IEnumerable<MailBlock?> WhatSv(MailWords w) =>
        [
            .. CaseSv(w),
            Fact("Delbetalning", w[MailParameter.Instalment]),
            Fact("Begärt belopp", w[MailParameter.Amount]),
        ];

    private static IEnumerable<MailBlock?> WhatEn(MailWords w) =>
        [
            .. CaseEn(w),
            Fact("Instalment", w[MailParameter.Instalment]),
            Fact("Amount requested", w[MailParameter.Amount]),
        ];
}
