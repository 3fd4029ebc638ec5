using Funding.Core;

namespace Funding.Functions.Security;

/// <summary>Why a link does not work.</summary>
internal static class LinkRefusals
{
    internal static Refusal Unknown { get; } =
        new(
            "unknown-link",
            new(
                "Länken finns inte. Öppna den direkt från mejlet, eller be förbundets kansli om en ny.",
                "There is no such link. Open it straight from the e-mail, or ask the secretariat for a new one."
            )
        );

    internal static Refusal Used { get; } =
        new(
            "link-used",
            new(
                "Länken har redan använts. Det du skickade in är sparat. Be om en ny länk om du vill ändra ditt svar.",
                "The link has already been used. What you sent is saved. Ask for a new link if you want to change your answer."
            )
        );

    internal static Refusal Expired { get; } =
        new(
            "link-expired",
            new(
                "Länkens tid har gått ut. Be om en ny: den skickas till samma adress.",
                "The link has expired. Ask for a new one: it is sent to the same address."
            )
        );

    internal static Refusal MandateEnded { get; } =
        new(
            "link-mandate-ended",
            new(
                "Uppdraget som länken hör till har upphört, så länken gäller inte längre. Kontakta förbundets kansli om det är fel.",
                "The assignment that the link belongs to has ended, so the link is no longer valid. Contact the secretariat if this is wrong."
            )
        );

    internal static Refusal Revoked { get; } =
        new(
            "link-revoked",
            new(
                "Länken gäller inte längre. Använd länken i det senaste mejlet, eller be om en ny till samma adress.",
                "The link is no longer valid. Use the link in the latest e-mail, or ask for a new one to the same address."
            )
        );
}
