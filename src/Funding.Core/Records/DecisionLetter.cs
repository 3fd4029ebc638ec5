using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The letter by which the applicant is told what was decided.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Title">The project's name.</param>
/// <param name="Applicant">The applicant's name.</param>
/// <param name="ApplicantOrganisationNumber">The applicant's number.</param>
/// <param name="Recipients">Names of those it is sent to.</param>
/// <param name="Sought">What was applied for.</param>
/// <param name="Outcome">Granted or rejected.</param>
/// <param name="Mode">Who decided: the board in a meeting, or its delegate.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="Minutes">The approved minutes.</param>
/// <param name="Reasons">Why, in words.</param>
/// <param name="Count">The count of the votes, in words (Swedish).</param>
public sealed record DecisionLetter(
    CaseNumber CaseNumber,
    string Title,
    string Applicant,
    string ApplicantOrganisationNumber,
    IReadOnlyList<string> Recipients,
    Money Sought,
    BoardOutcome Outcome,
    BoardMode Mode,
    DateOnly DecidedOn,
    MinutesRecord Minutes,
    string Reasons,
    string Count
) : RecordContent
{
    /// <summary>The grant per year; empty when it was rejected.</summary>
    public IReadOnlyList<YearAmount> Amounts
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>What the grant is conditional on.</summary>
    public IReadOnlyList<string> Conditions
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The project's days, when it was granted.</summary>
    public Period? Period { get; init; }

    /// <summary>The whole grant.</summary>
    [JsonIgnore]
    public Money Total => Money.Sum(Amounts.Select(a => a.Amount));
}
