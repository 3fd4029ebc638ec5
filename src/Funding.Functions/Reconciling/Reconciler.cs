using Funding.Core;
using Funding.Functions.Orchestrations;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Reconciling;

/// <summary>
/// Compares the stored cases and meetings with their orchestrations, and starts or nudges those that have fallen behind. The truth is
/// in the store, so a heal is only ever a reason to look: it does nothing that the orchestration would not have done.
/// </summary>
public sealed partial class Reconciler
{
    private const int PageSize = 100;
    internal const int MostCases = 2000;

    private static readonly IReadOnlyList<ApplicationStage> _stages =
    [
        .. Enum.GetValues<ApplicationStage>().Where(stage => stage != ApplicationStage.Draft && !stage.IsTerminal()),
    ];

    private readonly ApplicationStore _store;
    private readonly ViewStore _views;
    private readonly MeetingStore _meetings;
    private readonly MeetingViews _calendar;
    private readonly ReconciliationPosition _position;
    private readonly ReconciliationMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger<Reconciler> _logger;
    private readonly int _mostCases;

    internal Reconciler(
        ApplicationStore store,
        ViewStore views,
        MeetingStore meetings,
        MeetingViews calendar,
        ReconciliationPosition position,
        ReconciliationMeter meter,
        TimeProvider time,
        ILogger<Reconciler> logger,
        int mostCases = MostCases
    ) =>
        (_store, _views, _meetings, _calendar, _position, _meter, _time, _logger, _mostCases) = (
            store,
            views,
            meetings,
            calendar,
            position,
            meter,
            time,
            logger,
            mostCases
        );

    /// <summary>Looks at the cases that have not ended, then at the orchestrations that run for cases that have.</summary>
    internal async Task<ReconciliationReport> RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var run = new Run(client, cancellationToken);
        var kept = await _position.ReadAsync(cancellationToken);
        var from = kept is { } position ? _stages.Index().FirstOrDefault(s => s.Item == position.Stage).Index : 0;
        var continuation = kept?.Continuation;
        var size = Math.Min(PageSize, _mostCases);
        foreach (var stage in _stages.Skip(from))
        {
            do
            {
                if (run.Seen.Count >= _mostCases)
                {
                    await _position.KeepAsync(stage, continuation, cancellationToken);
                    return run.Report(whole: false);
                }
                var page = await _views.ListAsync(ViewList.Stage(stage), continuation, size, cancellationToken);
                foreach (var row in page.Items)
                {
                    await TryAsync(run, row.Id.Value, () => CheckAsync(run, row.Id));
                }
                continuation = page.Continuation;
            } while (continuation is not null);
        }
        if (kept is not null)
        {
            await _position.ForgetAsync(cancellationToken);
        }
        await CheckMeetingsAsync(run);
        await CheckLeftRunningAsync(run);
        return run.Report(whole: kept is null);
    }

    private async Task CheckAsync(Run run, ApplicationId id)
    {
        // A case that moves on while the lists are read can stand in two of them.
        if (!run.Seen.Add(id) || await _store.LoadAsync(id, run.CancellationToken) is not { } stored)
        {
            return;
        }
        _meter.Looked();
        foreach (var process in Dues.Running(stored.State))
        {
            var status = Dues.Of(stored.State, process);
            if (status.Over)
            {
                continue;
            }
            var instanceId = process.InstanceId(id);
            run.Expected.Add(instanceId);
            var instance = await run.Client.GetInstanceAsync(instanceId, true, run.CancellationToken);
            if (
                ProcessCheck.FaultOf(instance, stored.State.Stage.ToString(), status.Next?.At, _time.GetUtcNow()) is
                { } fault
            )
            {
                await HealAsync(run, id.Value, process, fault);
            }
        }
    }

    // The calendar keeps its past, but a year has some twenty meetings: a page holds several.
    private async Task CheckMeetingsAsync(Run run)
    {
        string? continuation = null;
        do
        {
            var page = await _calendar.ListAsync(MeetingViews.Calendar, continuation, PageSize, run.CancellationToken);
            foreach (var row in page.Items.Where(row => !IsOver(row.Stage)))
            {
                await TryAsync(run, row.Id.Value, () => CheckAsync(run, row.Id));
            }
            continuation = page.Continuation;
        } while (continuation is not null);
    }

    private async Task CheckAsync(Run run, MeetingId id)
    {
        if (
            await _meetings.LoadAsync(id, run.CancellationToken) is not { } stored
            || MeetingDues.Of(stored.State) is not { Over: false } status
        )
        {
            return;
        }
        var process = new ProcessRef.Meeting();
        var instanceId = process.InstanceId(id.Value);
        run.Expected.Add(instanceId);
        var instance = await run.Client.GetInstanceAsync(instanceId, true, run.CancellationToken);
        if (
            ProcessCheck.FaultOf(instance, stored.State.Stage.ToString(), status.Next?.At, _time.GetUtcNow()) is
            { } fault
        )
        {
            await HealAsync(run, id.Value, process, fault);
        }
    }

    private static bool IsOver(MeetingStage stage) => stage is MeetingStage.Closed or MeetingStage.Cancelled;

    private async Task CheckLeftRunningAsync(Run run)
    {
        var running = run.Client.GetAllInstancesAsync(
            new OrchestrationQuery(
                CreatedTo: _time.GetUtcNow() - ProcessCheck.Patience,
                Statuses: [OrchestrationRuntimeStatus.Running]
            )
        );
        await foreach (var instance in running.WithCancellation(run.CancellationToken))
        {
            if (
                !run.Expected.Contains(instance.InstanceId)
                && instance.LastUpdatedAt < _time.GetUtcNow() - ProcessCheck.Patience
                && Processes.TryParseInstanceId(instance.InstanceId, out var id, out var process)
            )
            {
                await TryAsync(run, id.Value, () => CheckLeftRunningAsync(run, id, process));
            }
        }
    }

    private async Task CheckLeftRunningAsync(Run run, ApplicationId id, ProcessRef process)
    {
        var over =
            process is ProcessRef.Meeting
                ? await _meetings.LoadAsync(new MeetingId(id.Value), run.CancellationToken) is { } meeting
                    && MeetingDues.Of(meeting.State).Over
                : await _store.LoadAsync(id, run.CancellationToken) is { } application
                    && Dues.Of(application.State, process).Over;
        if (over)
        {
            await HealAsync(run, id.Value, process, ProcessFault.LeftRunning);
        }
    }

    private async Task HealAsync(Run run, Guid id, ProcessRef process, ProcessFault fault)
    {
        LogHealed(process.InstanceId(id), ReconciliationMeter.Name(fault));
        switch (fault)
        {
            case ProcessFault.Missing or ProcessFault.Failed or ProcessFault.Ended when !process.IsWithinAnother():
                await ProcessSignals.StartAsync(run.Client, id, process);
                break;
            case ProcessFault.Missing or ProcessFault.Failed or ProcessFault.Ended:
                // A process within another is started by that one, when it looks.
                await ProcessSignals.NudgeAsync(run.Client, id, new ProcessRef.Application());
                break;
            default:
                await ProcessSignals.NudgeAsync(run.Client, id, process);
                break;
        }
        _meter.Healed(fault);
        run.Healed++;
    }

    // One case that cannot be read holds up no other.
    private async Task TryAsync(Run run, Guid id, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            run.Failed++;
            LogFailed(failure, id);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The orchestration {InstanceId} was found {Fault} and has been healed."
    )]
    private partial void LogHealed(string instanceId, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The case or meeting {Id} could not be reconciled.")]
    private partial void LogFailed(Exception failure, Guid id);

    private sealed class Run(DurableTaskClient client, CancellationToken cancellationToken)
    {
        internal DurableTaskClient Client => client;

        internal CancellationToken CancellationToken => cancellationToken;

        internal HashSet<ApplicationId> Seen { get; } = [];

        internal HashSet<string> Expected { get; } = new(StringComparer.Ordinal);

        internal int Healed { get; set; }

        internal int Failed { get; set; }

        internal ReconciliationReport Report(bool whole) => new(Seen.Count, Healed, Failed, whole);
    }
}
