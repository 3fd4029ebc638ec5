using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Whether the project helps people directly or changes how the members work together.</summary>
[JsonConverter(typeof(CamelCaseEnum<InterventionType>))]
public enum InterventionType
{
    /// <summary>For individuals.</summary>
    Individual,

    /// <summary>For structures.</summary>
    Structural,
}

/// <summary>
/// What the applicant has written, exactly as typed: a draft may hold anything. What must be right is checked on submission.
/// Missing parts read as empty.
/// </summary>
public sealed record ApplicationForm
{
    /// <summary>The project's name.</summary>
    public string Title
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Individual or structural; a mixed project is two applications.</summary>
    public InterventionType? Type { get; init; }

    /// <summary>The association's code.</summary>
    public string Association
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The member that applies and receives the money (huvudman).</summary>
    public Applicant Applicant
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The other members that apply.</summary>
    public IReadOnlyList<CoApplicant> CoApplicants
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Who carries the project out, when it is not the applicant.</summary>
    public Implementer? Implementer { get; init; }

    /// <summary>Background and need.</summary>
    public string Background
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Purpose.</summary>
    public string Purpose
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Measurable goals.</summary>
    public IReadOnlyList<Goal> Goals
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Who the project is for.</summary>
    public string TargetGroup
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Number of participants; zero is possible for structural projects.</summary>
    public int? Participants { get; init; }

    /// <summary>Method.</summary>
    public string Method
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What is done, by whom.</summary>
    public IReadOnlyList<ProjectActivity> Activities
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Organisation.</summary>
    public string Organisation
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Who is in the steering group.</summary>
    public string SteeringGroup
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What each partner does in the project.</summary>
    public IReadOnlyList<PartnerRole> PartnerRoles
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>First and last day.</summary>
    public FormPeriod Period
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>Costs, co-funding and what is sought.</summary>
    public Budget Budget
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>How the project is followed up.</summary>
    public string FollowUp
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What is counted.</summary>
    public IReadOnlyList<Indicator> Indicators
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>How the work goes on after the project.</summary>
    public string AfterProject
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Equality and integration perspective.</summary>
    public string Equality
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Risks.</summary>
    public string Risks
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Answers to the association's own questions, by question id; written as <see cref="QuestionKind"/> says. An empty answer is none.</summary>
    public IReadOnlyDictionary<string, string> Answers
    {
        get;
        // In one order, so that the same answers are the same JSON.
        init =>
            field = new SortedDictionary<string, string>(
                (value ?? new Dictionary<string, string>(StringComparer.Ordinal))
                    .Where(a => !string.IsNullOrEmpty(a.Value))
                    .ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal),
                StringComparer.Ordinal
            );
    } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The period as typed.</summary>
public sealed record FormPeriod
{
    /// <summary>The first day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Phases within the period.</summary>
    public IReadOnlyList<ProjectPhase> Phases
    {
        get;
        init => field = Rows.Of(value);
    } = [];
}

/// <summary>A phase of the project.</summary>
public sealed record ProjectPhase
{
    /// <summary>What it is, such as start, running, ending.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Its first day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? End { get; init; }
}

/// <summary>Something that the project does.</summary>
public sealed record ProjectActivity
{
    /// <summary>What is done.</summary>
    public string Description
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Who answers for it.</summary>
    public string Responsible
    {
        get;
        init => field = value ?? "";
    } = "";
}

/// <summary>What a partner does in the project.</summary>
public sealed record PartnerRole
{
    /// <summary>The partner.</summary>
    public string Partner
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What it does.</summary>
    public string Role
    {
        get;
        init => field = value ?? "";
    } = "";
}

/// <summary>A measurable goal.</summary>
public sealed record Goal
{
    /// <summary>What is to be achieved.</summary>
    public string Description
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>How it is measured.</summary>
    public string Measure
    {
        get;
        init => field = value ?? "";
    } = "";
}

/// <summary>Something that is counted and followed up.</summary>
public sealed record Indicator
{
    /// <summary>What is counted.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The number aimed at.</summary>
    public decimal? Target { get; init; }
}
