using System.Globalization;
using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Reports.</summary>
internal static class ReportMails
{
    internal static MailContent Reminder(MailWords w)
    {
        // The day is counted from the due date: before it the mail announces, after it the mail warns.
        var late =
            int.TryParse(w[MailParameter.Day], NumberStyles.Integer, CultureInfo.InvariantCulture, out var day)
            && day > 0;
        return Mail(
            late ? "En rapport är försenad" : "Dags att lämna en rapport",
            w,
            Body([
                Say(
                    late
                        ? "En rapport om projektet har inte kommit in i tid. Lämna den så snart du kan."
                        : "Det är snart dags att lämna en rapport om projektet."
                ),
                .. ReportSv(w),
                Link("Skriv rapporten"),
                Say(
                    "Länken är personlig och gäller den här rapporten. Kommer rapporten inte in stoppas utbetalningarna."
                ),
            ]),
            Body([
                Say(
                    late
                        ? "A report on the project has not come in on time. Hand it in as soon as you can."
                        : "It will soon be time to hand in a report on the project."
                ),
                .. ReportEn(w),
                Link("Write the report"),
                Say("The link is personal and for this report. Without the report, payments are put on hold."),
            ])
        );
    }

    internal static MailContent Escalation(MailWords w) =>
        Mail(
            "En rapport saknas trots påminnelser",
            w,
            Body([
                Say(
                    "En rapport om projektet saknas trots påminnelser, och utbetalningarna är stoppade. Se till att den kommer in."
                ),
                .. ReportSv(w),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "A report on the project is missing in spite of reminders, and payments are on hold. Please see to it that it comes in."
                ),
                .. ReportEn(w),
                OpenCaseEn,
            ])
        );

    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Rapporten har kommit in",
            w,
            Body([
                Say("Tack, rapporten har kommit in. Kansliet läser den och hör av sig om något är oklart."),
                .. CaseSv(w),
                Fact("Rapport", w[MailParameter.Report]),
            ]),
            Body([
                Say(
                    "Thank you, the report has been received. The secretariat reads it and gets back to you if anything is unclear."
                ),
                .. CaseEn(w),
                Fact("Report", w[MailParameter.Report]),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "En rapport att läsa",
            w,
            Body([
                Say("En rapport har kommit in. Läs den, och godkänn den eller skicka tillbaka den med frågor."),
                .. CaseSv(w),
                Fact("Rapport", w[MailParameter.Report]),
                OpenCaseSv,
            ]),
            Body([
                Say("A report has come in. Read it, and accept it or send it back with questions."),
                .. CaseEn(w),
                Fact("Report", w[MailParameter.Report]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Accepted(MailWords w) =>
        Mail(
            "Rapporten är godkänd",
            w,
            Body([
                Say("Kansliet har godkänt rapporten. Du behöver inte göra något mer."),
                .. CaseSv(w),
                Fact("Rapport", w[MailParameter.Report]),
            ]),
            Body([
                Say("The secretariat has accepted the report. You need do nothing more."),
                .. CaseEn(w),
                Fact("Report", w[MailParameter.Report]),
            ])
        );

    internal static MailContent Returned(MailWords w) =>
        Mail(
            "Frågor om rapporten",
            w,
            Body([
                Say("Kansliet har frågor om rapporten. Svara genom att ändra i den och lämna in den igen."),
                .. ReportSv(w),
                Quote(w[MailParameter.Questions]),
                Link("Ändra rapporten"),
                Say("Kommer inget svar i tid stoppas utbetalningarna."),
            ]),
            Body([
                Say("The secretariat has questions about the report. Answer by changing it and handing it in again."),
                .. ReportEn(w),
                Quote(w[MailParameter.Questions]),
                Link("Change the report"),
                Say("Without an answer in time, payments are put on hold."),
            ])
        );

    private static IEnumerable<MailBlock?> ReportSv(MailWords w) =>
        [.. CaseSv(w), Fact("Rapport", w[MailParameter.Report]), Fact("Lämnas senast", w[MailParameter.Deadline])];

    private static IEnumerable<MailBlock?> ReportEn(MailWords w) =>
        [.. CaseEn(w), Fact("Report", w[MailParameter.Report]), Fact("Due", w[MailParameter.Deadline])];
}
