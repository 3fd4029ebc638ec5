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
            late ? "En rapport är försenad" : $"Dags att lämna en rapport, senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    late
                        ? $"{w.Association} har inte fått en rapport om projektet i tid. Den skulle ha kommit {w[MailParameter.Deadline]}: lämna den så snart du kan."
                        : $"{w.Association} ber om en rapport om projektet. Lämna den senast {w[MailParameter.Deadline]}."
                ),
                Link("Skriv rapporten"),
                .. ReportSv(w),
                Say(
                    "Länken är personlig och gäller den här rapporten. Kommer rapporten inte in stoppas utbetalningarna."
                ),
            ]),
            Body([
                Say(
                    late
                        ? $"{w.Association} has not had a report on the project in time. It was due {w[MailParameter.Deadline]}: hand it in as soon as you can."
                        : $"{w.Association} asks for a report on the project. Hand it in no later than {w[MailParameter.Deadline]}."
                ),
                Link("Write the report"),
                .. ReportEn(w),
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
            $"Frågor om rapporten: svara senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    $"{w.Association} har frågor om rapporten. Svara senast {w[MailParameter.Deadline]} genom att ändra i den och lämna in den igen."
                ),
                Quote(w[MailParameter.Questions]),
                Link("Ändra rapporten"),
                .. ReportSv(w),
                Say("Kommer inget svar i tid stoppas utbetalningarna."),
            ]),
            Body([
                Say(
                    $"{w.Association} has questions about the report. Answer no later than {w[MailParameter.Deadline]} by changing it and handing it in again."
                ),
                Quote(w[MailParameter.Questions]),
                Link("Change the report"),
                .. ReportEn(w),
                Say("Without an answer in time, payments are put on hold."),
            ])
        );

    private static IEnumerable<MailBlock?> ReportSv(MailWords w) =>
        [.. CaseSv(w), Fact("Rapport", w[MailParameter.Report]), Fact("Lämnas senast", w[MailParameter.Deadline])];

    private static IEnumerable<MailBlock?> ReportEn(MailWords w) =>
        [.. CaseEn(w), Fact("Report", w[MailParameter.Report]), Fact("Due", w[MailParameter.Deadline])];
}
