namespace Funding.Core;

/// <summary>What a report must hold.</summary>
internal static class ReportCheck
{
    private const int MostRows = 200;

    /// <summary>As for budgets: sums stay exact.</summary>
    private static readonly Money Largest = Money.FromKronor(1_000_000_000);

    internal static IEnumerable<FieldProblem> Of(ReportContent content) =>
        [
            .. TextRules.Check("/activities", content.Activities, required: true),
            .. TextRules.Check("/goalAttainment", content.GoalAttainment),
            .. TextRules.Check("/deviations", content.Deviations),
            .. TextRules.Check("/nextPeriod", content.NextPeriod),
            .. Lists(content),
        ];

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
            .. content.Costs.Count == 0 ? [Problem.Required("/costs")] : Array.Empty<FieldProblem>(),
            .. content.Costs.Index().SelectMany(c => Amount($"/costs/{c.Index}/amount", c.Item.Amount)),
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
