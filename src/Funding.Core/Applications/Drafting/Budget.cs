using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Kinds of cost in budgets and reports.</summary>
[JsonConverter(typeof(CamelCaseEnum<CostType>))]
public enum CostType
{
    /// <summary>Personnel.</summary>
    Personnel,

    /// <summary>Premises.</summary>
    Premises,

    /// <summary>Material.</summary>
    Material,

    /// <summary>Travel.</summary>
    Travel,

    /// <summary>Bought services.</summary>
    Services,

    /// <summary>Evaluation.</summary>
    Evaluation,

    /// <summary>Other.</summary>
    Other,
}

/// <summary>Kinds of co-funding.</summary>
[JsonConverter(typeof(CamelCaseEnum<CoFundingKind>))]
public enum CoFundingKind
{
    /// <summary>Money.</summary>
    Cash,

    /// <summary>Work, premises or the like.</summary>
    InKind,

    /// <summary>European Social Fund.</summary>
    Esf,
}

/// <summary>Costs, co-funding and what is sought, per calendar year. Each year: sought = costs − co-funding.</summary>
public sealed record Budget
{
    /// <summary>Costs per year and type.</summary>
    public IReadOnlyList<BudgetRow> Rows
    {
        get;
        init => field = Core.Rows.Of(value);
    } = [];

    /// <summary>Co-funding per year and funder.</summary>
    public IReadOnlyList<CoFunding> CoFunding
    {
        get;
        init => field = Core.Rows.Of(value);
    } = [];

    /// <summary>What is sought per year.</summary>
    public IReadOnlyList<YearAmount> Sought
    {
        get;
        init => field = Core.Rows.Of(value);
    } = [];

    /// <summary>Everything that is sought.</summary>
    [JsonIgnore]
    public Money TotalSought => Money.Sum(Sought.Select(s => s.Amount));
}

/// <summary>A cost.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="CostType">Kind of cost.</param>
/// <param name="Amount">Amount.</param>
public sealed record BudgetRow(int Year, CostType CostType, Money Amount);

/// <summary>A contribution from someone else than the association.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Kind">Kind of co-funding.</param>
/// <param name="Funder">Who contributes.</param>
/// <param name="Amount">Amount.</param>
public sealed record CoFunding(int Year, CoFundingKind Kind, string Funder, Money Amount);

/// <summary>An amount for a calendar year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Amount">Amount.</param>
public sealed record YearAmount(int Year, Money Amount);
