using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Funding.Core;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>Applications, as storage and outbox know them.</summary>
internal sealed class ApplicationAggregate(ViewStore views, FundStore funds, OverviewIndex overviews)
    : Aggregate<Application, ApplicationCommand, ApplicationEvent>
{
    internal override AggregateKind Kind => AggregateKind.Application;

    internal override JsonTypeInfo<Application> StateJson => CoreJson.Default.Application;

    internal override JsonTypeInfo<ApplicationEvent> EventJson => CoreJson.Default.ApplicationEvent;

    internal override bool Begins(ApplicationCommand command) => command is ApplicationCommand.CreateDraft;

    internal override Decision Decide(
        Application? state,
        ApplicationCommand command,
        Actor actor,
        DateTimeOffset now
    ) => ApplicationDecider.Decide(state, command, actor, now);

    internal override Application Fold(Application? state, ApplicationEvent happened) =>
        Application.Fold(state, happened);

    internal override IReadOnlyList<Effect> EffectsOf(Application after, ApplicationEvent happened) =>
        ApplicationEffects.Of(after, happened);

    internal override Guid IdOf(Application state) => state.Id.Value;

    internal override long VersionOf(Application state) => state.Version;

    internal override string StageOf(Application state) => state.Stage.ToString();

    internal override (DateTimeOffset At, Author By) SignatureOf(ApplicationEvent happened) =>
        (happened.At, happened.By);

    internal override IReadOnlyList<RegisterEntry> RegisterOf(
        Application? before,
        Application after,
        ApplicationEvent happened
    ) => DocumentRegister.Of(before, after, happened);

    internal override bool LacksHistory(Application state) => state.Registered is null;

    internal override Application WithHistory(Application state, IReadOnlyList<ApplicationEvent> trail)
    {
        var counted = DocumentRegister.OfTrail(trail).State;
        return state with { Registered = counted.Registered, Records = counted.Records };
    }

    internal override bool ChangesLists(Application? before, Application after) =>
        before is null || ViewRow.Of(before) != ViewRow.Of(after) || OverviewIndex.IsChanged(before, after);

    internal override bool ChangesFund(Application? before, Application after) =>
        !FundUse.Of(after).SequenceEqual(before is null ? [] : FundUse.Of(before));

    internal override async Task ShowInListsAsync(Application state, bool fund, CancellationToken cancellationToken)
    {
        await views.UpdateAsync(state, cancellationToken);
        if (fund)
        {
            await funds.UpdateAsync(state, cancellationToken);
        }
        await overviews.UpdateAsync(state, cancellationToken);
    }
}

/// <summary>The applications: load, change, read the trail.</summary>
public sealed class ApplicationStore : AggregateStore<Application, ApplicationCommand, ApplicationEvent>
{
    // Nearly always the version itself is a saved form; documents and questions may lie between.
    private const int EventsAtATime = 10;

    internal ApplicationStore(
        StorageClients clients,
        AggregateRows<Application, ApplicationCommand, ApplicationEvent> rows,
        AggregateCommits<Application, ApplicationCommand, ApplicationEvent> commits,
        OutboxDispatcher dispatcher
    )
        : base(clients, rows, commits, dispatcher) { }

    /// <summary>The form as it was in a version that somebody has read, or null when there is no such version.</summary>
    /// <param name="id">The application.</param>
    /// <param name="read">The version's ETag.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<ApplicationForm?> FormAtAsync(ApplicationId id, ETag read, CancellationToken cancellationToken)
    {
        if (
            !int.TryParse(read.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || version == 0
        )
        {
            return null;
        }
        for (var (to, isLast) = (version, true); to > 0; isLast = false)
        {
            var from = Math.Max(0, to - EventsAtATime);
            var page = await ReadTrailAsync(
                id,
                from.ToString(CultureInfo.InvariantCulture),
                to - from,
                cancellationToken
            );
            if (isLast && (page.Items.Count == 0 || page.Items[^1].Sequence != version))
            {
                return null;
            }
            foreach (var entry in page.Items.Reverse())
            {
                switch (entry.Event)
                {
                    case ApplicationEvent.FormEdited edited:
                        return edited.Form;
                    case ApplicationEvent.DraftCreated created:
                        return created.Form;
                }
            }
            to = from;
        }
        return null;
    }
}
