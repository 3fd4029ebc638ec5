namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal AgreementChanged() =>
        Conflict(
            RefusalCode.AgreementChanged,
            "Villkoren du godkände är inte de som gäller. Läs in avtalet igen och godkänn det på nytt.",
            "The terms that you accepted are not the current ones. Load the agreement again and accept it anew."
        );

    internal static Refusal AgreementNotAccepted() =>
        Conflict(
            RefusalCode.AgreementNotAccepted,
            "Sökandens firmatecknare har inte godkänt avtalet än. Vänta tills det är gjort.",
            "The applicant's authorised signatory has not accepted the agreement yet. Wait until that is done."
        );
}
