using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The one-time link for signing in.</summary>
internal static class SignInMail
{
    internal static MailContent Content { get; } =
        new(
            "Din länk för att logga in",
            Body(
                Say("Någon, troligen du, har bett om att få logga in. Öppna länken och bekräfta att du vill logga in."),
                Link("Logga in"),
                Say(
                    "Länken gäller i 15 minuter och kan användas en gång. Har du bett om flera gäller bara den senaste. "
                        + "Har du inte bett om den kan du bortse från mejlet; då händer ingenting."
                )
            ),
            Body(
                Say("Somebody, probably you, asked to sign in. Open the link and confirm that you want to sign in."),
                Link("Sign in"),
                Say(
                    "The link works for 15 minutes and once only. If you asked several times, only the latest works. "
                        + "If you did not ask for it, ignore this e-mail and nothing happens."
                )
            )
        );
}
