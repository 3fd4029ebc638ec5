using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Partners are asked for their opinion.</summary>
internal static class ReviewMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            $"Yttra er senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    $"{w.Association} ber {w[MailParameter.Party]} om ett yttrande över {Whose.Sv(w.Applicant)} ansökan {w.Title}. Svara senast {w[MailParameter.Deadline]}."
                ),
                Link("Läs ansökan och svara"),
                .. CaseSv(w),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Fact("Svara senast", w[MailParameter.Deadline]),
                .. BoardQuestionsSv(w),
                Say("Länken är personlig. Ska en kollega svara lämnar du över på samma sida."),
                Say("Kommer inget svar påminner vi dig och därefter din chef. Ärendet kan avgöras utan ert yttrande."),
            ]),
            Body([
                Say(
                    $"{w.Association} asks {w[MailParameter.Party]} for an opinion on the application {w.Title} from {w.Applicant}, no later than {w[MailParameter.Deadline]}."
                ),
                Link("Read the application and answer"),
                .. CaseEn(w),
                Fact("Amount sought", w[MailParameter.Sought]),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                .. BoardQuestionsEn(w),
                Say("The link is personal. If a colleague is to answer, hand over on the same page."),
                Say(
                    "Without an answer we remind you and then your manager. The case may be decided without your opinion."
                ),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            $"Påminnelse: yttra er senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    $"{w.Association} har inte fått något yttrande från {w[MailParameter.Party]} över {Whose.Sv(w.Applicant)} ansökan. Svara senast {w[MailParameter.Deadline]}."
                ),
                Link("Läs ansökan och svara"),
                .. CaseSv(w),
                Fact("Svara senast", w[MailParameter.Deadline]),
                Say("Kommer inget svar kan ärendet avgöras utan ert yttrande."),
            ]),
            Body([
                Say(
                    $"{w.Association} has had no opinion from {w[MailParameter.Party]} on the application from {w.Applicant}. Answer no later than {w[MailParameter.Deadline]}."
                ),
                Link("Read the application and answer"),
                .. CaseEn(w),
                Fact("Answer no later than", w[MailParameter.Deadline]),
                Say("Without an answer the case may be decided without your opinion."),
            ])
        );

    internal static MailContent Escalation(MailWords w) =>
        Mail(
            "Yttrande saknas",
            w,
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} har inte svarat på en remiss till {w[MailParameter.Party]}. "
                        + "Se till att någon svarar, eller meddela kansliet att ni avstår."
                ),
                .. CaseSv(w),
                Fact("Sista dag", w[MailParameter.Deadline]),
                Say(
                    "Svaret ges med länken i det mejl som handläggaren har fått. Kansliet kan gå vidare utan ert yttrande."
                ),
            ]),
            Body([
                Say(
                    $"{w[MailParameter.Reviewer]} has not answered a referral to {w[MailParameter.Party]}. "
                        + "Please see to it that somebody answers, or tell the secretariat that you abstain."
                ),
                .. CaseEn(w),
                Fact("Last day", w[MailParameter.Deadline]),
                Say(
                    "The answer is given with the link that the reviewer has been sent. The secretariat may go on without your opinion."
                ),
            ])
        );

    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Tack för yttrandet",
            w,
            Body([
                Say(
                    $"Yttrandet från {w[MailParameter.Party]} har kommit in och registrerats. Du behöver inte göra något mer."
                ),
                .. CaseSv(w),
            ]),
            Body([
                Say(
                    $"The opinion of {w[MailParameter.Party]} has been received and registered. You need do nothing more."
                ),
                .. CaseEn(w),
            ])
        );

    internal static MailContent Summary(MailWords w) =>
        Mail(
            "Remissen är klar: dags för förslag",
            w,
            Body([
                Say("Remissen är avslutad. Skriv ett förslag till beslut för styrelsen."),
                .. CaseSv(w),
                Say("Har svarat:"),
                Quote(w[MailParameter.Answered]) ?? Say("Ingen."),
                .. Unanswered("Har inte svarat:", w),
                OpenCaseSv,
            ]),
            Body([
                Say("The review is over. Please write a proposal to the board."),
                .. CaseEn(w),
                Say("Answered:"),
                Quote(w[MailParameter.Answered]) ?? Say("Nobody."),
                .. Unanswered("Did not answer:", w),
                OpenCaseEn,
            ])
        );

    private static IEnumerable<MailBlock?> Unanswered(string heading, MailWords w) =>
        Quote(w[MailParameter.Unanswered]) is { } quote ? [Say(heading), quote] : [];

    private static IEnumerable<MailBlock?> BoardQuestionsSv(MailWords w) =>
        Quote(w[MailParameter.BoardQuestions]) is { } quote
            ? [Say("Styrelsen har återremitterat ärendet och vill veta:"), quote]
            : [];

    private static IEnumerable<MailBlock?> BoardQuestionsEn(MailWords w) =>
        Quote(w[MailParameter.BoardQuestions]) is { } quote
            ? [Say("The board has remitted the matter and wants to know:"), quote]
            : [];
}
