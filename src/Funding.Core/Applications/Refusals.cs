namespace Funding.Core;

/// <summary>The refusals' sentences. Each part of the process adds its own.</summary>
internal static partial class Refusals
{
    internal static Refusal NotFound() =>
        new(
            RefusalCode.NotFound,
            new(
                "Det du söker finns inte. Kontrollera adressen eller gå till din lista.",
                "What you look for does not exist. Check the address or go to your list."
            )
        )
        {
            Kind = RefusalKind.NotFound,
        };

    internal static Refusal NotAllowed() =>
        new(
            RefusalCode.NotAllowed,
            new(
                "Du har inte behörighet att göra detta. Kontakta kansliet om du behöver det.",
                "You are not allowed to do this. Contact the secretariat if you need to."
            )
        )
        {
            Kind = RefusalKind.Forbidden,
        };

    internal static Refusal WrongStage(Application state) =>
        new(
            RefusalCode.WrongStage,
            new(
                $"Det går inte att göra detta nu, eftersom ärendet är i steget ”{state.Stage.Name().Sv}”. Läs in sidan igen för att se vad som gäller.",
                $"This cannot be done now, because the case is in the stage “{state.Stage.Name().En}”. Load the page again to see where it stands."
            )
        );

    internal static Refusal ApplicationExists() =>
        new(
            RefusalCode.ApplicationExists,
            new(
                "Det finns redan en ansökan med samma id. Börja om med en ny ansökan.",
                "An application with this id exists already. Start again with a new application."
            )
        );

    internal static Refusal InvalidInput(IReadOnlyList<FieldProblem> problems) =>
        new(
            RefusalCode.InvalidInput,
            new(
                "Något behöver rättas. Gå igenom de markerade uppgifterna och försök igen.",
                "Something needs correcting. Go through the marked places and try again."
            ),
            problems[0].Field
        )
        {
            Kind = RefusalKind.Invalid,
            Problems = problems,
        };

    internal static Refusal DeadlineInvalid(string field) =>
        Invalid(
            RefusalCode.DeadlineInvalid,
            "Välj ett datum som är senare än i dag och inom ett år.",
            "Choose a date after today and within a year.",
            field
        );

    internal static Refusal DecidedAlready() =>
        Conflict(
            RefusalCode.DecidedAlready,
            "Ansökan är redan beslutad och kan inte återkallas. Kontakta kansliet.",
            "The application has been decided and cannot be withdrawn. Contact the secretariat."
        );

    private static Refusal Conflict(string code, string sv, string en) => new(code, new(sv, en));

    private static Refusal Invalid(string code, string sv, string en, string? field = null) =>
        new(code, new(sv, en), field) { Kind = RefusalKind.Invalid };
}
