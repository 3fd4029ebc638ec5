namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal CannotDispose() =>
        Conflict(
            RefusalCode.CannotDispose,
            "Inget i ärendet kan gallras nu: det är öppet, överklagat, har pengar kvar att betala eller ett gallringsstopp.",
            "Nothing of the case can be disposed of now: it is open, appealed, has money left to be paid, or a hold."
        );

    internal static Refusal OwnDisposalPreview() =>
        new(
            RefusalCode.OwnDisposalPreview,
            new(
                "Den som tog fram gallringslistan kan inte själv bekräfta den. Be någon annan på kansliet läsa igenom och bekräfta den.",
                "Whoever drew up the disposal list cannot confirm it. Ask somebody else at the office to read and confirm it."
            )
        )
        {
            Kind = RefusalKind.Forbidden,
        };
}
