using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The end of a case.</summary>
internal static class EndingMails
{
    internal static MailContent Closed(MailWords w) =>
        Mail(
            "Ärendet är avslutat",
            w,
            Body([
                Say("Ärendet är avslutat och arkiveras. Tack för ert arbete."),
                .. CaseSv(w),
                .. AccountSv(w),
                Link("Se ärendet"),
            ]),
            Body([
                Say("The case is closed and archived. Thank you for your work."),
                .. CaseEn(w),
                .. AccountEn(w),
                Link("See the case"),
            ])
        );

    internal static MailContent Withdrawn(MailWords w) =>
        Mail(
            "Ansökan är återkallad",
            w,
            Body([
                Say("Sökanden har återkallat ansökan. Ärendet är avslutat."),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say("The applicant has withdrawn the application. The case is closed."),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent Dismissed(MailWords w) =>
        Mail(
            "Ansökan är avvisad",
            w,
            Body([
                Say($"{w.Association} har avvisat er ansökan utan att pröva den. Ni kan söka igen med en ny ansökan."),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Se ärendet"),
            ]),
            Body([
                Say(
                    $"{w.Association} has dismissed your application without trying it. You may apply again with a new application."
                ),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Link("See the case"),
            ])
        );

    internal static MailContent TerminationDecided(MailWords w) =>
        Mail(
            "Avtalet sägs upp",
            w,
            Body([
                Say(
                    "Förbundschefen har beslutat att säga upp avtalet. Inga fler utbetalningar görs, och en slutavräkning följer."
                ),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Se ärendet"),
            ]),
            Body([
                Say(
                    "The executive director has decided to end the agreement. Nothing more is paid, and a final account follows."
                ),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Link("See the case"),
            ])
        );

    internal static MailContent Terminated(MailWords w) =>
        Mail(
            "Avtalet är avslutat i förtid",
            w,
            Body([
                Say("Avtalet är avslutat i förtid och ärendet är stängt."),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                .. AccountSv(w),
                Link("Se ärendet"),
            ]),
            Body([
                Say("The agreement has been ended before its time and the case is closed."),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                .. AccountEn(w),
                Link("See the case"),
            ])
        );

    internal static MailContent Reopened(MailWords w) =>
        Mail(
            "Ärendet är öppnat igen",
            w,
            Body([
                Say("Ärendet hade avslutats och är nu öppnat igen. Kansliet hör av sig om vi behöver något från dig."),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Se ärendet"),
            ]),
            Body([
                Say(
                    "The case had ended and has now been opened again. The secretariat will tell you if we need anything."
                ),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Link("See the case"),
            ])
        );

    private static IEnumerable<MailBlock?> AccountSv(MailWords w) =>
        [
            Fact("Beviljat", w[MailParameter.Granted]),
            Fact("Utbetalt", w[MailParameter.Paid]),
            Fact("Återbetalt", w[MailParameter.Recovered]),
        ];

    private static IEnumerable<MailBlock?> AccountEn(MailWords w) =>
        [
            Fact("Granted", w[MailParameter.Granted]),
            Fact("Paid", w[MailParameter.Paid]),
            Fact("Repaid", w[MailParameter.Recovered]),
        ];
}
