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
                    $"Er ansökan till {w.Association} är beviljad. Som firmatecknare ombeds du läsa och godkänna avtalet."
                ),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Link("Läs och godkänn avtalet"),
                Say("Länken är personlig. Inga pengar kan betalas ut innan avtalet är godkänt."),
            ]),
            Body([
                Say(
                    $"Your application to {w.Association} has been granted. As authorised signatory you are asked to read and accept the agreement."
                ),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Link("Read and accept the agreement"),
                Say("The link is personal. No money can be paid before the agreement has been accepted."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: avtal att godkänna",
            w,
            Body([
                Say("Avtalet är inte godkänt än. Här är en ny länk; den förra behövs inte."),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Link("Läs och godkänn avtalet"),
                Say("Inga pengar kan betalas ut innan avtalet är godkänt."),
            ]),
            Body([
                Say("The agreement has not been accepted yet. Here is a new link; you do not need the old one."),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Link("Read and accept the agreement"),
                Say("No money can be paid before the agreement has been accepted."),
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
