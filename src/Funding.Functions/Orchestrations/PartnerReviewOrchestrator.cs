using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// One round of referrals: waits for each opinion, reminds those who have not answered, tells their managers when the
/// deadline has passed. Over with the last opinion, or when the secretariat goes on with what came in.
/// </summary>
public static class PartnerReviewOrchestrator
{
    /// <summary>Follows it until it is over.</summary>
    [Function(nameof(PartnerReviewOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.UntilOverAsync(context, input);
}
