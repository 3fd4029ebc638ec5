using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The code with which a vote is confirmed.</summary>
internal static class VoteCodeMail
{
    /// <summary>The mail.</summary>
    /// <param name="code">Six digits.</param>
    internal static MailContent Of(string code) =>
        new(
            "Din kod för att rösta",
            Body(
                Say("Skriv koden på sidan där du röstar."),
                Fact("Kod", code),
                Say(
                    "Koden gäller i 10 minuter. Lämna den inte till någon annan: förbundets kansli frågar aldrig efter den. "
                        + "Röstar du inte just nu har någon annan öppnat din personliga länk. Kontakta då kansliet."
                )
            ),
            Body(
                Say("Enter the code on the page where you vote."),
                Fact("Code", code),
                Say(
                    "The code works for 10 minutes. Give it to nobody: the secretariat never asks for it. "
                        + "If you are not voting just now, somebody else has opened your personal link. Then contact the secretariat."
                )
            )
        );
}
