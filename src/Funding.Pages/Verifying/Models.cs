using Funding.Core;

namespace Funding.Pages.Verifying;

/// <summary>What a verification has read and found.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it was over; null while it is under way.</param>
/// <param name="Applications">Applications that were read.</param>
/// <param name="Meetings">Meetings that were read.</param>
/// <param name="Events">Events that were read.</param>
/// <param name="Files">Documents and attachments that were read.</param>
/// <param name="Numbers">Case numbers.</param>
/// <param name="Anchors">Anchors.</param>
/// <param name="FindingCount">How many findings there are.</param>
/// <param name="Findings">The first of them.</param>
public sealed record ShownVerification(
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    long Applications,
    long Meetings,
    long Events,
    long Files,
    long Numbers,
    long Anchors,
    long FindingCount,
    IReadOnlyList<Finding> Findings
);

/// <summary>The page of verifications.</summary>
/// <param name="Last">The last that was finished.</param>
/// <param name="Running">The one under way.</param>
/// <param name="AnchoredAt">When heads were last anchored.</param>
/// <param name="AnchorHash">The hash of the last anchor.</param>
public sealed record VerificationModel(
    ShownVerification? Last,
    ShownVerification? Running,
    DateTimeOffset? AnchoredAt,
    string? AnchorHash
);
