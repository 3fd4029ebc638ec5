using System.Text.Json.Serialization;
using Funding.Core;
using Funding.Pages.Disposing;

namespace Funding.Functions.Disposing;

/// <summary>How many things of a class, and how large they are together.</summary>
internal sealed record ClassSum(RetentionClass Class, int Years, long Things, long Bytes);

/// <summary>
/// A disposal: what is due is listed, somebody else confirms the list as it stands, then it is disposed of, and it stays as the report of what was done.
/// </summary>
internal sealed record DisposalRun
{
    public required string Id { get; init; }

    public DisposalStatus Status { get; init; }

    /// <summary>Who had it listed.</summary>
    public required Author PreviewedBy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The day for which it was listed.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Which list of ended cases is read, and after which row.</summary>
    public int Stage { get; init; }

    public string? After { get; init; }

    /// <summary>When all that is due had been listed.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>Over every line of the list; what is confirmed is this list and no other.</summary>
    public string? ListHash { get; init; }

    public long Cases { get; init; }

    public IReadOnlyList<ClassSum> Sums
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Cases with something due that must not be disposed of now.</summary>
    public long Held { get; init; }

    public Author? ConfirmedBy { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The last case that was gone through.</summary>
    public string? Done { get; init; }

    public long CasesDone { get; init; }

    public long CasesLeft { get; init; }

    public IReadOnlyList<ClassSum> Disposed
    {
        get;
        init => field = value ?? [];
    } = [];

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the system has something to do.</summary>
    [JsonIgnore]
    public bool IsUnderWay => Status is DisposalStatus.Listing or DisposalStatus.Disposing;
}

/// <summary>A case on the list of a run.</summary>
internal sealed record ListedCase
{
    public required ApplicationId Id { get; init; }

    public string CaseNumber { get; init; } = "";

    public string Title { get; init; } = "";

    public DateOnly Ended { get; init; }

    public IReadOnlyList<DisposedThing> Things
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What became of it; null before it has been gone through.</summary>
    public DisposalResult? Result { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DisposalRun))]
[JsonSerializable(typeof(ListedCase))]
internal sealed partial class DisposingJson : JsonSerializerContext;
