namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal NoProposal() =>
        Conflict(
            RefusalCode.NoProposal,
            "Det finns inget aktuellt förslag att besluta om. Förbundschefen behöver lämna ett förslag först.",
            "There is no current proposal to decide on. The director needs to make one first."
        );

    internal static Refusal BoardInvalid() =>
        Invalid(
            RefusalCode.BoardInvalid,
            "Styrelsens platser går inte att använda. Varje plats och person får finnas en gång, och ett sammanträde har en ordförande. Rätta styrelsens uppgifter.",
            "The board's seats cannot be used. Every seat and person stands once, and a meeting has a chair. Correct the board's particulars.",
            "/seats"
        );

    internal static Refusal DelegationExceeded(Money cap) =>
        Conflict(
            RefusalCode.DelegationExceeded,
            cap == Money.Zero
                ? "Styrelsen har inte delegerat några beslut. Ta upp ärendet på ett sammanträde."
                : $"Styrelsen har delegerat beslut upp till {cap}. Ta upp ärendet på ett sammanträde.",
            cap == Money.Zero
                ? "The board has delegated no decisions. Take the matter to a meeting."
                : $"The board has delegated decisions up to {cap}. Take the matter to a meeting."
        );

    internal static Refusal BoardOnly() =>
        Conflict(
            RefusalCode.DelegationExceeded,
            "Beslutet kräver kvalificerad majoritet eller går utöver årets ram, och kan därför inte fattas av delegater. Ta upp ärendet på ett sammanträde.",
            "The decision needs a qualified majority or goes beyond the year's frame, so delegates cannot make it. Take the matter to a meeting."
        );

    internal static Refusal FrameExceeded(IEnumerable<YearAmount> beyond) =>
        Conflict(
            RefusalCode.FrameExceeded,
            $"Det finns inte så mycket pengar kvar att bevilja. Det fattas {Years(beyond)}. Sänk beloppet, eller lämna ett förslag med skäl för att styrelsen ska gå utöver ramen.",
            $"There is not that much left to grant. Missing: {Years(beyond)}. Lower the amount, or make a proposal with a reason for the board to go beyond the frame."
        );

    internal static Refusal ConflictNotFlagged() =>
        Conflict(
            RefusalCode.ConflictNotFlagged,
            "Det finns ingen öppen fråga om jäv för den som tjänstgör på platsen. Läs in sidan igen för att se vad som gäller.",
            "There is no open question of conflict for whoever serves on the seat. Load the page again to see where it stands."
        );

    internal static Refusal ConflictUndecided(string member) =>
        Conflict(
            RefusalCode.ConflictUndecided,
            $"Frågan om jäv för {member} är inte avgjord. Ordföranden behöver anteckna styrelsens beslut först.",
            $"The question whether {member} has a conflict of interest is not settled. The chair must record what the board holds first."
        );

    internal static Refusal OwnConflict() =>
        Conflict(
            RefusalCode.OwnConflict,
            "Du kan inte avgöra frågan om ditt eget jäv. Den som leder ärendet i ditt ställe gör det.",
            "You cannot settle the question of your own conflict of interest. Whoever leads the item in your place does."
        );

    internal static Refusal TookNoPart() =>
        Conflict(
            RefusalCode.TookNoPart,
            "Bara den som har röstat ja eller nej i ärendet kan reservera sig. Kontakta kansliet om det är fel.",
            "Only somebody who voted yes or no in the matter can dissent. Contact the secretariat if that is wrong."
        );

    internal static Refusal DissentTooLate() =>
        Conflict(
            RefusalCode.DissentTooLate,
            "Sammanträdet är avslutat eller protokollet justerat, och det går inte längre att reservera sig. Kontakta kansliet om du har frågor.",
            "The meeting is closed or its minutes are approved, and it is too late to dissent. Contact the secretariat if you have questions."
        );

    internal static Refusal NotDelegated() =>
        Conflict(
            RefusalCode.NotDelegated,
            "Beslutet är inte fattat på delegation och behöver inte anmälas till styrelsen.",
            "The decision was not made by delegates and need not be reported to the board."
        );

    private static string Years(IEnumerable<YearAmount> amounts) =>
        string.Join(", ", amounts.Select(a => $"{a.Amount} ({a.Year})"));

    internal static Refusal BallotVoid() =>
        Conflict(
            RefusalCode.BallotVoid,
            "Förslaget har ändrats och länken gäller en tidigare version. Använd den nya länken som vi har mejlat.",
            "The proposal has been changed and the link is for an earlier version. Use the new link that we have mailed."
        );

    internal static Refusal BallotClosed() =>
        Conflict(
            RefusalCode.BallotClosed,
            "Ärendet är stängt för röstning. Kontakta kansliet om du har frågor.",
            "The item is closed for votes. Contact the secretariat if you have questions."
        );

    internal static Refusal StoodAside() =>
        Conflict(
            RefusalCode.StoodAside,
            "Du har anmält jäv eller frånvaro och deltar inte i ärendet. Kontakta kansliet om det är fel.",
            "You have declared a conflict of interest or absence and take no part in the matter. Contact the secretariat if that is wrong."
        );

    internal static Refusal NoQuorum(BoardResult result) =>
        Conflict(
            RefusalCode.NoQuorum,
            $"Styrelsen är inte beslutför: {result.Present} av {result.Seats} deltar, och minst {result.Required} måste delta. Vänta in fler röster eller bordlägg ärendet.",
            $"The board cannot decide: {result.Present} of {result.Seats} take part, and at least {result.Required} must. Wait for more votes or table the matter."
        );

    internal static Refusal CastingVoteNeeded() =>
        Conflict(
            RefusalCode.CastingVoteNeeded,
            "Röstetalen är lika. Ordföranden behöver rösta ja eller nej för att ärendet ska kunna avgöras.",
            "The votes are equal. The chair must vote yes or no for the matter to be decided."
        );

    internal static Refusal MeetingOnly() =>
        Conflict(
            RefusalCode.MeetingOnly,
            "Bara ett sammanträde kan återremittera eller bordlägga. Stäng omröstningen och ta upp ärendet på ett sammanträde.",
            "Only a meeting can remit or table. Close the vote and take the matter to a meeting."
        );
}
