using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Says to somebody of the association's staff that they sign in with their work account.</summary>
internal static class WorkAccountMail
{
    internal static MailContent Content { get; } =
        new(
            "Logga in med ditt arbetskonto",
            Body(
                Say(
                    "Någon, troligen du, har bett om en länk för att logga in. Du som arbetar i förbundet loggar in med ditt "
                        + "arbetskonto, och därför har ingen länk skickats. Öppna sidan och välj att logga in med arbetskonto."
                ),
                Link("Öppna sidan"),
                Say("Har du inte bett om att få logga in kan du bortse från mejlet.")
            ),
            Body(
                Say(
                    "Somebody, probably you, asked for a link to sign in. The association's staff sign in with their work "
                        + "account, so no link has been sent. Open the page and choose to sign in with your work account."
                ),
                Link("Open the page"),
                Say("If you did not ask to sign in, ignore this e-mail.")
            )
        );
}
