namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal AmendmentOpen(int number) =>
        Conflict(
            RefusalCode.AmendmentOpen,
            $"Ändring {number} är inte avgjord än. Vänta på svaret eller återta den innan du begär en ny.",
            $"Amendment {number} has not been settled yet. Wait for the answer, or take it back, before you ask for another."
        );

    internal static Refusal AmendmentNotWaiting() =>
        Conflict(
            RefusalCode.AmendmentNotWaiting,
            "Ändringen väntar inte på det här. Läs in sidan igen för att se vad som gäller.",
            "The amendment does not wait for this. Load the page again to see where it stands."
        );

    internal static Refusal FinalReportIn() =>
        Conflict(
            RefusalCode.FinalReportIn,
            "Slutrapporten är inlämnad, så perioden kan inte ändras. Kontakta kansliet om projektet ska fortsätta.",
            "The final report has been handed in, so the period cannot be changed. Contact the secretariat if the project is to go on."
        );

    internal static Refusal RecordedBySelf() =>
        Conflict(
            RefusalCode.RecordedBySelf,
            "Du har själv fört in beslutet. En annan person behöver bekräfta det.",
            "You recorded the decision yourself. Somebody else must confirm it."
        );

    internal static Refusal NoQuorum(int present, int seats, int required) =>
        Conflict(
            RefusalCode.NoQuorum,
            $"Styrelsen var inte beslutför: {present} av {seats} deltog, och minst {required} måste delta. Kontrollera protokollet.",
            $"The board could not decide: {present} of {seats} took part, and at least {required} must. Check the minutes."
        );
}
