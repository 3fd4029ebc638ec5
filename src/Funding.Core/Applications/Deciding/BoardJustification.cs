namespace Funding.Core;

/// <summary>Puts a count into words.</summary>
internal static class BoardJustification
{
    internal static BoardResult Justified(BoardResult result) => result with { Justification = Of(result) };

    private static LocalizedText Of(BoardResult r)
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
        LocalizedText[] parts = [Verdict(r), .. Overridden(r), .. Dissented(r)];
        return new LocalizedText(
            $"{present.Sv} {votes.Sv}{recused.Sv} {string.Join(' ', parts.Select(p => p.Sv))}",
            $"{present.En} {votes.En}{recused.En} {string.Join(' ', parts.Select(p => p.En))}"
        );
    }

    private static IEnumerable<LocalizedText> Overridden(BoardResult r)
    {
        if (r is { Verdict: BoardVerdict.Carried, Override: { } beyond })
        {
            var years = string.Join(", ", beyond.Years.Select(y => $"{y.Year}: {y.Amount}"));
            yield return new(
                $"Beslutet går utöver årets ram ({years}). Skäl: {beyond.Reason}",
                $"The decision goes beyond the year's frame ({years}). Reason: {beyond.Reason}"
            );
        }
    }

    private static IEnumerable<LocalizedText> Dissented(BoardResult r)
    {
        if (r.Dissents > 0)
        {
            yield return r.Dissents == 1
                ? new("En ledamot reserverade sig mot beslutet.", "One member dissented from the decision.")
                : new(
                    $"{r.Dissents} ledamöter reserverade sig mot beslutet.",
                    $"{r.Dissents} members dissented from the decision."
                );
        }
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
            BoardVerdict.Carried when r.Majority is { } majority => new(
                $"Beslutet krävde minst {majority.Fraction} av de röstande, och förslaget fick det.",
                $"The decision needed at least {majority.Fraction} of those voting, and the proposal had it."
            ),
            BoardVerdict.NotCarried when r.Majority is { } majority => new(
                $"Beslutet krävde minst {majority.Fraction} av de röstande, och förslaget fick inte det.",
                $"The decision needed at least {majority.Fraction} of those voting, and the proposal did not have it."
            ),
            BoardVerdict.Carried => new("Förslaget fick majoritet.", "The proposal had a majority."),
            BoardVerdict.NotCarried => new("Förslaget fick inte majoritet.", "The proposal had no majority."),
        };
}
