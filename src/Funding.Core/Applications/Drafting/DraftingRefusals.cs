namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal FormIncomplete(IReadOnlyList<FieldProblem> problems) =>
        new(
            RefusalCode.FormIncomplete,
            new(
                "Ansökan går inte att skicka in än. Rätta de markerade uppgifterna och försök igen.",
                "The application cannot be sent in yet. Correct the marked places and try again."
            ),
            problems[0].Field
        )
        {
            Kind = RefusalKind.Invalid,
            Problems = problems,
        };

    internal static Refusal FormTooLarge() =>
        Invalid(
            RefusalCode.FormTooLarge,
            "Ansökan är för lång. Korta texterna eller lägg en del av dem i en bilaga.",
            "The application is too long. Shorten the texts or put some of them in a document."
        );

    internal static Refusal DocumentTooLarge(long most) =>
        Invalid(
            RefusalCode.DocumentTooLarge,
            $"Bilagan är för stor. En bilaga får vara högst {most / (1024 * 1024)} MB.",
            $"The document is too large. It can be at most {most / (1024 * 1024)} MB."
        );

    internal static Refusal DocumentsTooLarge(long most) =>
        Invalid(
            RefusalCode.DocumentsTooLarge,
            $"Bilagorna är för stora tillsammans. De får vara högst {most / (1024 * 1024)} MB och {Drafting.MostDocuments} stycken.",
            $"The documents are too large together. They can be at most {most / (1024 * 1024)} MB and {Drafting.MostDocuments} in number."
        );

    internal static Refusal DocumentInvalid() =>
        Invalid(
            RefusalCode.DocumentInvalid,
            "Bilagan går inte att använda. Den är tom eller har ett namn som saknas, är för långt eller innehåller ett personnummer. Döp om filen och försök igen.",
            "The document cannot be used. It is empty, or its name is missing, too long or holds a personal identity number. Rename the file and try again.",
            "/fileName"
        );

    internal static Refusal DocumentExists() =>
        Conflict(
            RefusalCode.DocumentExists,
            "En annan bilaga har samma id. Ladda upp filen igen.",
            "Another document has the same id. Upload the file again."
        );

    internal static Refusal DocumentRegistered() =>
        Conflict(
            RefusalCode.DocumentRegistered,
            "Bilagan är inskickad och därmed en allmän handling. Den kan inte tas bort. Lägg till en ny bilaga om något ska rättas.",
            "The document has been sent in and is a public record. It cannot be removed. Add a new document if something is to be corrected."
        );
}
