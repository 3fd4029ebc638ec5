using System.Globalization;
using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>Why a file is not taken.</summary>
internal static class AttachmentRefusals
{
    private const string Kinds = "pdf, docx, xlsx, pptx, odt, ods, png, jpg, txt, csv";

    internal static Refusal Empty { get; } =
        new(
            "attachment-empty",
            new(
                "Filen är tom. Kontrollera att du valde rätt fil och bifoga den igen.",
                "The file is empty. Check that you chose the right file and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal KindNotAllowed { get; } =
        new(
            "attachment-kind-not-allowed",
            new(
                $"Filtypen kan inte bifogas. Spara filen i något av dessa format och bifoga den igen: {Kinds}.",
                $"This kind of file cannot be attached. Save it in one of these formats and attach it again: {Kinds}."
            ),
            "/fileName"
        );

    internal static Refusal ContentDiffers { get; } =
        new(
            "attachment-content-differs",
            new(
                "Filens innehåll stämmer inte med filnamnets ändelse. Öppna filen, spara den i rätt format och bifoga den igen.",
                "The file's content does not match the ending of its name. Open it, save it in the right format and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal TextEncoding { get; } =
        new(
            "attachment-text-encoding",
            new(
                "Texten är sparad med en teckenkodning som inte går att läsa säkert. Öppna filen, spara den med teckenkodningen UTF-8 och bifoga den igen.",
                "The text is saved in an encoding that cannot be read safely. Open the file, save it with the encoding UTF-8 and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal ActiveContent { get; } =
        new(
            "attachment-active-content",
            new(
                "Filen innehåller något som kan köras eller hämtas när den öppnas, till exempel makron, skript, inbäddade filer eller en länkad mall. Spara den utan det, eller spara den som vanlig pdf, och bifoga den igen.",
                "The file holds something that can run or be fetched when it is opened, such as macros, scripts, embedded files or a linked template. Save it without that, or as a plain pdf, and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal Encrypted { get; } =
        new(
            "attachment-encrypted",
            new(
                "Filen är skyddad med lösenord eller sparad i ett äldre Office-format, och kan därför inte kontrolleras. Spara den utan lösenord i ett nyare format och bifoga den igen.",
                "The file is protected by a password or saved in an older Office format, and cannot be checked. Save it without a password in a newer format and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal Bomb { get; } =
        new(
            "attachment-unpacks-too-large",
            new(
                "Filen blir orimligt stor när den packas upp. Öppna den, ta bort det som inte behövs, spara den på nytt och bifoga den igen.",
                "The file becomes unreasonably large when it is unpacked. Open it, remove what is not needed, save it anew and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal Taken { get; } =
        new(
            "attachment-exists",
            new(
                "Begäran har redan skickat en annan fil i den här filens ställe. Skicka den med en ny Idempotency-Key.",
                "The request has already sent another file in this one's place. Send it with a new Idempotency-Key."
            ),
            "/fileName"
        );

    internal static Refusal NoRoom(long left, long most) =>
        new(
            "attachment-no-room",
            new(
                $"Filen får inte plats. Bilagorna får vara högst {Megabytes(most, "sv-SE")} MB tillsammans, och {Megabytes(left, "sv-SE")} MB är kvar. Ta bort någon bilaga eller spara filen i mindre format.",
                $"There is no room for the file. The attachments may be at most {Megabytes(most, "en-GB")} MB together, and {Megabytes(left, "en-GB")} MB are left. Remove an attachment or save the file in a smaller format."
            ),
            "/fileName"
        );

    internal static Refusal TooLarge(long maxBytes) =>
        new(
            "attachment-too-large",
            new(
                $"Filen är för stor. Den får vara högst {Megabytes(maxBytes, "sv-SE")} MB. Dela upp den eller spara den i mindre format.",
                $"The file is too large. It may be at most {Megabytes(maxBytes, "en-GB")} MB. Split it or save it in a smaller format."
            ),
            "/fileName"
        );

    private static string Megabytes(long bytes, string culture) =>
        (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.GetCultureInfo(culture));
}
