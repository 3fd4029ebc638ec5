using System.Text.Json;
using Funding.Core;
using Funding.Functions.Orchestrations;
using Funding.Functions.Reconciling;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Funding.Functions.Tests.Reconciling;

/// <summary>Which orchestrations are taken to have fallen behind.</summary>
public sealed class ProcessCheckTests
{
    private static readonly DateTimeOffset _now = new(2027, 3, 1, 3, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed, "Failed")]
    [InlineData(OrchestrationRuntimeStatus.Terminated, "Failed")]
    [InlineData(OrchestrationRuntimeStatus.Completed, "Ended")]
    [InlineData(OrchestrationRuntimeStatus.Pending, null)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, null)]
    public void Its_status_tells_whether_it_runs(OrchestrationRuntimeStatus status, string? fault) =>
        Assert.Equal(fault, Fault(Instance(status, "Active", wakeAt: 1), dueIn: 1));

    [Fact]
    public void One_that_is_not_there_is_missing() => Assert.Equal("Missing", Fault(null, dueIn: null));

    [Theory]
    [InlineData("Active", 1.0, 1.0, null)]
    [InlineData("Active", null, null, null)]
    [InlineData("Active", 1.0, null, null)]
    [InlineData("Active", 1.0, 5.0, null)]
    [InlineData("Agreement", 1.0, 1.0, "NotTold")]
    [InlineData("Active", null, 5.0, "NotTold")]
    [InlineData("Active", 9.0, 5.0, "NotTold")]
    [InlineData("Active", -1.0, -1.0, "NotWoken")]
    [InlineData("Active", 9.0, -1.0, "NotWoken")]
    public void One_that_sleeps_must_know_the_stage_and_wake_in_time(
        string stage,
        double? wakeAt,
        double? dueIn,
        string? fault
    ) => Assert.Equal(fault, Fault(Instance(OrchestrationRuntimeStatus.Running, stage, wakeAt), dueIn));

    [Fact]
    public void One_that_has_just_moved_is_left_alone() =>
        Assert.Null(Fault(Instance(OrchestrationRuntimeStatus.Running, "Submitted", null, idleMinutes: 9), dueIn: -1));

    private static string? Fault(OrchestrationMetadata? instance, double? dueIn) =>
        ProcessCheck
            .FaultOf(instance, nameof(ApplicationStage.Active), dueIn is { } hours ? _now.AddHours(hours) : null, _now)
            ?.ToString();

    private static OrchestrationMetadata Instance(
        OrchestrationRuntimeStatus status,
        string stage,
        double? wakeAt,
        int idleMinutes = 11
    ) =>
        new("Orchestrator", "id")
        {
            RuntimeStatus = status,
            LastUpdatedAt = _now.AddMinutes(-idleMinutes),
            DataConverter = JsonDataConverter.Default,
            SerializedCustomStatus = JsonSerializer.Serialize(
                new ProcessStage(stage, wakeAt is { } hours ? _now.AddHours(hours) : null, "1.0")
            ),
        };
}
