using Functions.Embedded.Durable.Execution;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Running;

/// <summary>Works out a turn: what came in, what the orchestrator made of it, what to store. Touches nothing.</summary>
internal sealed class TurnPlanner(IDurableFunctions functions, RunSettings settings, VersionRule versions)
{
    private const int ExecutionsPerTurn = 16;

    /// <summary>Whether the code at hand may run an instance.</summary>
    public bool CanRun(InstanceRecord record) =>
        versions.Allows(record.Version) && functions.HasOrchestrator(record.Name);

    /// <summary>Plans the turn that takes up a batch of messages.</summary>
    public TurnPlan Plan(InstanceState before, IReadOnlyList<Message> batch, DateTime now)
    {
        var inbox = Inbox.Take(before, batch);
        var record = before.Record with { Received = inbox.Received, UpdatedAt = now };
        if (inbox.Termination is not null)
        {
            var ending = new RunEnd.Finished(EndStatus.Terminated, inbox.Termination.Payload, null);
            var last = inbox.Events.ConvertAll(happened => happened with { Deferred = true });
            return Store(before, record, [.. last, inbox.Termination], [], null, ending, now, inbox.Taken);
        }

        var allowed = versions.Allows(record.Version);
        if (!allowed && versions.OnMismatch == VersionFailureStrategy.Fail)
        {
            return Store(before, record, inbox.Events, [], null, VersionMismatch(record.Version), now, inbox.Taken);
        }

        var runs =
            allowed
            && !inbox.Suspended
            && (record.StartAt is null || record.StartAt <= now)
            && functions.HasOrchestrator(record.Name);
        if (!runs)
        {
            var waiting = inbox.Events.ConvertAll(happened => happened with { Deferred = true });
            return waiting.Count == 0
                ? Nothing(inbox.Woken && allowed ? LookAt(before) : before, inbox.Taken)
                : Store(before, record, waiting, [], null, null, now, inbox.Taken, inbox.Suspended);
        }

        if (inbox is { Events.Count: 0, Woken: false })
        {
            return Nothing(before, inbox.Taken);
        }

        if (inbox.Events.Count == 0 && before.HasDeferred)
        {
            inbox.Events.Add(new TurnStarted());
        }

        return Run(before, record, inbox, now);
    }

    private TurnPlan Run(InstanceState before, InstanceRecord record, Inbox inbox, DateTime now)
    {
        var execution = new Playing(before.History, [.. inbox.Events.Select(happened => happened with { At = now })]);
        var outgoing = new List<OutgoingEvent>();
        for (var executions = 1; ; executions++)
        {
            var history = execution.All;
            var run = new OrchestrationRun(functions, settings, new RunInstance(record.Id, record.Execution));
            var outcome = run.Play(history, execution.Stored.Count);
            record = record with { CustomStatus = outcome.CustomStatus };
            outgoing.AddRange(OutgoingOf(outcome.Steps, record.Execution, history.Count));
            if (outcome.End is not RunEnd.ContinuedAsNew next)
            {
                return executions == 1 && inbox.Events.Count == 0 && outcome is { End: null, Steps.Count: 0 }
                    ? Nothing(before with { Open = outcome.Open }, inbox.Taken)
                    : Store(
                        before,
                        record,
                        [.. execution.New, .. outcome.Steps],
                        outgoing,
                        outcome.Open,
                        outcome.End,
                        now,
                        inbox.Taken
                    );
            }

            record = record with
            {
                Execution = record.Execution + 1,
                Input = next.Input,
                Version = next.Version ?? record.Version,
            };
            execution = new Playing([], Beginning(record, next, now));
            if (executions == ExecutionsPerTurn || !versions.Allows(record.Version))
            {
                // An endless loop must not keep its progress from being stored.
                var waiting = execution.New.Select(happened => happened with { Deferred = true }).ToList();
                return Store(before, record, waiting, outgoing, null, null, now, inbox.Taken) with { GoesOn = true };
            }
        }
    }

    /// <summary>Finds out what an orchestrator that is not to run now waits for.</summary>
    private InstanceState LookAt(InstanceState state)
    {
        if (!functions.HasOrchestrator(state.Record.Name))
        {
            return state;
        }

        var run = new OrchestrationRun(functions, settings, new RunInstance(state.Record.Id, state.Record.Execution));
        return state with { Open = run.Play(state.History, state.History.Count).Open };
    }

    private static TurnPlan Nothing(InstanceState state, int taken) => new(state, null, taken, [], GoesOn: false);

    private static TurnPlan Store(
        InstanceState before,
        InstanceRecord record,
        IReadOnlyList<HistoryEvent> events,
        IReadOnlyList<OutgoingEvent> outgoing,
        IReadOnlySet<int>? open,
        RunEnd? end,
        DateTime now,
        int taken,
        bool suspended = false
    )
    {
        List<HistoryEvent> added = [.. events.Select(happened => happened with { At = now })];
        if (end is RunEnd.Finished finished)
        {
            added.Add(
                new ExecutionCompleted(finished.Status, finished.Failure) { At = now, Payload = finished.Output }
            );
            record = record with { Output = finished.Output, Failure = finished.Failure };
        }

        var continued = record.Execution != before.Record.Execution;
        IReadOnlyList<HistoryEvent> history = continued ? added : [.. before.History, .. added];
        record = record with { HistoryCount = history.Count, Status = StatusOf(end, suspended, history) };
        var created = before.ETag is null || before.History.Count == 0;
        var commit = new Commit
        {
            Record = record,
            BuildsOn = before.ETag,
            Events = added,
            Outgoing = outgoing,
            Obsolete = continued
                ? [.. before.Obsolete, .. HistoryKeys(before.Record.Execution, before.History.Count)]
                : before.Obsolete,
            WritesInput = continued || created,
            WritesOutput = end is not null || created,
        };
        var after = before with
        {
            Record = record,
            History = history,
            Obsolete = commit.Obsolete,
            Blobs = continued ? [] : before.Blobs,
            Open = open ?? (continued ? null : before.Open),
        };
        return new TurnPlan(after, commit, taken, continued ? before.Blobs : [], GoesOn: false);
    }

    private static OrchestrationRuntimeStatus StatusOf(
        RunEnd? end,
        bool suspended,
        IReadOnlyList<HistoryEvent> history
    ) =>
        end switch
        {
            RunEnd.Finished { Status: EndStatus.Completed } => OrchestrationRuntimeStatus.Completed,
            RunEnd.Finished { Status: EndStatus.Failed } => OrchestrationRuntimeStatus.Failed,
            RunEnd.Finished { Status: EndStatus.Terminated } => OrchestrationRuntimeStatus.Terminated,
            _ when suspended => OrchestrationRuntimeStatus.Suspended,
            _ when history.Any(happened => !happened.Deferred) => OrchestrationRuntimeStatus.Running,
            _ => OrchestrationRuntimeStatus.Pending,
        };

    private static IEnumerable<string> HistoryKeys(int execution, int count) =>
        Enumerable.Range(0, count).Select(sequence => Keys.History(execution, sequence));

    private static IEnumerable<OutgoingEvent> OutgoingOf(IReadOnlyList<Step> steps, int execution, int historyCount) =>
        steps.SelectMany(
            (step, index) =>
                step is EventSent sent
                    ? new[] { new OutgoingEvent(execution, historyCount + index, sent.Target, sent.Name, sent.Payload) }
                    : []
        );

    private static List<HistoryEvent> Beginning(InstanceRecord record, RunEnd.ContinuedAsNew next, DateTime now) =>
        [
            new ExecutionStarted(record.Name, record.Version, record.Tags, record.Parent)
            {
                At = now,
                Payload = next.Input,
            },
            .. next.Events.Select(raised => new EventRaised(raised.Name) { At = now, Payload = raised.Payload }),
        ];

    private RunEnd.Finished VersionMismatch(string version) =>
        new(
            EndStatus.Failed,
            null,
            new Failure(
                "VersionMismatch",
                $"The instance has version '{version}', but this code runs {(versions.Match == VersionMatchStrategy.Strict ? "only" : "at most")} version '{versions.CurrentVersion}'.",
                null,
                null,
                Final: true
            )
        );

    private sealed record Playing(IReadOnlyList<HistoryEvent> Stored, IReadOnlyList<HistoryEvent> New)
    {
        public IReadOnlyList<HistoryEvent> All => [.. Stored, .. New];
    }
}
