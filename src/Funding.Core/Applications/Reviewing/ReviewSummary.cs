namespace Funding.Core;

/// <summary>What the partners think, put together for the board.</summary>
/// <param name="Round">The round of referrals.</param>
/// <param name="Parties">Every party that was asked.</param>
/// <param name="Mean">The mean of the parties' weighted scores, two decimals; null when nobody has scored.</param>
/// <param name="Spread">The highest weighted score less the lowest; null when fewer than two have scored.</param>
/// <param name="Disagreements">Criteria on which two parties are at least <see cref="FarApart"/> points apart.</param>
/// <param name="Unanswered">Parties without an answer.</param>
/// <param name="Late">Parties that answered after the deadline.</param>
public sealed record ReviewSummary(
    int Round,
    IReadOnlyList<PartySummary> Parties,
    decimal? Mean,
    decimal? Spread,
    IReadOnlyList<CriterionSummary> Disagreements,
    IReadOnlyList<string> Unanswered,
    IReadOnlyList<string> Late
)
{
    /// <summary>Points between two parties from which they disagree.</summary>
    public const int FarApart = 2;

    /// <summary>The summary of a round, by the weights that follow the case.</summary>
    public static ReviewSummary Of(ReviewRound round, AssociationRules rules)
    {
        List<PartySummary> parties = [.. round.Referrals.Select(r => Party(r, rules))];
        List<decimal> scores = [.. parties.Select(p => p.Score).OfType<decimal>()];
        return new ReviewSummary(
            round.Round,
            parties,
            scores.Count == 0 ? null : Math.Round(scores.Average(), 2, MidpointRounding.AwayFromZero),
            scores.Count < 2 ? null : scores.Max() - scores.Min(),
            [
                .. rules
                    .Criteria.Select(c => Criterion(c, round))
                    .Where(c => c.Points.Count > 1 && c.Highest - c.Lowest >= FarApart),
            ],
            [.. parties.Where(p => p.Stance is null).Select(p => p.Party)],
            [.. parties.Where(p => p.Late).Select(p => p.Party)]
        );
    }

    private static PartySummary Party(Referral referral, AssociationRules rules) =>
        new(
            referral.PartyId,
            referral.PartyName,
            referral.Opinion?.Stance,
            referral.WeightedScore(rules),
            referral.Late,
            referral.Opinion?.Conditions ?? ""
        );

    private static CriterionSummary Criterion(ScoringCriterion criterion, ReviewRound round) =>
        new(
            criterion.Id,
            criterion.Name,
            [
                .. round
                    .Referrals.Select(r =>
                        (r.PartyName, Score: r.Opinion?.Scores.FirstOrDefault(s => s.Criterion == criterion.Id))
                    )
                    .Where(r => r.Score is not null)
                    .Select(r => new PartyPoints(r.PartyName, r.Score!.Points)),
            ]
        );
}

/// <summary>One party's answer in short.</summary>
/// <param name="PartyId">The party.</param>
/// <param name="Party">Its name.</param>
/// <param name="Stance">What it thinks; null without an answer.</param>
/// <param name="Score">Its points by the association's weights, 1–5; null without scores.</param>
/// <param name="Late">Whether the answer came after the deadline.</param>
/// <param name="Conditions">What it wants changed; may be empty.</param>
public sealed record PartySummary(
    string PartyId,
    string Party,
    Stance? Stance,
    decimal? Score,
    bool Late,
    string Conditions
);

/// <summary>What the parties gave for one criterion.</summary>
/// <param name="Id">The criterion.</param>
/// <param name="Name">What is scored.</param>
/// <param name="Points">The parties that scored it.</param>
public sealed record CriterionSummary(string Id, LocalizedText Name, IReadOnlyList<PartyPoints> Points)
{
    /// <summary>The lowest points.</summary>
    public int Lowest => Points.Count == 0 ? 0 : Points.Min(p => p.Points);

    /// <summary>The highest points.</summary>
    public int Highest => Points.Count == 0 ? 0 : Points.Max(p => p.Points);
}

/// <summary>A party's points for a criterion.</summary>
/// <param name="Party">The party's name.</param>
/// <param name="Points">1 to 5.</param>
public sealed record PartyPoints(string Party, int Points);
