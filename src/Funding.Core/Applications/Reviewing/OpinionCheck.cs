namespace Funding.Core;

/// <summary>What an opinion must hold.</summary>
internal static class OpinionCheck
{
    internal static IEnumerable<FieldProblem> Of(Opinion opinion, AssociationRules rules) =>
        [
            .. TextRules.Check("/reasons", opinion.Reasons, required: opinion.Stance != Stance.NoOpinion),
            .. TextRules.Check(
                "/conditions",
                opinion.Conditions,
                required: opinion.Stance == Stance.SupportsWithChanges
            ),
            .. opinion.Scores.Count > rules.Criteria.Count
                ? [Problem.TooMany("/scores", rules.Criteria.Count)]
                : opinion.Scores.Index().SelectMany(s => Check(s.Index, s.Item, opinion, rules)),
        ];

    private static IEnumerable<FieldProblem> Check(int index, Score score, Opinion opinion, AssociationRules rules)
    {
        if (rules.Criteria.All(c => c.Id != score.Criterion))
        {
            yield return Problem.UnknownReference(
                $"/scores/{index}/criterion",
                "Kriteriet finns inte. Läs in sidan igen.",
                "The criterion does not exist. Load the page again."
            );
        }

        if (opinion.Scores.Take(index).Any(s => s.Criterion == score.Criterion))
        {
            yield return Problem.Duplicate($"/scores/{index}/criterion");
        }

        if (score.Points is < 1 or > 5)
        {
            yield return Problem.OutOfRange(
                $"/scores/{index}/points",
                "Ange poäng från 1 till 5.",
                "Give points from 1 to 5."
            );
        }
    }
}
