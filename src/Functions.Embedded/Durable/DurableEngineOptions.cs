using Azure.Core;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable;

/// <summary>How an engine runs. Versions are those of host.json's <c>extensions.durableTask</c>.</summary>
internal sealed record DurableEngineOptions
{
    /// <summary>Name of the task hub; other characters than letters and digits are dropped from the table names.</summary>
    public required string HubName { get; init; }

    /// <summary>Opens the storage account that holds the task hub.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The orchestrations' clock. Storage and the lease always keep real time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Serializes inputs, results, events and statuses.</summary>
    public DataConverter DataConverter { get; init; } = PayloadConverter.Default;

    /// <summary>Version given to instances that are started without one; empty for none.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>Which instances this code may run.</summary>
    public VersionMatchStrategy VersionMatchStrategy { get; init; } = VersionMatchStrategy.None;

    /// <summary>What becomes of an instance that this code may not run.</summary>
    public VersionFailureStrategy VersionFailureStrategy { get; init; } = VersionFailureStrategy.Reject;

    /// <summary>Activities that run at the same time.</summary>
    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>Whether a blob lease keeps other processes out of the task hub.</summary>
    public bool UseLease { get; init; } = true;

    /// <summary>Time that running activities get to end by themselves when the engine stops, before they are asked to.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that they get after they have been asked, and that giving back the lease may take.</summary>
    public TimeSpan LastWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Changes the options of the table and blob clients, for instance to add a policy to their pipelines.</summary>
    public Action<ClientOptions>? ConfigureClient { get; init; }
}

/// <summary>Which versions of an orchestration this code may run.</summary>
internal enum VersionMatchStrategy
{
    /// <summary>Every version.</summary>
    None,

    /// <summary>Exactly the default version.</summary>
    Strict,

    /// <summary>The default version and older ones.</summary>
    CurrentOrOlder,
}

/// <summary>What becomes of an instance whose version this code may not run.</summary>
internal enum VersionFailureStrategy
{
    /// <summary>It waits, unharmed, for code that may.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}
