using Funding.Core;
using Funding.Functions.Verifying;

namespace Funding.Functions.Http.Resources;

/// <summary>Verifications of trails, documents and files.</summary>
/// <param name="Last">The last that came to its end.</param>
/// <param name="Running">The one under way.</param>
/// <param name="Anchor">The last time that heads were anchored.</param>
internal sealed record VerificationResource(VerificationRun? Last, VerificationRun? Running, AnchorResource? Anchor);

/// <summary>When heads were anchored, and the hash over all that has been.</summary>
internal sealed record AnchorResource(DateTimeOffset At, string Sha256);

/// <summary>A verification: what it has read and found.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it was over; absent while it is under way.</param>
/// <param name="Applications">Applications that were read.</param>
/// <param name="Meetings">Meetings that were read.</param>
/// <param name="Events">Events that were read.</param>
/// <param name="Files">Documents and attachments that were read.</param>
/// <param name="Numbers">Case numbers.</param>
/// <param name="Anchors">Anchors.</param>
/// <param name="FindingCount">How many findings there are.</param>
/// <param name="Findings">The first of them.</param>
internal sealed record VerificationRun(
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
)
{
    public static VerificationRun? Of(Verification? run) =>
        run is null
            ? null
            : new(
                run.StartedAt,
                run.EndedAt,
                run.Applications,
                run.Meetings,
                run.Events,
                run.Files,
                run.Numbers,
                run.Anchors,
                run.FindingCount,
                run.Findings
            );
}
