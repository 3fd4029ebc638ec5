using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Where a report is.</summary>
[JsonConverter(typeof(CamelCaseEnum<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>Not handed in.</summary>
    Planned,

    /// <summary>Handed in; the secretariat reads it.</summary>
    Submitted,

    /// <summary>Sent back with questions.</summary>
    Returned,

    /// <summary>Accepted.</summary>
    Accepted,
}

/// <summary>Sex in counts of participants.</summary>
[JsonConverter(typeof(CamelCaseEnum<Sex>))]
public enum Sex
{
    /// <summary>Women.</summary>
    Women,

    /// <summary>Men.</summary>
    Men,

    /// <summary>Other or not stated.</summary>
    Other,
}

/// <summary>Age groups in counts of participants.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgeGroup>))]
public enum AgeGroup
{
    /// <summary>16–29 years.</summary>
    [JsonStringEnumMemberName("16-29")]
    From16To29,

    /// <summary>30–44 years.</summary>
    [JsonStringEnumMemberName("30-44")]
    From30To44,

    /// <summary>45–64 years.</summary>
    [JsonStringEnumMemberName("45-64")]
    From45To64,
}

/// <summary>How many participants of a sex and age group; numbers only, never persons.</summary>
/// <param name="Sex">Sex.</param>
/// <param name="AgeGroup">Age group.</param>
/// <param name="Count">How many.</param>
public sealed record ParticipantCount(Sex Sex, AgeGroup AgeGroup, int Count);

/// <summary>What an indicator stands at.</summary>
/// <param name="Name">The indicator's name in the form.</param>
/// <param name="Value">Its value.</param>
public sealed record IndicatorValue(string Name, decimal Value);

/// <summary>A cost in the report's period.</summary>
/// <param name="CostType">Kind of cost.</param>
/// <param name="Amount">Amount.</param>
public sealed record ReportedCost(CostType CostType, Money Amount);

/// <summary>What a report says. Costs and co-funding are those of the report's own period, so that reports add up.</summary>
public sealed record ReportContent
{
    /// <summary>What has been done.</summary>
    public string Activities
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Participants by sex and age group.</summary>
    public IReadOnlyList<ParticipantCount> Participants
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Where the indicators stand.</summary>
    public IReadOnlyList<IndicatorValue> Indicators
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>How far the goals have been reached.</summary>
    public string GoalAttainment
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The period's costs by type.</summary>
    public IReadOnlyList<ReportedCost> Costs
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The period's co-funding.</summary>
    public Money CoFunding { get; init; }

    /// <summary>What did not go as planned.</summary>
    public string Deviations
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What happens next.</summary>
    public string NextPeriod
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The sum of the costs.</summary>
    [JsonIgnore]
    public Money TotalCost => Money.Sum(Costs.Select(c => c.Amount));

    /// <summary>What the grant is to cover: costs less co-funding, never below zero.</summary>
    [JsonIgnore]
    public Money NetCost => Money.Max(Money.Zero, TotalCost - CoFunding);
}

/// <summary>A report as it is being written.</summary>
/// <param name="Content">What has been written so far.</param>
/// <param name="Revision">Grows with every saving, so that whoever saves can say what they build on.</param>
/// <param name="SavedBy">Who saved it last.</param>
/// <param name="SavedAt">When.</param>
public sealed record ReportDraft(ReportContent Content, long Revision, Author SavedBy, DateTimeOffset SavedAt);

/// <summary>A report and what has happened to it.</summary>
/// <param name="Id"><c>interim-1</c>, … or <c>final</c>.</param>
/// <param name="Kind">Interim or final.</param>
/// <param name="Covers">The days that it tells of.</param>
/// <param name="DueOn">The last day to hand it in, moved when it is sent back.</param>
/// <param name="Status">Where it is.</param>
public sealed record Report(string Id, ReportKind Kind, Period Covers, DateOnly DueOn, ReportStatus Status)
{
    /// <summary>1 until it is sent back for the first time, then one more each time.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Since when the applicant has it to do.</summary>
    public DateTimeOffset AwaitedSince { get; init; }

    /// <summary>Who accepted it; may not authorise the payments that it made due.</summary>
    public Author? AcceptedBy { get; init; }

    /// <summary>Whether it is overdue: payments are on hold because of it.</summary>
    public bool Overdue { get; init; }

    /// <summary>What the applicant has written since it was handed in or sent back last; the applicant's own.</summary>
    public ReportDraft? Draft { get; init; }

    /// <summary>What was handed in last.</summary>
    public ReportContent? Content { get; init; }

    /// <summary>When it was handed in last.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The secretariat's questions, when it was sent back.</summary>
    public string Questions { get; init; } = "";

    /// <summary>Their questions on parts of the report, by JSON pointer into its content.</summary>
    public IReadOnlyList<Question> FieldQuestions
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Whether the applicant has it to do.</summary>
    [JsonIgnore]
    public bool IsAwaited => Status is ReportStatus.Planned or ReportStatus.Returned;
}
