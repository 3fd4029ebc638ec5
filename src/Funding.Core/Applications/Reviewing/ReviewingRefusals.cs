namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal ReviewClosed() =>
        Conflict(
            RefusalCode.ReviewClosed,
            "Remissen är avslutad och tar inte emot fler yttranden. Kontakta kansliet om ni har något att tillägga.",
            "The referral is closed and takes no more opinions. Contact the secretariat if you have something to add."
        );

    internal static Refusal ReferralDelegated() =>
        Conflict(
            RefusalCode.ReferralDelegated,
            "Remissen är redan överlämnad till en kollega. Den som lämnade över den kan ta tillbaka den, så länge kollegan inte har svarat.",
            "The referral has been handed over to a colleague. Whoever handed it over can take it back, as long as the colleague has not answered."
        );

    internal static Refusal OpinionGiven() =>
        Conflict(
            RefusalCode.OpinionGiven,
            "Yttrandet är redan lämnat och registrerat. Kontakta kansliet om det behöver ändras.",
            "The opinion has been given and registered. Contact the secretariat if it needs changing."
        );
}
