using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Amendments.</summary>
internal static class AmendmentMails
{
    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "En ändring är begärd",
            w,
            Body([
                Say(
                    "En ändring av projektet är begärd. Känner du inte igen den, kontakta kansliet genast på ett telefonnummer som du redan har."
                ),
                .. WhatSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Quote(w[MailParameter.WhySv]),
                Link("Se ärendet"),
            ]),
            Body([
                Say(
                    "An amendment of the project has been asked for. If you do not know of it, contact the secretariat at once on a telephone number that you already have."
                ),
                .. WhatEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Quote(w[MailParameter.WhyEn]),
                Link("See the case"),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "En ändring av ett projekt",
            w,
            Body([
                Say("Sökanden har begärt eller meddelat en ändring. Så här avgörs den:"),
                Quote(w[MailParameter.WhySv]),
                .. WhatSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                OpenCaseSv,
            ]),
            Body([
                Say("The applicant has asked for, or told of, an amendment. This is how it is decided:"),
                Quote(w[MailParameter.WhyEn]),
                .. WhatEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                OpenCaseEn,
            ])
        );

    internal static MailContent ToConfirm(MailWords w) =>
        Mail(
            "Bekräfta styrelsens beslut om en ändring",
            w,
            Body([
                Say(
                    "Kansliet har fört in styrelsens beslut om en ändring. Jämför med protokollet och bekräfta; till dess gäller det inte."
                ),
                .. WhatSv(w),
                Fact("Utfall", w[MailParameter.OutcomeSv]),
                Fact("Paragraf", w[MailParameter.Paragraph]),
                Fact("Sammanträdesdag", w[MailParameter.DecidedOn]),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The secretariat has recorded the board's decision on an amendment. Compare with the minutes and confirm; until then it does not hold."
                ),
                .. WhatEn(w),
                Fact("Outcome", w[MailParameter.OutcomeEn]),
                Fact("Paragraph", w[MailParameter.Paragraph]),
                Fact("Day of the meeting", w[MailParameter.DecidedOn]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Request(MailWords w) =>
        Mail(
            "Ändrat avtal att godkänna",
            w,
            Body([
                Say(
                    $"{w.Association} har beslutat om ändringen och ber dig som firmatecknare att godkänna det ändrade avtalet."
                ),
                Link("Läs och godkänn ändringen"),
                .. WhatSv(w),
                Fact("Beviljat sammanlagt", w[MailParameter.Amount]),
                Say("Länken är personlig. Det tidigare avtalet gäller tills ändringen är godkänd."),
            ]),
            Body([
                Say(
                    $"{w.Association} has decided on the amendment and asks you as authorised signatory to accept the amended agreement."
                ),
                Link("Read and accept the amendment"),
                .. WhatEn(w),
                Fact("Granted in all", w[MailParameter.Amount]),
                Say("The link is personal. The earlier agreement holds until the amendment has been accepted."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: en ändring väntar på dig",
            w,
            Body([
                Say($"{w.Association} väntar på att du som firmatecknare godkänner en ändring. Här är en ny länk."),
                Link("Läs och svara"),
                .. WhatSv(w),
            ]),
            Body([
                Say(
                    $"{w.Association} waits for you as authorised signatory to accept an amendment. Here is a new link."
                ),
                Link("Read and answer"),
                .. WhatEn(w),
            ])
        );

    internal static MailContent Overdue(MailWords w) =>
        Mail(
            "En ändring är inte godkänd",
            w,
            Body([
                Say("Sökandens firmatecknare har inte svarat på en ändring trots påminnelser. Ta kontakt."),
                .. WhatSv(w),
                Fact("Firmatecknare", w[MailParameter.Signatory]),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The applicant's authorised signatory has not answered an amendment in spite of reminders. Please make contact."
                ),
                .. WhatEn(w),
                Fact("Authorised signatory", w[MailParameter.Signatory]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Rejected(MailWords w) =>
        Mail(
            "Ändringen godkänns inte",
            w,
            Body([
                Say("Ändringen godkänns inte. Projektet fortsätter som det var avtalat."),
                .. WhatSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Se ärendet"),
            ]),
            Body([
                Say("The amendment is not approved. The project goes on as it was agreed."),
                .. WhatEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Link("See the case"),
            ])
        );

    internal static MailContent InForce(MailWords w) =>
        Mail(
            "En ändring gäller nu",
            w,
            Body([
                Say("Ändringen gäller från och med nu."),
                .. WhatSv(w),
                Fact("Nya delbetalningar", w[MailParameter.Instalments]),
                Fact("Rapporter med nya datum", w[MailParameter.Reports]),
                Link("Se ärendet"),
            ]),
            Body([
                Say("The amendment is in force from now on."),
                .. WhatEn(w),
                Fact("New instalments", w[MailParameter.Instalments]),
                Fact("Reports with new dates", w[MailParameter.Reports]),
                Link("See the case"),
            ])
        );

    internal static IEnumerable<MailBlock?> WhatSv(MailWords w) =>
        [.. CaseSv(w), Fact("Ändring nummer", w[MailParameter.Amendment])];

    internal static IEnumerable<MailBlock?> WhatEn(MailWords w) =>
        [.. CaseEn(w), Fact("Amendment number", w[MailParameter.Amendment])];
}
