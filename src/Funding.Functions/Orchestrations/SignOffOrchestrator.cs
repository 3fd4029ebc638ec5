using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// One request that the authorised signatory sign a draft off: reminds. Over when it is answered, or void because the
/// draft was changed. It belongs to no other process, for a draft has none.
/// </summary>
public static class SignOffOrchestrator
{
    /// <summary>Follows it until it is over.</summary>
    [Function(nameof(SignOffOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.UntilOverAsync(context, input);
}
