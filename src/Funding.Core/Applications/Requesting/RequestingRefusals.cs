namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal NotOnRequest() =>
        Conflict(
            RefusalCode.NotOnRequest,
            "Delbetalningen betalas inte ut efter rekvisition, eller är redan rekvirerad. Välj en delbetalning som väntar på rekvisition.",
            "The instalment is not paid on request, or has been requested already. Choose one that waits for a request."
        );

    internal static Refusal RequestOpen() =>
        Conflict(
            RefusalCode.RequestOpen,
            "En rekvisition väntar redan på kansliets svar. Vänta på det innan du gör en ny.",
            "A request waits for the secretariat's answer already. Wait for that before you make another."
        );

    internal static Refusal RequestAnswered() =>
        Conflict(
            RefusalCode.RequestAnswered,
            "Rekvisitionen är redan besvarad. Läs in sidan igen för att se vad som gäller.",
            "The request has been answered already. Load the page again to see where it stands."
        );
}
