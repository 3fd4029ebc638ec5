using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// One instalment: waits for its date or its report, for the two who authorise it and for the answer of the bank. Over
/// when the money has arrived or will not be paid.
/// </summary>
public static class DisbursementOrchestrator
{
    /// <summary>Follows it until it is over.</summary>
    [Function(nameof(DisbursementOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.UntilOverAsync(context, input);
}
