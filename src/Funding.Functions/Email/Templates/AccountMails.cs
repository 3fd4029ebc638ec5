using Funding.Core;
using static Funding.Functions.Email.Templates.AmendmentMails;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A changed account, which is a well-known way to steal.</summary>
internal static class AccountMails
{
    internal static MailContent Warning(MailWords w) =>
        Mail(
            "Någon vill ändra kontot för utbetalningar",
            w,
            Body([
                Say(
                    "Någon har begärt att projektets pengar ska betalas till ett annat konto. Känner du inte igen det, kontakta kansliet genast på ett telefonnummer som du redan har."
                ),
                .. WhatSv(w),
                Fact("Nytt konto", w[MailParameter.Account]),
                Say("Inget ändras förrän firmatecknaren har bekräftat och förbundets ekonomi har godkänt."),
            ]),
            Body([
                Say(
                    "Somebody has asked for the project's money to be paid to another account. If you do not know of it, contact the secretariat at once on a telephone number that you already have."
                ),
                .. WhatEn(w),
                Fact("New account", w[MailParameter.Account]),
                Say(
                    "Nothing changes until the authorised signatory has confirmed and the association's finance has accepted."
                ),
            ])
        );

    internal static MailContent Confirmation(MailWords w) =>
        Mail(
            "Kontrollera och bekräfta ett nytt konto",
            w,
            Body([
                Say(
                    $"{w.Association} ber dig som firmatecknare att kontrollera och bekräfta ett nytt konto för projektets pengar. Stämmer det inte, kontakta kansliet."
                ),
                .. WhatSv(w),
                Fact("Nytt konto", w[MailParameter.Account]),
                Link("Kontrollera och bekräfta"),
            ]),
            Body([
                Say(
                    $"{w.Association} asks you as authorised signatory to check and confirm a new account for the project's money. If it is wrong, contact the secretariat."
                ),
                .. WhatEn(w),
                Fact("New account", w[MailParameter.Account]),
                Link("Check and confirm"),
            ])
        );

    internal static MailContent ToAccept(MailWords w) =>
        Mail(
            "Ett nytt konto att kontrollera",
            w,
            Body([
                Say(
                    "Firmatecknaren har bekräftat ett nytt konto. Ring sökanden på ett nummer som du hittar själv, kontrollera kontot och godkänn eller avvisa det. Den som godkänner kan inte attestera betalningar till kontot."
                ),
                .. WhatSv(w),
                Fact("Nytt konto", w[MailParameter.Account]),
                Fact("Bekräftat av", w[MailParameter.Signatory]),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The authorised signatory has confirmed a new account. Call the applicant on a number that you find yourself, check the account, and accept or refuse it. Whoever accepts it cannot authorise payments to it."
                ),
                .. WhatEn(w),
                Fact("New account", w[MailParameter.Account]),
                Fact("Confirmed by", w[MailParameter.Signatory]),
                OpenCaseEn,
            ])
        );
}
