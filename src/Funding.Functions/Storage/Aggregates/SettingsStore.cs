using System.Text.Json.Serialization.Metadata;
using Azure;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>The association's settings, as storage and outbox know them.</summary>
internal sealed class SettingsAggregate(DirectoryStore directory)
    : Aggregate<AssociationSettings, SettingsCommand, SettingsEvent>
{
    internal override AggregateKind Kind => AggregateKind.Settings;

    internal override JsonTypeInfo<AssociationSettings> StateJson => CoreJson.Default.AssociationSettings;

    internal override JsonTypeInfo<SettingsEvent> EventJson => CoreJson.Default.SettingsEvent;

    // There are always settings: as long as nothing has been changed, those of the file.
    internal override AssociationSettings Beginning => AssociationSettings.None;

    internal override bool Begins(SettingsCommand command) => true;

    internal override Decision<SettingsEvent> Decide(
        AssociationSettings? state,
        SettingsCommand command,
        Actor actor,
        DateTimeOffset now
    ) => SettingsDecider.Decide(state, command, actor, now);

    internal override AssociationSettings Fold(AssociationSettings? state, SettingsEvent happened) =>
        AssociationSettings.Fold(state, happened);

    internal override IReadOnlyList<Effect> EffectsOf(AssociationSettings after, SettingsEvent happened) =>
        [new Effect.UpdateView()];

    internal override Guid IdOf(AssociationSettings state) => AssociationSettings.Id;

    internal override long VersionOf(AssociationSettings state) => state.Version;

    internal override string StageOf(AssociationSettings state) => "InForce";

    internal override (DateTimeOffset At, Author By) SignatureOf(SettingsEvent happened) => (happened.At, happened.By);

    internal override Task ShowInListsAsync(
        AssociationSettings state,
        bool fund,
        CancellationToken cancellationToken
    ) => directory.ShowAsync(state, cancellationToken);
}

/// <summary>The association's settings: load, change, read the trail.</summary>
public sealed class SettingsStore : AggregateStore<AssociationSettings, SettingsCommand, SettingsEvent>
{
    internal SettingsStore(
        StorageClients clients,
        AggregateRows<AssociationSettings, SettingsCommand, SettingsEvent> rows,
        AggregateCommits<AssociationSettings, SettingsCommand, SettingsEvent> commits,
        OutboxDispatcher dispatcher
    )
        : base(clients, rows, commits, dispatcher) { }

    /// <summary>The one and only.</summary>
    internal static AggregateRef TheOne { get; } = new(AggregateKind.Settings, AssociationSettings.Id);

    /// <summary>The settings with their whole history, and what stands for their version.</summary>
    internal async Task<(AssociationSettings State, ETag ETag)> GetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(TheOne, cancellationToken) is { } stored
            ? (stored.State, stored.ETag)
            : (AssociationSettings.None, AggregateRows.ETagOf(0));
}
