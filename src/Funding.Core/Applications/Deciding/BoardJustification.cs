namespace Funding.Core;

/// <summary>Puts a count into words.</summary>
internal static class BoardJustification
{
    internal static LocalizedText Of(BoardResult r)
    {
        var present = new LocalizedText(
            $"{r.Present} av {r.Seats} deltog, och minst {r.Required} måste delta.",
            $"{r.Present} of {r.Seats} took part, and at least {r.Required} must."
        );
        var votes = new LocalizedText(
            $"{r.Yes} röstade ja, {r.No} nej och {r.Abstained} avstod.",
            $"{r.Yes} voted yes, {r.No} no, and {r.Abstained} abstained."
        );
        var recused =
            r.Recused == 0
                ? new LocalizedText("", "")
                : new LocalizedText(
                    $" {r.Recused} deltog inte på grund av jäv.",
                    $" {r.Recused} did not take part because of a conflict of interest."
                );
        var verdict = Verdict(r);
        return new LocalizedText(
            $"{present.Sv} {votes.Sv}{recused.Sv} {verdict.Sv}",
            $"{present.En} {votes.En}{recused.En} {verdict.En}"
        );
    }

    private static LocalizedText Verdict(BoardResult r) =>
        r.Verdict switch
        {
            BoardVerdict.NoQuorum => new(
                "Styrelsen var därför inte beslutför.",
                "The board therefore could not decide."
            ),
            BoardVerdict.Undecided => new(
                "Röstetalen var lika och ingen med utslagsröst tog ställning.",
                "The votes were equal and nobody with the casting vote took a side."
            ),
            BoardVerdict.Carried when r.CastingVote is not null => new(
                "Röstetalen var lika. Ordförandens utslagsröst avgjorde för förslaget.",
                "The votes were equal. The chair's casting vote settled it for the proposal."
            ),
            BoardVerdict.NotCarried when r.CastingVote is not null => new(
                "Röstetalen var lika. Ordförandens utslagsröst avgjorde mot förslaget.",
                "The votes were equal. The chair's casting vote settled it against the proposal."
            ),
            BoardVerdict.Carried => new("Förslaget fick majoritet.", "The proposal had a majority."),
            BoardVerdict.NotCarried => new("Förslaget fick inte majoritet.", "The proposal had no majority."),
        };
}
