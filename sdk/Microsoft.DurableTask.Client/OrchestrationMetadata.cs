using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace Microsoft.DurableTask.Client;

/// <summary>An orchestration instance as a client reads it.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>An instance.</summary>
    /// <param name="name">Name of its orchestrator.</param>
    /// <param name="instanceId">Its id.</param>
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>Name of the orchestrator.</summary>
    public string Name { get; }

    /// <summary>Id of the instance.</summary>
    public string InstanceId { get; }

    /// <summary>Reads the serialized texts; null when they were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Where the instance stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last went on.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Its input as text.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Its output as text.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Its custom status as text.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    /// <summary>How it failed, if it did.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended: completed, failed or terminated.</summary>
    public bool IsCompleted =>
        RuntimeStatus
            is OrchestrationRuntimeStatus.Completed
                or OrchestrationRuntimeStatus.Failed
                or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Its input.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Converter().Deserialize<T>(SerializedInput);

    /// <summary>Its output.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadOutputAs<T>() => Converter().Deserialize<T>(SerializedOutput);

    /// <summary>Its custom status.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Converter().Deserialize<T>(SerializedCustomStatus);

    /// <summary>The instance on one line, long texts cut.</summary>
    public override string ToString()
    {
        var line = new StringBuilder(
            $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}"
        );
        Append("Input", SerializedInput);
        Append("Output", SerializedOutput);
        Append("FailureDetails", FailureDetails?.ErrorMessage, FailureDetails?.ErrorType + " - ");
        return line.Append(']').ToString();

        void Append(string label, string? text, string prefix = "")
        {
            const int LongestText = 50;
            if (text is not null)
            {
                var shown = text.Length > LongestText ? text[..LongestText] + "..." : text;
                line.Append(", ").Append(label).Append(": '").Append(prefix).Append(shown).Append('\'');
            }
        }
    }

    private DataConverter Converter([CallerMemberName] string reader = "") =>
        DataConverter
        ?? throw new InvalidOperationException($"{reader} needs an instance that was read with inputs and outputs.");
}
