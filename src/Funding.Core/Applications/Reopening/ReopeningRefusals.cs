namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal CannotReopenWithdrawn() =>
        Conflict(
            RefusalCode.CannotReopen,
            "Sökanden har återkallat ansökan, och en återkallad ansökan öppnas inte igen. Sökanden kan kopiera den och lämna in en ny.",
            "The applicant has withdrawn the application, and a withdrawn application is not opened again. The applicant can copy it and hand in a new one."
        );

    internal static Refusal CannotReopenRejected() =>
        Conflict(
            RefusalCode.CannotReopen,
            "Styrelsen har avslagit ansökan, och beslutet står fast. Sökanden kan lämna in en ny ansökan.",
            "The board has rejected the application, and the decision stands. The applicant can hand in a new application."
        );

    internal static Refusal DirectorMustReopen() =>
        new(
            RefusalCode.DirectorMustReopen,
            new(
                "Bara förbundschefen kan öppna ett ärende som är slutavräknat. Be förbundschefen göra det.",
                "Only the director can open a case that has been settled. Ask the director to do it."
            )
        )
        {
            Kind = RefusalKind.Forbidden,
        };
}
