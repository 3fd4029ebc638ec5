using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Referrals that change hands, opinions that are corrected or come late.</summary>
internal static class HandoverMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            $"Din kollega ber dig yttra dig senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} har lämnat över en remiss till dig: {w.Association} ber {w[MailParameter.Party]} om ett yttrande över {Whose.Sv(w.Applicant)} ansökan. Svara senast {w[MailParameter.Deadline]}."
                ),
                Link("Läs ansökan och svara"),
                .. CaseSv(w),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Fact("Svara senast", w[MailParameter.Deadline]),
                w[MailParameter.BoardQuestions].Length > 0 ? Say("Styrelsen vill veta:") : null,
                Quote(w[MailParameter.BoardQuestions]),
                Say("Länken är personlig och kan användas till ett svar."),
            ]),
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} has handed a referral over to you: {w.Association} asks {w[MailParameter.Party]} for an opinion on the application from {w.Applicant}. Answer no later than {w[MailParameter.Deadline]}."
                ),
                Link("Read the application and answer"),
                .. CaseEn(w),
                Fact("Amount sought", w[MailParameter.Sought]),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                w[MailParameter.BoardQuestions].Length > 0 ? Say("The board wants to know:") : null,
                Quote(w[MailParameter.BoardQuestions]),
                Say("The link is personal and good for one answer."),
            ])
        );

    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Du har lämnat över remissen",
            w,
            Body([
                Say(
                    $"Remissen till {w[MailParameter.Party]} är överlämnad till {w[MailParameter.Reviewer]}, som har fått en egen länk. Dina tidigare länkar kan inte längre användas för att svara."
                ),
                .. CaseSv(w),
                Fact("Svara senast", w[MailParameter.Deadline]),
                Say("Så länge din kollega inte har svarat kan du ta tillbaka remissen med den här länken."),
                Link("Ta tillbaka remissen"),
            ]),
            Body([
                Say(
                    $"The referral to {w[MailParameter.Party]} has been handed over to {w[MailParameter.Reviewer]}, who has been sent a link of their own. Your earlier links can no longer be used to answer."
                ),
                .. CaseEn(w),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                Say("As long as your colleague has not answered you can take the referral back with this link."),
                Link("Take the referral back"),
            ])
        );

    internal static MailContent TakenBack(MailWords w) =>
        Mail(
            "Du behöver inte svara på remissen",
            w,
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} har tagit tillbaka remissen till {w[MailParameter.Party]} och svarar själv. Länken som du fick gäller inte längre."
                ),
                .. CaseSv(w),
            ]),
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} has taken the referral to {w[MailParameter.Party]} back and answers. The link that you were sent is no longer valid."
                ),
                .. CaseEn(w),
            ])
        );

    internal static MailContent Correctable(MailWords w) =>
        Mail(
            "Tack för yttrandet",
            w,
            Body([
                Say(
                    $"Yttrandet från {w[MailParameter.Party]} har kommit in och registrerats. Du behöver inte göra något mer."
                ),
                .. CaseSv(w),
                Fact("Sista svarsdag", w[MailParameter.Deadline]),
                Say("Behöver något rättas kan du göra det med den här länken så länge remissen är öppen."),
                Link("Rätta yttrandet"),
            ]),
            Body([
                Say(
                    $"The opinion of {w[MailParameter.Party]} has been received and registered. You need do nothing more."
                ),
                .. CaseEn(w),
                Fact("Last day to answer", w[MailParameter.Deadline]),
                Say("If something needs correcting, do so with this link as long as the review is open."),
                Link("Correct the opinion"),
            ])
        );

    internal static MailContent Late(MailWords w) =>
        Mail(
            "Ett yttrande kom efter remissens slut",
            w,
            Body([
                Say(
                    $"{w[MailParameter.Party]} har lämnat ett yttrande efter att remissen avslutades. Det är registrerat som sent och visas för styrelsen. Remissen öppnas inte igen."
                ),
                .. CaseSv(w),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    $"{w[MailParameter.Party]} has given an opinion after the review was closed. It is registered as late and is shown to the board. The review is not opened again."
                ),
                .. CaseEn(w),
                OpenCaseEn,
            ])
        );
}
