using Funding.Core;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>A change that is in storage and whose effects are to be delivered.</summary>
/// <param name="After">The application after it.</param>
/// <param name="Items">Its effects; null when they must be read from storage.</param>
/// <param name="Mark">The mark to remove when all is delivered.</param>
internal sealed record Commit(Application After, IReadOnlyList<OutboxItem>? Items, PendingMark Mark);

/// <summary>A change's result, and what remains to be done for it; null when nothing does.</summary>
internal sealed record CommitOutcome(ChangeResult Result, Commit? Commit);
