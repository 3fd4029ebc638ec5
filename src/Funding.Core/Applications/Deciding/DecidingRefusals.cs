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
