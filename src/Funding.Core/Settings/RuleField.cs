using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What sort of value a rule has: how it is written, read and shown.</summary>
[JsonConverter(typeof(CamelCaseEnum<RuleKind>))]
public enum RuleKind
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Several whole numbers of days, before (below zero), on (zero) or after.</summary>
    DayList,

    /// <summary>Kronor.</summary>
    Amount,

    /// <summary>The size of a file, in bytes.</summary>
    Bytes,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A part of a whole: <see cref="Core.Fraction"/>.</summary>
    Fraction,

    /// <summary>Qualified majorities: <see cref="QualifiedMajority"/>.</summary>
    Majorities,

    /// <summary>Days of the year.</summary>
    YearDays,

    /// <summary>What partners score: <see cref="ScoringCriterion"/>.</summary>
    Criteria,

    /// <summary>The largest share of the costs for kinds of costs: <see cref="CostShareLimit"/>.</summary>
    CostShares,
}

/// <summary>The part of the process that a rule belongs to.</summary>
[JsonConverter(typeof(CamelCaseEnum<RuleGroup>))]
public enum RuleGroup
{
    /// <summary>The application.</summary>
    Applying,

    /// <summary>Completeness check and supplement.</summary>
    Supplementing,

    /// <summary>Partner review.</summary>
    Reviewing,

    /// <summary>Meetings of the preparatory group and the board.</summary>
    Meeting,

    /// <summary>The board's decision.</summary>
    Deciding,

    /// <summary>The agreement.</summary>
    Agreeing,

    /// <summary>Payments.</summary>
    Paying,

    /// <summary>Reports.</summary>
    Reporting,

    /// <summary>Final account and recovery.</summary>
    Settling,

    /// <summary>What is kept, and for how long.</summary>
    Retaining,
}

/// <summary>One of the numbers that an association sets for itself.</summary>
/// <param name="Name">Its name in JSON, such as <c>reviewDays</c>.</param>
/// <param name="Kind">What sort of value it has.</param>
/// <param name="Group">Where in the process it belongs.</param>
/// <param name="Label">What it is, in words.</param>
public sealed record RuleField(string Name, RuleKind Kind, RuleGroup Group, LocalizedText Label)
{
    /// <summary>What is allowed, in words; said beforehand and when it is refused.</summary>
    public required LocalizedText Allowed { get; init; }

    /// <summary>Whether there may be no value: then there is no limit.</summary>
    public bool Optional { get; init; }

    /// <summary>What it means that there is no value.</summary>
    public LocalizedText Absent { get; init; } = new("Ingen gräns", "No limit");

    /// <summary>Where its value stands in what is sent.</summary>
    public string Place => $"/values/{Name}";

    /// <summary>Whether the rules' value for it can be used.</summary>
    internal Func<AssociationRules, bool> Holds { get; init; } = _ => true;

    /// <summary>The fault of a value that cannot be used.</summary>
    internal FieldProblem Fault => Problem.OutOfRange(Place, Allowed.Sv, Allowed.En);
}
