using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The one-time link for signing in, and the code that does the same.</summary>
internal static class SignInMail
{
    internal static MailContent Of(string code) =>
        new(
            "Din länk för att logga in",
            Body(
                Say(
                    "Någon, troligen du, har bett om att få logga in. Öppna länken i samma webbläsare som du bad om den i, "
                        + "och bekräfta att du vill logga in."
                ),
                Link("Logga in"),
                Say(
                    "Läser du mejlet någon annanstans, till exempel i telefonen? Skriv i stället koden i webbläsaren där du "
                        + "bad om att få logga in."
                ),
                Fact("Kod", code),
                Say(
                    "Länken och koden gäller i 15 minuter och kan användas en gång. Har du bett om flera gäller bara de senaste. "
                        + "Lämna aldrig ut dem till någon, inte heller till oss. Har du inte bett om att få logga in kan du "
                        + "bortse från mejlet; då händer ingenting."
                )
            ),
            Body(
                Say(
                    "Somebody, probably you, asked to sign in. Open the link in the browser where you asked for it and confirm "
                        + "that you want to sign in."
                ),
                Link("Sign in"),
                Say(
                    "Are you reading this somewhere else, such as on your phone? Then type the code in the browser where you "
                        + "asked to sign in."
                ),
                Fact("Code", code),
                Say(
                    "The link and the code work for 15 minutes and once only. If you asked several times, only the latest work. "
                        + "Never give them to anybody, not even to us. If you did not ask to sign in, ignore this e-mail and "
                        + "nothing happens."
                )
            )
        );
}
