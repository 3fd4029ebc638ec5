using System.Text.Json.Serialization;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Verifying;

/// <summary>How far a verification has come: what comes after this is still to be looked at.</summary>
/// <param name="Kind">Which table.</param>
/// <param name="After">The last partition that was looked at; empty at the beginning.</param>
internal sealed record VerificationPosition(AggregateKind Kind, string After);

/// <summary>A verification of everything: under way or over.</summary>
internal sealed record Verification
{
    /// <summary>Most findings that are kept; all are counted.</summary>
    internal const int MostFindings = 200;

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Who began it; null for the system.</summary>
    public string? By { get; init; }

    /// <summary>When it had looked at everything.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where it goes on; null when it is over.</summary>
    public VerificationPosition? Position { get; init; }

    public long Applications { get; init; }

    public long Meetings { get; init; }

    public long Events { get; init; }

    /// <summary>Generated documents and attached files.</summary>
    public long Files { get; init; }

    /// <summary>Case numbers in the registers.</summary>
    public long Numbers { get; init; }

    /// <summary>Days on which heads were anchored.</summary>
    public long Anchors { get; init; }

    public long FindingCount { get; init; }

    public IReadOnlyList<Finding> Findings
    {
        get;
        init => field = value ?? [];
    } = [];

    internal static Verification Begin(DateTimeOffset now, string? by) =>
        new()
        {
            StartedAt = now,
            By = by,
            Position = new(AggregateKind.Application, ""),
        };

    internal Verification With(IReadOnlyCollection<Finding> found) =>
        this with
        {
            FindingCount = FindingCount + found.Count,
            Findings = [.. Findings.Concat(found).Take(MostFindings)],
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Verification))]
internal sealed partial class VerifyingJson : JsonSerializerContext;
