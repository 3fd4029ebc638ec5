namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal SignOffVoid() =>
        Conflict(
            RefusalCode.SignOffVoid,
            "Ansökan har ändrats sedan du blev ombedd att skriva under den. Vänta på en ny begäran, eller läs ansökan som den är nu.",
            "The application has been changed since you were asked to sign it off. Wait for a new request, or read the application as it is now."
        );
}
