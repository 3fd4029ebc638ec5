using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the executive director recommends.</summary>
[JsonConverter(typeof(CamelCaseEnum<Recommendation>))]
public enum Recommendation
{
    /// <summary>Grant all that is sought.</summary>
    Grant,

    /// <summary>Grant less than is sought.</summary>
    GrantPart,

    /// <summary>Reject.</summary>
    Reject,
}

/// <summary>What makes an instalment fall due.</summary>
[JsonConverter(typeof(CamelCaseEnum<InstalmentTrigger>))]
public enum InstalmentTrigger
{
    /// <summary>A date.</summary>
    Date,

    /// <summary>That a report is accepted.</summary>
    Report,

    /// <summary>That the applicant asks for it and the secretariat accepts (rekvisition).</summary>
    Request,
}

/// <summary>An instalment as the director plans it.</summary>
/// <param name="Amount">Amount.</param>
/// <param name="On">What makes it fall due.</param>
/// <param name="Date">The date, with <see cref="InstalmentTrigger.Date"/>.</param>
/// <param name="ReportId">The report, with <see cref="InstalmentTrigger.Report"/>; when absent the reports are taken in order.</param>
public sealed record InstalmentPlan(Money Amount, InstalmentTrigger On, DateOnly? Date = null, string? ReportId = null);

/// <summary>Interim or final.</summary>
[JsonConverter(typeof(CamelCaseEnum<ReportKind>))]
public enum ReportKind
{
    /// <summary>Delårsrapport.</summary>
    Interim,

    /// <summary>Slutrapport.</summary>
    Final,
}

/// <summary>A report as it is planned.</summary>
/// <param name="Id"><c>interim-1</c>, <c>interim-2</c>, … and <c>final</c>.</param>
/// <param name="Kind">Interim or final.</param>
/// <param name="Covers">The days that it tells of.</param>
/// <param name="DueOn">The last day to hand it in.</param>
public sealed record ReportPlan(string Id, ReportKind Kind, Period Covers, DateOnly DueOn);

/// <summary>A version of the director's proposal to the board (tjänsteutlåtande).</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="ReviewRound">The review that it builds on; a remission asks for a new proposal.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="Amounts">Amount per year; empty for a rejection.</param>
/// <param name="Conditions">What the grant is conditional on.</param>
/// <param name="Instalments">The plan of payments; the sum is the grant exactly.</param>
/// <param name="Reports">The plan of reports.</param>
/// <param name="Justification">Why.</param>
public sealed record Proposal(
    int Version,
    int ReviewRound,
    Recommendation Recommendation,
    IReadOnlyList<YearAmount> Amounts,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<InstalmentPlan> Instalments,
    IReadOnlyList<ReportPlan> Reports,
    string Justification
)
{
    /// <summary>What the board is asked to grant beyond a year's frame, with the reason; null when it is not.</summary>
    public FrameOverride? Override { get; init; }

    /// <summary>The whole grant that is proposed.</summary>
    [JsonIgnore]
    public Money Total => Money.Sum(Amounts.Select(a => a.Amount));
}
