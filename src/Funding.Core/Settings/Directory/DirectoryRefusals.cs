namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal EmailTaken(string name) =>
        Conflict(
            RefusalCode.EmailTaken,
            $"Adressen används redan av {name}. Två personer kan inte ha samma adress: ange en annan, eller ge {name} uppdraget.",
            $"The address is {name}'s already. Two people cannot have the same one: give another, or give {name} the mandate."
        ) with
        {
            Field = "/email",
        };

    internal static Refusal PostTaken(string name) =>
        Conflict(
            RefusalCode.PostTaken,
            $"{name} har redan uppdraget under den tiden. Välj att den nya ersätter, eller avsluta det första uppdraget.",
            $"{name} has the mandate already during that time. Let the new one replace, or end the first mandate."
        );

    internal static Refusal MandateHeld(string name) =>
        Conflict(
            RefusalCode.MandateHeld,
            $"{name} har redan samma uppdrag under den tiden.",
            $"{name} has the same mandate already during that time."
        );

    internal static Refusal HoldsSeatAlready(string name) =>
        Conflict(
            RefusalCode.HoldsSeatAlready,
            $"{name} har redan en plats i styrelsen. En person har en röst: avsluta det andra uppdraget först.",
            $"{name} holds a seat of the board already. A person has one vote: end the other mandate first."
        );

    internal static Refusal SeatUnserved(DateOnly day) =>
        Conflict(
            RefusalCode.SeatUnserved,
            $"Platsen skulle stå utan både ledamot och ersättare den {SwedishTime.Text(day)}. Utse en efterträdare eller en ersättare först.",
            $"The seat would have neither member nor substitute on {SwedishTime.Text(day)}. Name a successor or a substitute first."
        );

    internal static Refusal ChairMissing(DateOnly day) =>
        Conflict(
            RefusalCode.ChairMissing,
            $"Styrelsen skulle stå utan ordförande den {SwedishTime.Text(day)}. Låt någon annan ledamot ta över ordförandeskapet först.",
            $"The board would have no chair on {SwedishTime.Text(day)}. Let another member take over the chair first."
        );

    internal static Refusal OfficeWithoutSeat(string name) =>
        Conflict(
            RefusalCode.OfficeWithoutSeat,
            $"Bara den som har en plats i styrelsen kan leda den. Ge {name} en plats, eller avsluta uppdraget som ordförande eller vice ordförande först.",
            $"Only somebody with a seat can lead the board. Give {name} a seat, or end the office of chair or vice chair first."
        );

    internal static Refusal OfficeEmpty(MandateKind kind, DateOnly day) =>
        Conflict(
            RefusalCode.OfficeEmpty,
            $"Förbundet skulle stå utan {kind.Name().Sv.ToLowerInvariant()} den {SwedishTime.Text(day)}. Ge någon annan uppdraget först.",
            $"The association would have nobody as {kind.Name().En.ToLowerInvariant()} on {SwedishTime.Text(day)}. Give the mandate to somebody else first."
        );

    internal static Refusal PartyUnstaffed(string party, DateOnly day) =>
        Conflict(
            RefusalCode.PartyUnstaffed,
            $"{party} skulle den {SwedishTime.Text(day)} sakna någon som yttrar sig eller en chef. Utse en efterträdare först.",
            $"{party} would have no reviewer or no manager on {SwedishTime.Text(day)}. Name a successor first."
        );

    internal static Refusal ActsForAnother(string name) =>
        Conflict(
            RefusalCode.ActsForAnother,
            $"{name} arbetar redan med ansökningar för en annan organisation. Avsluta det uppdraget först.",
            $"{name} works with another organisation's applications already. End that mandate first."
        );

    internal static Refusal AuditorNotIndependent(string name) =>
        Conflict(
            RefusalCode.AuditorNotIndependent,
            $"Den som granskar förbundet kan inte ha andra uppdrag i det. Avsluta först de andra uppdragen för {name}, eller välj en annan person.",
            $"Whoever examines the association cannot have other mandates in it. End the other mandates of {name} first, or choose another person."
        );

    internal static Refusal MemberInUse(OrganisationNumber number, DateOnly day) =>
        Conflict(
            RefusalCode.MemberInUse,
            $"Organisationen {number} skulle inte vara medlem den {SwedishTime.Text(day)}, men har plats i styrelsen, är en part eller har personer som söker. Avsluta det först.",
            $"The organisation {number} would not be a member on {SwedishTime.Text(day)}, but has a seat, is a party or has people who apply. End that first."
        );

    internal static Refusal OwnLastMandate() =>
        Conflict(
            RefusalCode.OwnLastMandate,
            "Det är ditt eget uppdrag, och utan det kan du inte längre ändra inställningar. Be en kollega att avsluta det.",
            "It is your own mandate, and without it you could no longer change settings. Ask a colleague to end it."
        );

    internal static Refusal OwnMandate() =>
        Conflict(
            RefusalCode.OwnMandate,
            "Ingen ger sig själv ett uppdrag eller förlänger sitt eget. Be en kollega på kansliet, förbundschefen eller en administratör att göra det.",
            "Nobody gives themselves a mandate or prolongs their own. Ask a colleague in the office, the director or an administrator to do it."
        );

    internal static Refusal MandateOver() =>
        Conflict(
            RefusalCode.MandateOver,
            "Uppdraget är redan avslutat. Läs in sidan igen för att se vad som gäller.",
            "The mandate has ended already. Load the page again to see where it stands."
        );
}
