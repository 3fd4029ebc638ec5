namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal MinutesNotApproved() =>
        Conflict(
            RefusalCode.MinutesNotApproved,
            "Protokollet är inte justerat. Anteckna justeringen först.",
            "The minutes are not approved. Record the approval first."
        );

    internal static Refusal DecisionFinal(DateOnly day) =>
        Conflict(
            RefusalCode.DecisionFinal,
            $"Beslutet vann laga kraft {SwedishTime.Text(day)}, och anslagets dag kan inte ändras längre.",
            $"The decision became final on {SwedishTime.Text(day)}, and the day of the notice can no longer be changed."
        );

    internal static Refusal AppealWindowOpen(DateOnly? day) =>
        day is { } until
            ? Conflict(
                RefusalCode.AppealWindowOpen,
                $"Beslutet kan överklagas till och med {SwedishTime.Text(until.AddDays(-1))}. Betalningen kan attesteras från och med {SwedishTime.Text(until)}.",
                $"The decision can be appealed until {SwedishTime.Text(until.AddDays(-1))}. The payment can be authorised from {SwedishTime.Text(until)}."
            )
            : Conflict(
                RefusalCode.AppealWindowOpen,
                "Anslaget om det justerade protokollet är inte antecknat, så tiden för överklagande har inte börjat löpa. Anteckna vilken dag det sattes upp.",
                "The notice of the approved minutes is not recorded, so the time for appeal has not begun. Record the day when it went up."
            );

    internal static Refusal DecisionAppealed() =>
        Conflict(
            RefusalCode.DecisionAppealed,
            "Beslutet är överklagat. Anteckna domstolens avgörande innan ni går vidare.",
            "The decision is appealed. Record what the court held before you go on."
        );

    internal static Refusal DecisionAnnulled() =>
        Conflict(
            RefusalCode.DecisionAppealed,
            "Domstolen har upphävt beslutet, och inget får betalas ut. Förbundschefen behöver avsluta avtalet.",
            "The court has annulled the decision, and nothing may be paid. The director must end the agreement."
        );

    internal static Refusal NoAppeal() =>
        Conflict(
            RefusalCode.NoAppeal,
            "Det finns inget överklagande som väntar på avgörande. Läs in sidan igen för att se vad som gäller.",
            "There is no appeal that waits for a decision. Load the page again to see where it stands."
        );
}
