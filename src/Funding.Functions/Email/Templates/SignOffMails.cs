using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A draft that waits for the authorised signatory.</summary>
internal static class SignOffMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            "Skriv under ansökan",
            w,
            Body([
                Say(
                    $"{w[MailParameter.AskedBy]} ber dig som firmatecknare att skriva under ansökan till {w.Association}. Inget är inskickat förrän du har gjort det."
                ),
                Link("Läs och skicka in ansökan"),
                .. CaseSv(w),
                Fact("Frågan kommer från", w[MailParameter.AskedBy]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Say(
                    "Du kan också lämna tillbaka ansökan med en kommentar. Länken är personlig. Den slutar gälla om ansökan ändras."
                ),
            ]),
            Body([
                Say(
                    $"{w[MailParameter.AskedBy]} asks you as authorised signatory to sign the application to {w.Association} off. Nothing is submitted until you have done so."
                ),
                Link("Read and submit the application"),
                .. CaseEn(w),
                Fact("Asked by", w[MailParameter.AskedBy]),
                Fact("Sought", w[MailParameter.Sought]),
                Say(
                    "You can also hand the application back with a comment. The link is personal. It stops working if the application is changed."
                ),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse: skriv under ansökan",
            w,
            Body([
                Say(
                    $"{w[MailParameter.AskedBy]} väntar på att du som firmatecknare skriver under ansökan till {w.Association}. Den är inte inskickad än."
                ),
                Link("Läs och skicka in ansökan"),
                .. CaseSv(w),
                Fact("Frågan kommer från", w[MailParameter.AskedBy]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Say("Här är en ny länk; den förra behövs inte."),
            ]),
            Body([
                Say(
                    $"{w[MailParameter.AskedBy]} waits for you as authorised signatory to sign the application to {w.Association} off. It has not been submitted yet."
                ),
                Link("Read and submit the application"),
                .. CaseEn(w),
                Fact("Asked by", w[MailParameter.AskedBy]),
                Fact("Sought", w[MailParameter.Sought]),
                Say("Here is a new link; you do not need the old one."),
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
