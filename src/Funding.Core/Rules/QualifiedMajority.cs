using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A part of a whole, such as two thirds.</summary>
/// <param name="Numerator">At least 1.</param>
/// <param name="Denominator">At least <paramref name="Numerator"/>.</param>
public sealed record Fraction(int Numerator, int Denominator)
{
    /// <summary>Whether it is more than half and at most all: what the law leaves an association to ask for.</summary>
    [JsonIgnore]
    public bool IsMoreThanHalf => Numerator > 0 && Numerator <= Denominator && 2L * Numerator > Denominator;

    /// <summary>Whether so many of so many are at least this part.</summary>
    public bool IsReachedBy(int some, int all) => (long)some * Denominator >= (long)all * Numerator;

    /// <summary>The smallest whole number that is at least this part of the whole.</summary>
    public int Of(int whole) => (int)((((long)whole * Numerator) + Denominator - 1) / Denominator);

    /// <summary><c>2/3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");
}

/// <summary>Kinds of decisions that a charter can ask more than a simple majority for.</summary>
[JsonConverter(typeof(CamelCaseEnum<DecisionKind>))]
public enum DecisionKind
{
    /// <summary>A grant.</summary>
    Grant,

    /// <summary>A grant beyond what is left of a year's frame.</summary>
    FrameOverride,

    /// <summary>A change of what has been granted.</summary>
    Amendment,
}

/// <summary>What the association's charter (förbundsordning) asks of one kind of decision.</summary>
/// <param name="Decision">Which decisions.</param>
/// <param name="Fraction">The part of those who take a side that must be for it; more than half.</param>
/// <param name="Over">Only above this amount; null: always.</param>
public sealed record QualifiedMajority(DecisionKind Decision, Fraction Fraction, Money? Over = null);

/// <summary>What a decision needs by law and charter.</summary>
/// <remarks>
/// Kommunallag (2017:725) 6 kap. 27 § (quorum) and 5 kap. 54–55 §§ (majority), applied to the association by lag (2003:1210): an association
/// can ask for more than the law, never for less. What is configured below the law counts as not configured.
/// </remarks>
public static class MajorityRules
{
    /// <summary>The law's quorum: more than half of all seats.</summary>
    public static int LeastQuorum(int seats) => (seats / 2) + 1;

    /// <summary>The quorum that applies.</summary>
    public static int Quorum(AssociationRules rules, int seats) =>
        rules.Quorum is { IsMoreThanHalf: true } quorum
            ? Math.Max(quorum.Of(seats), LeastQuorum(seats))
            : LeastQuorum(seats);

    /// <summary>The qualified majority that a decision of some kinds needs; the strictest when there are several, null when there is none.</summary>
    /// <param name="rules">The rules that follow the case.</param>
    /// <param name="amount">The amount decided on.</param>
    /// <param name="kinds">What the decision is.</param>
    public static QualifiedMajority? Of(
        AssociationRules rules,
        Money amount,
        params IReadOnlyList<DecisionKind> kinds
    ) =>
        rules
            .QualifiedMajorities.Where(q =>
                q.Fraction.IsMoreThanHalf && kinds.Contains(q.Decision) && (q.Over is not { } over || amount > over)
            )
            .MaxBy(q => (decimal)q.Fraction.Numerator / q.Fraction.Denominator);

    internal static QualifiedMajority? For(AssociationRules rules, Proposal proposal) =>
        proposal.Recommendation == Recommendation.Reject ? null
        : proposal.Override is null ? Of(rules, proposal.Total, DecisionKind.Grant)
        : Of(rules, proposal.Total, DecisionKind.Grant, DecisionKind.FrameOverride);
}
