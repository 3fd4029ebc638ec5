using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>Meetings, as storage and outbox know them.</summary>
internal sealed class MeetingAggregate(MeetingViews views) : Aggregate<Meeting, MeetingCommand, MeetingEvent>
{
    internal override AggregateKind Kind => AggregateKind.Meeting;

    internal override JsonTypeInfo<Meeting> StateJson => CoreJson.Default.Meeting;

    internal override JsonTypeInfo<MeetingEvent> EventJson => CoreJson.Default.MeetingEvent;

    internal override bool Begins(MeetingCommand command) => command is MeetingCommand.PlanMeeting;

    internal override Decision<MeetingEvent> Decide(
        Meeting? state,
        MeetingCommand command,
        Actor actor,
        DateTimeOffset now
    ) => MeetingDecider.Decide(state, command, actor, now);

    internal override Meeting Fold(Meeting? state, MeetingEvent happened) => Meeting.Fold(state, happened);

    internal override IReadOnlyList<Effect> EffectsOf(Meeting after, MeetingEvent happened) =>
        MeetingEffects.Of(after, happened);

    internal override Guid IdOf(Meeting state) => state.Id.Value;

    internal override long VersionOf(Meeting state) => state.Version;

    internal override string StageOf(Meeting state) => state.Stage.ToString();

    internal override (DateTimeOffset At, Author By) SignatureOf(MeetingEvent happened) => (happened.At, happened.By);

    internal override Task ShowInListsAsync(Meeting state, bool fund, CancellationToken cancellationToken) =>
        views.UpdateAsync(state, cancellationToken);
}

/// <summary>The meetings: load, change, read the trail.</summary>
public sealed class MeetingStore : AggregateStore<Meeting, MeetingCommand, MeetingEvent>
{
    internal MeetingStore(
        StorageClients clients,
        AggregateRows<Meeting, MeetingCommand, MeetingEvent> rows,
        AggregateCommits<Meeting, MeetingCommand, MeetingEvent> commits,
        OutboxDispatcher dispatcher
    )
        : base(clients, rows, commits, dispatcher) { }
}
