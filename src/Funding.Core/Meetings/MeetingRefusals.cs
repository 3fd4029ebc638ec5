namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal WrongMeetingStage(Meeting state) =>
        Conflict(
            RefusalCode.WrongMeetingStage,
            $"Det går inte att göra detta nu, eftersom mötets läge är ”{state.Stage.Name().Sv}”. Läs in sidan igen för att se vad som gäller.",
            $"This cannot be done now, because the meeting stands at “{state.Stage.Name().En}”. Load the page again to see where it stands."
        );

    internal static Refusal MeetingExists() =>
        Conflict(
            RefusalCode.MeetingExists,
            "Det finns redan ett möte med samma id. Börja om med ett nytt möte.",
            "A meeting with this id exists already. Start again with a new meeting."
        );

    internal static Refusal MeetingSeatsInvalid() =>
        Invalid(
            RefusalCode.MeetingSeatsInvalid,
            "De som ska kallas går inte att använda. Varje plats och person får finnas en gång, och en styrelse har en ordförande. Rätta förbundets uppgifter.",
            "Those to be called cannot be used. Every seat and person stands once, and a board has a chair. Correct the association's particulars.",
            "/seats"
        );

    internal static Refusal PapersTooLate(int days, DateOnly last) =>
        Conflict(
            RefusalCode.PapersTooLate,
            $"Kallelse och handlingar ska gå ut minst {days} dagar före mötet, senast {SwedishTime.Text(last)}. Välj ett senare mötesdatum.",
            $"The call and the papers go out at least {days} days before the meeting, at the latest {SwedishTime.Text(last)}. Choose a later day for the meeting."
        );

    internal static Refusal BoardTooSoon(DateOnly first) =>
        Conflict(
            RefusalCode.BoardTooSoon,
            $"Styrelsen kan ta upp ärendet tidigast {SwedishTime.Text(first)}, räknat från beredningsgruppens möte. Välj ett senare sammanträde.",
            $"The board can take the matter up on {SwedishTime.Text(first)} at the earliest, counted from the preparatory group's meeting. Choose a later meeting."
        );

    internal static Refusal AgendaEmpty() =>
        Conflict(
            RefusalCode.AgendaEmpty,
            "Dagordningen är tom. Lägg till minst ett ärende innan kallelsen går ut.",
            "The agenda is empty. Add at least one item before the call goes out."
        );

    internal static Refusal AgendaItemExists() =>
        Conflict(
            RefusalCode.AgendaItemExists,
            "Det finns redan ett annat ärende med samma id på dagordningen. Läs in sidan igen.",
            "Another item on the agenda has this id already. Load the page again."
        );

    internal static Refusal AgendaItemMissing() =>
        Conflict(
            RefusalCode.AgendaItemMissing,
            "Ärendet står inte på dagordningen. Läs in sidan igen.",
            "The item is not on the agenda. Load the page again."
        );

    internal static Refusal AgendaItemClosed() =>
        Conflict(
            RefusalCode.AgendaItemClosed,
            "Ärendet är redan avslutat på mötet. Läs in sidan igen.",
            "The meeting has dealt with the item already. Load the page again."
        );

    internal static Refusal AnotherItemOpen() =>
        Conflict(
            RefusalCode.AnotherItemOpen,
            "Ett annat ärende är öppet. Avsluta det innan nästa tas upp.",
            "Another item is open. End it before the next is taken up."
        );

    internal static Refusal ItemStillOpen(AgendaItem item) =>
        Conflict(
            RefusalCode.ItemStillOpen,
            $"Ärendet {item.ParagraphText} ”{item.Title}” är fortfarande öppet. Avsluta det innan mötet avslutas.",
            $"The item {item.ParagraphText} “{item.Title}” is still open. End it before the meeting ends."
        );

    internal static Refusal ItemIsVotedOn() =>
        Conflict(
            RefusalCode.ItemIsVotedOn,
            "Styrelsen beslutar i ärendet. Stäng omröstningen, återremittera eller bordlägg det i stället.",
            "The board decides on the item. Close the vote, remit it or table it instead."
        );

    internal static Refusal ItemNotOpen() =>
        Conflict(
            RefusalCode.ItemNotOpen,
            "Ärendet är inte öppet på sammanträdet. Öppna det på mötets sida först.",
            "The item is not open at the meeting. Open it on the meeting's page first."
        );

    internal static Refusal AnswersClosed(Meeting state) =>
        Conflict(
            RefusalCode.AnswersClosed,
            state.Stage == MeetingStage.Cancelled
                ? "Mötet är inställt. Du behöver inte svara."
                : "Det går inte längre att svara på kallelsen, eftersom mötet har börjat eller är slut. Kontakta kansliet om du har frågor.",
            state.Stage == MeetingStage.Cancelled
                ? "The meeting has been called off. You need not answer."
                : "The call can no longer be answered, because the meeting has begun or is over. Contact the secretariat if you have questions."
        );

    internal static Refusal CallOutdated() =>
        Conflict(
            RefusalCode.CallOutdated,
            "Mötet har ändrats och länken gäller den tidigare tiden. Använd länken i den nya kallelsen som vi har mejlat.",
            "The meeting has been changed and the link is for the earlier time. Use the link in the new call that we have mailed."
        );

    internal static Refusal DeclinedAlready() =>
        Conflict(
            RefusalCode.DeclinedAlready,
            "Du har meddelat att du inte kan komma, och en ersättare kallas. Kontakta kansliet om du ändå kan komma.",
            "You have said that you cannot come, and a substitute is called. Contact the secretariat if you can come after all."
        );

    internal static Refusal MeetingNotToday(DateOnly day) =>
        Conflict(
            RefusalCode.MeetingNotToday,
            $"Mötet är den {SwedishTime.Text(day)} och kan inte öppnas tidigare. Ändra mötets tid om det hålls en annan dag.",
            $"The meeting is on {SwedishTime.Text(day)} and cannot be opened before. Change its time if it is held another day."
        );

    internal static Refusal PresenceInvalid() =>
        Invalid(
            RefusalCode.PresenceInvalid,
            "Närvaron stämmer inte. Minst en person ska vara närvarande, varje person på en plats, och bara ledamoten eller en ersättare från samma medlem kan tjänstgöra där.",
            "The presence is not right. At least one person must be there, each on one seat, and only the elected member or a substitute from the same member can serve on it.",
            "/present"
        );

    internal static Refusal AdjusterInvalid() =>
        Invalid(
            RefusalCode.AdjusterInvalid,
            "Välj en justerare som är närvarande och som inte leder mötet.",
            "Choose an adjuster who is present and does not lead the meeting.",
            "/personId"
        );

    internal static Refusal AdjusterMissing() =>
        Conflict(
            RefusalCode.AdjusterMissing,
            "Mötet har ingen justerare, eller så leder justeraren mötet. Välj en annan närvarande innan mötet avslutas.",
            "The meeting has no adjuster, or the adjuster leads the meeting. Choose somebody else who is present before the meeting ends."
        );

    internal static Refusal MinutesChanged() =>
        Conflict(
            RefusalCode.MinutesChanged,
            "Protokollet har ändrats sedan du läste det. Läs det nya, som du har fått en länk till, och godkänn det.",
            "The minutes have been corrected since you read them. Read the new ones, to which you have been mailed a link, and approve those."
        );

    internal static Refusal MinutesByMeeting() =>
        Conflict(
            RefusalCode.MinutesByMeeting,
            "Ärendet beslutades på ett sammanträde. Protokollet justeras där av ordföranden och justeraren.",
            "The matter was decided at a meeting. Its minutes are approved there by the chair and the adjuster."
        );
}
