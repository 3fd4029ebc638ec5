using System.Threading.Channels;
using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <summary>Runs activities, so many at a time.</summary>
internal sealed partial class ActivityPool(
    IDurableFunctions functions,
    DataConverter converter,
    int concurrency,
    EngineWork work,
    EngineStop stop,
    ILogger<ActivityPool> log
)
{
    // Not a semaphore: an activity that was left alone may give back its place after all else has been disposed.
    private readonly Channel<int> _places = PlacesFor(concurrency);

    /// <summary>Runs an activity and reports its end, unless the engine stops first: then it runs again after the next start.</summary>
    public void Begin(string instanceId, TaskScheduled call, Action<string?, Failure?> ended)
    {
        if (stop.HasBegun)
        {
            return;
        }

        var begun = work.Begin();
        _ = Task.Run(
            async () =>
            {
                using (begun)
                {
                    await RunAsync(instanceId, call, ended).ConfigureAwait(false);
                }
            },
            CancellationToken.None
        );
    }

    private async Task RunAsync(string instanceId, TaskScheduled call, Action<string?, Failure?> ended)
    {
        string? result;
        int place;
        try
        {
            place = await _places.Reader.ReadAsync(stop.Activities).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (stop.HasBegun)
            {
                return;
            }

            if (!functions.HasActivity(call.Name))
            {
                ended(null, Missing(call.Name));
                return;
            }

            var context = new ActivityContext(call, instanceId);
            var returned = await functions
                .RunActivityAsync(context, call.Payload, stop.Activities)
                .ConfigureAwait(false);
            result = converter.Serialize(returned);
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (stop.Activities.IsCancellationRequested)
            {
                LogAbandoned(log, call.Name, instanceId);
                return;
            }

            LogFailed(log, call.Name, instanceId, e);
            ended(null, Failure.Of(e));
            return;
        }
        finally
        {
            _places.Writer.TryWrite(place);
        }

        ended(result, null);
    }

    private static Channel<int> PlacesFor(int concurrency)
    {
        var places = Channel.CreateUnbounded<int>();
        for (var place = 0; place < concurrency; place++)
        {
            places.Writer.TryWrite(place);
        }

        return places;
    }

    private static Failure Missing(string name) =>
        new("ActivityNotFound", $"There is no activity function named '{name}'.", null, null, Final: true);

    [LoggerMessage(LogLevel.Warning, "Activity '{Name}' of instance '{InstanceId}' failed.")]
    private static partial void LogFailed(ILogger log, string name, string instanceId, Exception exception);

    [LoggerMessage(
        LogLevel.Information,
        "Activity '{Name}' of instance '{InstanceId}' was stopped; it runs again after the next start."
    )]
    private static partial void LogAbandoned(ILogger log, string name, string instanceId);

    private sealed class ActivityContext(TaskScheduled call, string instanceId) : TaskActivityContext
    {
        public override TaskName Name => call.Name;

        public override string InstanceId => instanceId;

        public override string Version => call.Version;
    }
}
