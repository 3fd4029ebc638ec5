namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal ReviewClosed() =>
        Conflict(
            RefusalCode.ReviewClosed,
            "Remissen är avslutad och tar inte emot fler yttranden. Kontakta kansliet om ni har något att tillägga.",
            "The referral is closed and takes no more opinions. Contact the secretariat if you have something to add."
        );

    internal static Refusal OpinionGiven() =>
        Conflict(
            RefusalCode.OpinionGiven,
            "Yttrandet är redan lämnat och registrerat. Kontakta kansliet om det behöver ändras.",
            "The opinion has been given and registered. Contact the secretariat if it needs changing."
        );
}
