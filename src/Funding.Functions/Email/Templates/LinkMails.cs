using Funding.Core;
using static Funding.Functions.Email.Templates.MeetingMails;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A new personal link for somebody who asked for it.</summary>
internal static class LinkMails
{
    internal static MailContent Reissued(MailWords w) =>
        Mail(
            $"Din nya länk{w.If(MailParameter.Deadline, day => $": svara senast {day}")}",
            w,
            Body([
                Say(
                    $"Här är den nya länk som du bad om. {TaskSv(w)}{w.If(MailParameter.Deadline, day => $" Gör det senast {day}.")}"
                ),
                Link(LabelSv(w)),
                .. w.IsOfMeeting ? MeetingSv(w) : CaseSv(w),
                Say(
                    "Länkar i äldre mejl om samma sak gäller inte längre. Har du inte bett om någon länk behöver du inte göra något."
                ),
            ]),
            Body([
                Say(
                    $"Here is the new link that you asked for. {TaskEn(w)}{w.If(MailParameter.Deadline, day => $" Do so no later than {day}.")}"
                ),
                Link(LabelEn(w)),
                .. w.IsOfMeeting ? MeetingEn(w) : CaseEn(w),
                Say(
                    "Links in earlier e-mails about the same no longer work. If you did not ask for a link you need do nothing."
                ),
            ])
        );

    private static string TaskSv(MailWords w) =>
        w[MailParameter.Purpose] switch
        {
            "opinion" => $"{w.Association} ber om ert yttrande över ansökan.",
            "ballot" => $"{w.Association} ber dig ta ställning i ett ärende i styrelsen.",
            "meeting" => $"{w.Association} ber dig svara på en kallelse.",
            "minutes" => $"{w.Association} ber dig justera protokollet.",
            "signOff" => $"Du ombeds skriva under ansökan till {w.Association}.",
            "agreement" => $"{w.Association} ber dig godkänna avtalet.",
            "report" => $"{w.Association} ber om en rapport om projektet.",
            "amendment" => $"{w.Association} ber dig godkänna ändrade villkor.",
            "account" => $"{w.Association} ber dig bekräfta ett nytt konto.",
            _ => $"{w.Association} ber om ditt svar.",
        };

    private static string TaskEn(MailWords w) =>
        w[MailParameter.Purpose] switch
        {
            "opinion" => $"{w.Association} asks for your opinion on the application.",
            "ballot" => $"{w.Association} asks you to take a stand on a matter before the board.",
            "meeting" => $"{w.Association} asks you to answer the call to a meeting.",
            "minutes" => $"{w.Association} asks you to approve the minutes.",
            "signOff" => $"You are asked to sign the application to {w.Association} off.",
            "agreement" => $"{w.Association} asks you to accept the agreement.",
            "report" => $"{w.Association} asks for a report on the project.",
            "amendment" => $"{w.Association} asks you to accept amended terms.",
            "account" => $"{w.Association} asks you to confirm a new account.",
            _ => $"{w.Association} asks for your answer.",
        };

    private static string LabelSv(MailWords w) =>
        w[MailParameter.Purpose] switch
        {
            "opinion" => "Läs ansökan och svara",
            "ballot" => "Läs förslaget och svara",
            "meeting" => "Svara på kallelsen",
            "minutes" => "Läs och justera",
            "report" => "Skriv rapporten",
            _ => "Läs och svara",
        };

    private static string LabelEn(MailWords w) =>
        w[MailParameter.Purpose] switch
        {
            "opinion" => "Read the application and answer",
            "ballot" => "Read the proposal and answer",
            "meeting" => "Answer the call",
            "minutes" => "Read and approve",
            "report" => "Write the report",
            _ => "Read and answer",
        };
}
