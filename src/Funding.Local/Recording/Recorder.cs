using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Local.Demo.Many;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Local.Recording;

/// <summary>
/// Keeps what one life leaves in storage: its trail, its state in stages that no life before it was seen in and at its
/// end, the trails and states of the meetings that it came to, and the histories of all their orchestrations. A line for
/// each event, so that a difference can be read.
/// </summary>
internal sealed class Recorder(ManySystem system, string release, HashSet<ApplicationStage> stages)
{
    private readonly List<string> _states = [];

    /// <summary>Somebody has done something.</summary>
    internal async Task LookAsync(FateLife life)
    {
        if (stages.Add(life.Seen.Stage))
        {
            await system.Runtime.WhenIdleAsync();
            await KeepStateAsync(life);
        }
    }

    /// <summary>All of it as text.</summary>
    internal async Task<string> EndAsync(FateLife life)
    {
        var state = await KeepStateAsync(life);
        stages.Add(state.Stage);
        var trail = await system
            .Runtime.Services.GetRequiredService<ApplicationStore>()
            .ReadTrailAsync(state.Id, null, 1000, CancellationToken.None);
        var events = trail.Items.Select(entry =>
            JsonSerializer.Serialize(entry.Event, CoreJson.Default.ApplicationEvent)
        );
        List<string> histories = [];
        List<string> meetings = [];
        await HistoriesAsync(life.Id, histories);
        foreach (var meeting in life.Meetings)
        {
            meetings.Add(await MeetingAsync(meeting.Id));
            await HistoriesAsync(meeting.Id, histories);
        }

        return string.Join(
            '\n',
            "{",
            $"\"release\": \"{release}\",",
            $"\"fate\": \"{JsonNamingPolicy.CamelCase.ConvertName(life.Fate.ToString())}\",",
            $"\"trail\": {List(events)},",
            $"\"states\": {List(_states)},",
            $"\"meetings\": {List(meetings)},",
            $"\"histories\": {List(histories.Order(StringComparer.Ordinal))}",
            "}",
            ""
        );
    }

    private async Task HistoriesAsync(string id, List<string> histories)
    {
        await foreach (
            var instance in system.Runtime.DurableTaskClient.GetAllInstancesAsync(
                new OrchestrationQuery(InstanceIdPrefix: id)
            )
        )
        {
            histories.Add(Lines((await system.Runtime.ExportHistoryAsync(instance.InstanceId))!));
        }
    }

    private async Task<string> MeetingAsync(string id)
    {
        var store = system.Runtime.Services.GetRequiredService<MeetingStore>();
        var meeting = new MeetingId(Guid.Parse(id));
        var trail = await store.ReadTrailAsync(meeting, null, 1000, CancellationToken.None);
        var events = trail.Items.Select(entry => JsonSerializer.Serialize(entry.Event, CoreJson.Default.MeetingEvent));
        var state = (await store.LoadAsync(meeting, CancellationToken.None))!.State;
        return $"{{\"trail\": {List(events)}, \"state\": {JsonSerializer.Serialize(state, CoreJson.Default.Meeting)}}}";
    }

    private async Task<Application> KeepStateAsync(FateLife life)
    {
        var stored = await system
            .Runtime.Services.GetRequiredService<ApplicationStore>()
            .LoadAsync(new Core.ApplicationId(Guid.Parse(life.Id)), CancellationToken.None);
        _states.Add(JsonSerializer.Serialize(stored!.State, CoreJson.Default.Application));
        return stored.State;
    }

    private static string Lines(string history)
    {
        var exported = JsonNode.Parse(history)!.AsObject();
        var events = exported["events"]!.AsArray().Select(happened => happened!.ToJsonString());
        return $"{{\"instanceId\": \"{exported["instanceId"]}\", \"execution\": {exported["execution"]}, \"events\": {List(events)}}}";
    }

    private static string List(IEnumerable<string> items) => $"[\n{string.Join(",\n", items)}\n]";
}
