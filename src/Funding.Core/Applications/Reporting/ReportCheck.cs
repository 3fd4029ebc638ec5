namespace Funding.Core;

/// <summary>What a report must hold.</summary>
internal static class ReportCheck
{
    private const int MostRows = 200;

    /// <summary>As for budgets: sums stay exact.</summary>
    private static readonly Money Largest = Money.FromKronor(1_000_000_000);

    /// <summary>What a report must hold to be handed in.</summary>
    internal static IEnumerable<FieldProblem> Of(Application state, Report report, ReportContent content)
    {
        List<FieldProblem> problems = [.. Common(content, isWhole: true), .. Indicators(state, content)];
        return problems.Count == 0 && string.IsNullOrWhiteSpace(content.Deviations)
            ? Unexplained(state, report, content)
            : problems;
    }

    /// <summary>What even a report that is being written must keep to: nothing that may not be stored, no sum that cannot be made.</summary>
    internal static IEnumerable<FieldProblem> Draft(ReportContent content) => Common(content, isWhole: false);

    /// <summary>Costs by type, wherever they are told.</summary>
    internal static IEnumerable<FieldProblem> Costs(IReadOnlyList<ReportedCost> costs) =>
        costs.Count > MostRows
            ? [Problem.TooMany("/costs", MostRows)]
            : costs.Index().SelectMany(c => Amount($"/costs/{c.Index}/amount", c.Item.Amount));

    private static IEnumerable<FieldProblem> Common(ReportContent content, bool isWhole) =>
        [
            .. TextRules.Check("/activities", content.Activities, required: isWhole),
            .. TextRules.Check("/goalAttainment", content.GoalAttainment),
            .. TextRules.Check("/deviations", content.Deviations),
            .. TextRules.Check("/nextPeriod", content.NextPeriod),
            .. isWhole && content.Costs.Count == 0 ? [Problem.Required("/costs")] : Array.Empty<FieldProblem>(),
            .. Lists(content),
        ];

    private static IEnumerable<FieldProblem> Indicators(Application state, ReportContent content)
    {
        var known = (state.SubmittedForm ?? state.Form).Indicators.Select(i => i.Name).ToList();
        foreach (var (index, value) in content.Indicators.Index())
        {
            if (!string.IsNullOrWhiteSpace(value.Name) && !known.Contains(value.Name, StringComparer.Ordinal))
            {
                yield return Problem.UnknownReference(
                    $"/indicators/{index}/name",
                    "Indikatorn finns inte i ansökan. Ange en av ansökans indikatorer.",
                    "The application has no such indicator. Give one of the application's indicators."
                );
            }

            if (content.Indicators.Take(index).Any(v => v.Name == value.Name))
            {
                yield return Problem.Duplicate($"/indicators/{index}/name");
            }
        }
    }

    private static IEnumerable<FieldProblem> Unexplained(Application state, Report report, ReportContent content) =>
        CostFollowUp.Of(state, report, content.Costs).Any(l => l.MustExplain)
            ? [Problem.DeviationUnexplained("/deviations", state.Rules.ReportDeviationPercent.GetValueOrDefault())]
            : [];

    private static IEnumerable<FieldProblem> Lists(ReportContent content)
    {
        if (
            content.Participants.Count > MostRows
            || content.Indicators.Count > MostRows
            || content.Costs.Count > MostRows
        )
        {
            return [Problem.TooMany("/costs", MostRows)];
        }

        return
        [
            .. Costs(content.Costs),
            .. Amount("/coFunding", content.CoFunding),
            .. content
                .Participants.Index()
                .Where(p => p.Item.Count is < 0 or > 100_000)
                .Select(p =>
                    Problem.OutOfRange(
                        $"/participants/{p.Index}/count",
                        "Ange antalet som ett heltal, noll eller mer.",
                        "Give the number as a whole number, zero or more."
                    )
                ),
            .. content
                .Indicators.Index()
                .SelectMany(i => TextRules.Check($"/indicators/{i.Index}/name", i.Item.Name, required: true)),
        ];
    }

    private static IEnumerable<FieldProblem> Amount(string field, Money amount)
    {
        if (amount < Money.Zero)
        {
            yield return Problem.NegativeAmount(field);
        }

        if (amount > Largest)
        {
            yield return Problem.OutOfRange(
                field,
                "Beloppet är för stort. Kontrollera antalet nollor.",
                "The amount is too large. Check the number of zeros."
            );
        }
    }
}
