using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A draft that waits for the authorised signatory.</summary>
internal static class SignOffMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            "En ansökan att skriva under",
            w,
            Body([
                Say(
                    $"Ansökan till {w.Association} är klar. Som behörig firmatecknare ombeds du läsa den och skicka in den, eller lämna den tillbaka med en kommentar."
                ),
                .. CaseSv(w),
                Fact("Frågan kommer från", w[MailParameter.AskedBy]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Link("Läs och skicka in ansökan"),
                Say("Länken är personlig. Den slutar gälla om ansökan ändras."),
            ]),
            Body([
                Say(
                    $"The application to {w.Association} is ready. As authorised signatory you are asked to read and submit it, or to hand it back with a comment."
                ),
                .. CaseEn(w),
                Fact("Asked by", w[MailParameter.AskedBy]),
                Fact("Sought", w[MailParameter.Sought]),
                Link("Read and submit the application"),
                Say("The link is personal. It stops working if the application is changed."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: en ansökan att skriva under",
            w,
            Body([
                Say("Ansökan väntar fortfarande på dig. Här är en ny länk; den förra behövs inte."),
                .. CaseSv(w),
                Fact("Frågan kommer från", w[MailParameter.AskedBy]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Link("Läs och skicka in ansökan"),
                Say("Inget är inskickat förrän du har gjort det."),
            ]),
            Body([
                Say("The application still waits for you. Here is a new link; you do not need the old one."),
                .. CaseEn(w),
                Fact("Asked by", w[MailParameter.AskedBy]),
                Fact("Sought", w[MailParameter.Sought]),
                Link("Read and submit the application"),
                Say("Nothing has been submitted until you have done so."),
            ])
        );

    internal static MailContent Declined(MailWords w) =>
        Mail(
            "Ansökan behöver ändras före inskick",
            w,
            Body([
                Say("Firmatecknaren har läst ansökan och vill att något ändras innan den skickas in."),
                .. CaseSv(w),
                Fact("Firmatecknare", w[MailParameter.Signatory]),
                Quote(w[MailParameter.Reason]),
                Say("Logga in, ändra i ansökan och be om underskrift igen."),
                Link("Öppna ansökan"),
            ]),
            Body([
                Say(
                    "The authorised signatory has read the application and wants something changed before it is submitted."
                ),
                .. CaseEn(w),
                Fact("Authorised signatory", w[MailParameter.Signatory]),
                Quote(w[MailParameter.Reason]),
                Say("Sign in, change the application and ask for the signature again."),
                Link("Open the application"),
            ])
        );
}
