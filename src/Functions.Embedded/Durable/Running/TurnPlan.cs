using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Durable.Running;

/// <summary>What a turn is to store, and what follows when it has been stored.</summary>
/// <param name="After">The instance afterwards.</param>
/// <param name="Commit">What to store; null if nothing changed.</param>
/// <param name="Taken">How many messages of the batch were taken up; the rest waits for the next turn.</param>
/// <param name="ObsoleteBlobs">Blobs that nothing refers to any more.</param>
/// <param name="GoesOn">Whether another turn should follow at once.</param>
internal sealed record TurnPlan(
    InstanceState After,
    Commit? Commit,
    int Taken,
    IReadOnlyList<string> ObsoleteBlobs,
    bool GoesOn
);
