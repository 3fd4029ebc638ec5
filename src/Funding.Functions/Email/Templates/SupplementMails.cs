using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The application needs to be completed.</summary>
internal static class SupplementMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            "Ansökan behöver kompletteras",
            w,
            Body([
                Say($"{w.Association} behöver svar på några frågor för att kunna gå vidare med er ansökan."),
                .. CaseSv(w),
                Fact("Svara senast", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Questions]),
                Say("Logga in, ändra i ansökan och skicka in kompletteringen."),
                Link("Komplettera ansökan"),
                Say(
                    "Kommer inget svar i tid kan kansliet ge er mer tid eller avvisa ansökan. Hör av er om tiden är för kort."
                ),
            ]),
            Body([
                Say($"{w.Association} needs answers to some questions before it can go on with your application."),
                .. CaseEn(w),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Questions]),
                Say("Sign in, change the application and send in the supplement."),
                Link("Complete the application"),
                Say(
                    "Without an answer in time the secretariat may give you more time or dismiss the application. Tell us if the time is too short."
                ),
            ])
        );

    internal static MailContent Extended(MailWords w) =>
        Mail(
            "Ni har fått mer tid att komplettera",
            w,
            Body([
                Say("Ni har fått mer tid att komplettera er ansökan."),
                .. CaseSv(w),
                Fact("Svara senast", w[MailParameter.Deadline]),
                Link("Komplettera ansökan"),
            ]),
            Body([
                Say("You have been given more time to complete your application."),
                .. CaseEn(w),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                Link("Complete the application"),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: komplettera ansökan",
            w,
            Body([
                Say("Vi väntar fortfarande på er komplettering."),
                .. CaseSv(w),
                Fact("Svara senast", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Questions]),
                Link("Komplettera ansökan"),
                Say("Kommer inget svar i tid kan ansökan avvisas."),
            ]),
            Body([
                Say("We are still waiting for your supplement."),
                .. CaseEn(w),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                Quote(w[MailParameter.Questions]),
                Link("Complete the application"),
                Say("Without an answer in time the application may be dismissed."),
            ])
        );

    internal static MailContent Overdue(MailWords w) =>
        Mail(
            "Kompletteringen har inte kommit in",
            w,
            Body([
                Say("Tiden för att komplettera har gått ut utan svar. Ge sökanden mer tid eller avvisa ansökan."),
                .. CaseSv(w),
                Fact("Sista dag var", w[MailParameter.Deadline]),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "The time for the supplement has passed without an answer. Give the applicant more time or dismiss the application."
                ),
                .. CaseEn(w),
                Fact("The last day was", w[MailParameter.Deadline]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Answered(MailWords w) =>
        Mail(
            "Kompletteringen har kommit in",
            w,
            Body([
                Say("Sökanden har svarat. Kontrollera om ansökan nu är komplett."),
                .. CaseSv(w),
                Say("Ändrat i ansökan:"),
                Quote(w[MailParameter.ChangedFields]),
                OpenCaseSv,
            ]),
            Body([
                Say("The applicant has answered. Please check whether the application is complete now."),
                .. CaseEn(w),
                Say("Changed in the application:"),
                Quote(w[MailParameter.ChangedFields]),
                OpenCaseEn,
            ])
        );
}
