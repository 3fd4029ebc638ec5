using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>An editor's request that the authorised signatory sign the application off: it stands for the form and documents as they were.</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Signatory">Who was asked: the signatory whom the form named.</param>
/// <param name="AskedBy">Who asked, and gets the answer.</param>
/// <param name="FormHash">What is to be signed; see <see cref="Funding.Core.FormHash"/>.</param>
public sealed record SignOff(int Round, PersonRef Signatory, PersonRef AskedBy, string FormHash)
{
    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the draft was changed, which makes the request void.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>When the signatory said no.</summary>
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>What the signatory wants changed; empty unless declined.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Whether the signatory can still answer it.</summary>
    [JsonIgnore]
    public bool IsOpen => VoidedAt is null && DeclinedAt is null;
}
