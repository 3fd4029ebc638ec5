using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The agreement.</summary>
internal static class AgreementMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            "Avtal att godkänna",
            w,
            Body([
                Say(
                    $"{w.Association} har beviljat er ansökan och ber dig som firmatecknare att godkänna avtalet. Inga pengar kan betalas ut innan dess."
                ),
                Link("Läs och godkänn avtalet"),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Say("Länken är personlig."),
            ]),
            Body([
                Say(
                    $"{w.Association} has granted your application and asks you as authorised signatory to accept the agreement. No money can be paid before that."
                ),
                Link("Read and accept the agreement"),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Say("The link is personal."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: avtal att godkänna",
            w,
            Body([
                Say(
                    $"{w.Association} väntar på att du som firmatecknare godkänner avtalet. Inga pengar kan betalas ut innan dess."
                ),
                Link("Läs och godkänn avtalet"),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Say("Här är en ny länk; den förra behövs inte."),
            ]),
            Body([
                Say(
                    $"{w.Association} waits for you as authorised signatory to accept the agreement. No money can be paid before that."
                ),
                Link("Read and accept the agreement"),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Say("Here is a new link; you do not need the old one."),
            ])
        );

    internal static MailContent Overdue(MailWords w) =>
        Mail(
            "Avtalet är inte godkänt",
            w,
            Body([
                Say("Sökandens firmatecknare har inte godkänt avtalet trots påminnelser. Ta kontakt."),
                .. CaseSv(w),
                Fact("Firmatecknare", w[MailParameter.Signatory]),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The applicant's signatory has not accepted the agreement in spite of reminders. Please get in touch."
                ),
                .. CaseEn(w),
                Fact("Signatory", w[MailParameter.Signatory]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Accepted(MailWords w) =>
        Mail(
            "Avtal att underteckna",
            w,
            Body([
                Say("Sökanden har godkänt avtalet. Underteckna det för förbundet så att det börjar gälla."),
                .. CaseSv(w),
                Fact("Godkänt av", w[MailParameter.Signatory]),
                OpenCaseSv,
            ]),
            Body([
                Say("The applicant has accepted the agreement. Sign it for the association to bring it into force."),
                .. CaseEn(w),
                Fact("Accepted by", w[MailParameter.Signatory]),
                OpenCaseEn,
            ])
        );

    internal static MailContent InForce(MailWords w) =>
        Mail(
            "Avtalet gäller",
            w,
            Body([
                Say("Avtalet är undertecknat av båda parter och gäller nu."),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Say("Utbetalningar:"),
                Quote(w[MailParameter.Instalments]),
                Say("Rapporter att lämna:"),
                Quote(w[MailParameter.Reports]),
                Say("Vi påminner före varje rapport. Kommer en rapport inte in i tid stoppas utbetalningarna."),
                Say("Avtalet med båda parters godkännande finns på ärendets sida, att läsa och skriva ut."),
                Link("Se ärendet och avtalet"),
            ]),
            Body([
                Say("Both parties have signed the agreement and it is now in force."),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Say("Payments:"),
                Quote(w[MailParameter.Instalments]),
                Say("Reports to hand in:"),
                Quote(w[MailParameter.Reports]),
                Say("We remind you before each report. If a report is late, payments are put on hold."),
                Say("The agreement as both have accepted it is on the case's page, to read and print."),
                Link("See the case and the agreement"),
            ])
        );
}
