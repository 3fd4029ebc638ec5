using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Activities;

/// <summary>
/// One look at a meeting, as <see cref="AdvanceProcess"/> at an application: what is due by now is done, and the answer
/// says how it stands.
/// </summary>
public sealed class AdvanceMeeting
{
    private readonly MeetingStore _store;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public AdvanceMeeting(MeetingStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>Looks.</summary>
    [Function(nameof(AdvanceMeeting))]
    public async Task<MeetingProgress> Run(
        [ActivityTrigger] AdvanceMeetingInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = MeetingId.Parse(input.MeetingId, null);
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (await _store.LoadAsync(id, cancellationToken) is not { } stored)
            {
                throw new InvalidOperationException("A process was started for a meeting that is not in storage.");
            }
            var status = MeetingDues.Of(stored.State);
            if (status is not { Over: false, Next: { } due } || due.At > _time.GetUtcNow())
            {
                return new(
                    status.Over,
                    status.Next is { } next ? Waking.At(next.At, input.ReachedUtc) : null,
                    stored.State.Stage.ToString()
                );
            }
            if (!done.Add(due.Key))
            {
                throw new InvalidOperationException($"{due.Key} has been done and is still due.");
            }
            // Not to be broken off: between the commit and its effects there is nothing that anybody waits for.
            var result = await _store.ChangeAsync(client, id, due.Command, Actor.System, null, CancellationToken.None);
            if (result is ChangeResult<Meeting, MeetingEvent>.Refused refused)
            {
                throw new InvalidOperationException($"{due.Key} is due but refused: {refused.Refusal.Code}.");
            }
        }
    }
}

/// <summary>What to look at.</summary>
/// <param name="MeetingId">The meeting, as a GUID with dashes.</param>
/// <param name="ReachedUtc">The orchestration's own time.</param>
public sealed record AdvanceMeetingInput(string MeetingId, DateTime ReachedUtc);

/// <summary>How a meeting stands after a look.</summary>
/// <param name="Over">Nothing more happens by itself.</param>
/// <param name="WakeAt">When to look again unless a nudge comes before; null: only a nudge wakes it.</param>
/// <param name="Stage">The meeting's stage, for the status that staff see.</param>
public sealed record MeetingProgress(bool Over, DateTimeOffset? WakeAt, string Stage);
