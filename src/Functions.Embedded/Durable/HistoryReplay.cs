using System.Text.Json;
using Functions.Embedded.Durable.Execution;
using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace Functions.Embedded.Durable;

/// <summary>
/// Plays recorded histories against the code at hand: whoever changes an orchestrator sees which running instances it
/// would break.
/// </summary>
internal static class HistoryReplay
{
    /// <summary>A history as JSON.</summary>
    public static string Export(string instanceId, int execution, IReadOnlyList<HistoryEvent> history) =>
        JsonSerializer.Serialize(
            new ExportedHistory(
                instanceId,
                execution,
                [.. history.Select(happened => new ExportedEvent(happened, happened.Payload))]
            ),
            HistoryJson.Default.ExportedHistory
        );

    /// <summary>Plays a history that <see cref="DurableEngine.ExportHistoryAsync"/> gave.</summary>
    /// <returns>What the code does otherwise than recorded, or null if it does the same.</returns>
    public static string? FindDifference(
        string exportedHistory,
        IDurableFunctions functions,
        DataConverter? converter = null,
        string defaultVersion = ""
    )
    {
        var exported = JsonSerializer.Deserialize(exportedHistory, HistoryJson.Default.ExportedHistory)!;
        HistoryEvent[] history = [.. exported.Events.Select(entry => entry.Event with { Payload = entry.Payload })];
        var settings = new RunSettings(
            converter ?? PayloadConverter.Default,
            defaultVersion,
            NullLoggerFactory.Instance
        );
        var run = new OrchestrationRun(functions, settings, new RunInstance(exported.InstanceId, exported.Execution));
        var outcome = run.Play(history, history.Length);
        if (
            outcome.End is RunEnd.Finished { Failure: { } failure }
            && NonDeterministicOrchestrationException.Is(failure)
        )
        {
            return failure.Message;
        }

        return DifferenceOfEnd(history.OfType<ExecutionCompleted>().LastOrDefault(), outcome.End);
    }

    private static string? DifferenceOfEnd(ExecutionCompleted? recorded, RunEnd? now) =>
        (recorded, now) switch
        {
            (null, null) or ({ Status: EndStatus.Terminated }, null) => null,
            (null, _) => "The orchestrator now ends where it went on waiting.",
            (_, null) => $"The orchestrator now goes on waiting where it ended as {recorded.Status}.",
            (_, RunEnd.ContinuedAsNew) => $"The orchestrator now continues as new where it ended as {recorded.Status}.",
            (_, RunEnd.Finished end) when end.Status != recorded.Status =>
                $"The orchestrator now ends as {end.Status}, but it ended as {recorded.Status}.",
            (_, RunEnd.Finished end) when !string.Equals(end.Output, recorded.Payload, StringComparison.Ordinal) =>
                "The orchestrator now ends with another output.",
            _ => null,
        };
}
