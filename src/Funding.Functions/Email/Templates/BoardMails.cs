using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>What the board did, for the office.</summary>
internal static class BoardMails
{
    internal static MailContent Outcome(MailWords w) =>
        Mail(
            "Styrelsen har beslutat",
            w,
            Body([
                Say("Styrelsen har beslutat i ärendet. Registrera paragraf och dag när protokollet är justerat."),
                .. CaseSv(w),
                Fact("Beslut", w[MailParameter.OutcomeSv]),
                Quote(w[MailParameter.JustificationSv]),
                OpenCaseSv,
                Say("Först när protokollet är justerat går beslutet ut till sökanden."),
            ]),
            Body([
                Say("The board has decided. Register paragraph and day when the minutes are approved."),
                .. CaseEn(w),
                Fact("Decision", w[MailParameter.OutcomeEn]),
                Quote(w[MailParameter.JustificationEn]),
                OpenCaseEn,
                Say("The applicant is told when the minutes have been approved."),
            ])
        );

    internal static MailContent PollResult(MailWords w) =>
        Mail(
            "Den rådgivande omröstningen är klar",
            w,
            Body([
                Say("Den rådgivande omröstningen är avslutad. Den är inget beslut: ta upp ärendet på ett sammanträde."),
                .. CaseSv(w),
                Quote(w[MailParameter.JustificationSv]),
                OpenCaseSv,
            ]),
            Body([
                Say("The advisory poll is over. It is not a decision: take the matter up at a meeting."),
                .. CaseEn(w),
                Quote(w[MailParameter.JustificationEn]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Tabled(MailWords w) =>
        Mail(
            "Ärendet är bordlagt",
            w,
            Body([
                Say("Ärendet är bordlagt. Öppna det för beslut igen när styrelsen kan ta upp det."),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
                Quote(w[MailParameter.JustificationSv]),
                OpenCaseSv,
            ]),
            Body([
                Say("The matter has been tabled. Open it again when the board can take it up."),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
                Quote(w[MailParameter.JustificationEn]),
                OpenCaseEn,
            ])
        );

    internal static MailContent Remitted(MailWords w) =>
        Mail(
            "Ärendet är återremitterat",
            w,
            Body([
                Say("Styrelsen har återremitterat ärendet. Parterna får en ny remiss med styrelsens frågor."),
                .. CaseSv(w),
                Quote(w[MailParameter.Questions]),
                OpenCaseSv,
            ]),
            Body([
                Say("The board has remitted the matter. The parties get a new referral with the board's questions."),
                .. CaseEn(w),
                Quote(w[MailParameter.Questions]),
                OpenCaseEn,
            ])
        );

    internal static MailContent MinutesReminder(MailWords w) =>
        Mail(
            "Protokollet är inte justerat",
            w,
            Body([
                Say("Protokollet borde vara justerat nu. Registrera paragraf och dag så snart det är klart."),
                .. CaseSv(w),
                Fact("Beslutat", w[MailParameter.DecidedOn]),
                OpenCaseSv,
                Say("Beslutet går inte ut och inget kan betalas innan protokollet är justerat."),
            ]),
            Body([
                Say("The minutes should have been approved by now. Register paragraph and day as soon as they are."),
                .. CaseEn(w),
                Fact("Decided", w[MailParameter.DecidedOn]),
                OpenCaseEn,
                Say("The decision is not sent and nothing can be paid before that."),
            ])
        );
}
