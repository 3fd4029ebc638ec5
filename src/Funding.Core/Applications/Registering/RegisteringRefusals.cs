namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal RecordDiffers() =>
        Conflict(
            RefusalCode.RecordDiffers,
            "Handlingen är redan lagrad med ett annat innehåll. Den ändras inte; kontakta den som sköter systemet.",
            "The document is stored with another content already. It is not changed; contact whoever runs the system."
        );
}
