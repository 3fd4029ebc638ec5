using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Execution;

/// <summary>
/// Plays an orchestrator once through an execution's history, old events and new ones, and says what it asks for next.
/// The code runs on the calling thread and nothing else happens: the outcome is for the caller to store.
/// </summary>
internal sealed partial class OrchestrationRun
{
    internal const string IllegalAwait =
        "The orchestrator awaited something that is not durable. It may await only what its context returns (and Task.WhenAll or Task.WhenAny of that); I/O belongs in activities.";

    private readonly IDurableFunctions _functions;
    private readonly ILogger _log;
    private readonly OrchestrationThread _thread;
    private readonly SortedDictionary<int, Step> _unconfirmed = [];
    private readonly Dictionary<int, OpenStep> _open = [];
    private readonly List<HistoryEvent> _deferred = [];
    private readonly List<RaisedEvent> _carried = [];
    private OrchestrationContext? _context;
    private Task<object?>? _result;
    private (string? Input, string? Version)? _continueAsNew;
    private int _steps;

    public OrchestrationRun(IDurableFunctions functions, RunSettings settings, RunInstance instance)
    {
        _functions = functions;
        Settings = settings;
        Instance = instance;
        Events = new ExternalEvents(settings.Converter);
        _log = settings.Loggers.CreateLogger<OrchestrationRun>();

        // It may come too late to fail the instance, which then waits for ever: the log has to say so.
        _thread = new OrchestrationThread(() => LogStrayed(_log, instance.Id));
    }

    public RunSettings Settings { get; }

    public RunInstance Instance { get; }

    public ExternalEvents Events { get; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    /// <summary>Plays the history.</summary>
    /// <param name="history">All events of the execution.</param>
    /// <param name="known">How many of them had been stored before: what the code did up to there it must do again.</param>
    public TurnOutcome Play(IReadOnlyList<HistoryEvent> history, int known)
    {
        RunEnd? end = null;
        _thread.Run(() => end = PlayOnThread(history, known));
        var open = _open.Keys.ToHashSet();
        foreach (var waiting in _deferred)
        {
            open.Remove(IdOfEnded(waiting));
        }

        return new TurnOutcome([.. _unconfirmed.Values], end, _context?.CustomStatus, open);
    }

    /// <summary>Adds a step that the orchestrator waits for.</summary>
    public OpenStep Take(Func<int, Step> step, out int id)
    {
        DemandOwnThread();
        id = Take(step);
        var open = new OpenStep();
        _open.Add(id, open);
        return open;
    }

    /// <summary>Adds a step that nobody waits for.</summary>
    public int Take(Func<int, Step> step)
    {
        DemandOwnThread();
        var id = _steps++;
        _unconfirmed.Add(id, step(id));
        return id;
    }

    /// <summary>Gives up waiting for a step.</summary>
    public void Cancel(int id, OpenStep step)
    {
        DemandOwnThread();
        if (step.TryCancel())
        {
            _open.Remove(id);
        }
    }

    /// <summary>Notes that the execution is to begin anew when the orchestrator returns.</summary>
    public void ContinueAsNew(string? input, string? version, bool preserveEvents)
    {
        _continueAsNew = (input, version);
        var unread = Events.TakeUnread();
        if (preserveEvents)
        {
            _carried.AddRange(unread);
        }
    }

    /// <summary>Throws if the caller is not the orchestrator's own code.</summary>
    public void DemandOwnThread()
    {
        if (!_thread.IsCurrent)
        {
            throw new InvalidOperationException(IllegalAwait);
        }
    }

    private RunEnd? PlayOnThread(IReadOnlyList<HistoryEvent> history, int known)
    {
        try
        {
            IsReplaying = true;
            for (var i = 0; i < history.Count; i++)
            {
                if (history[i] is ExecutionTerminated or ExecutionCompleted)
                {
                    // What came in together with the termination was never played.
                    break;
                }

                if (i == known || (i > 0 && history[i - 1] is Step && history[i] is not Step))
                {
                    DemandAllConfirmed();
                }

                IsReplaying = i < known;
                Take(history[i]);
            }

            if (known >= history.Count)
            {
                DemandAllConfirmed();
            }
        }
        catch (NonDeterministicOrchestrationException e)
        {
            _unconfirmed.Clear();
            return new RunEnd.Finished(EndStatus.Failed, null, Failure.Of(e));
        }

        return EndOf();
    }

    private void Take(HistoryEvent happened)
    {
        if (happened.Deferred)
        {
            _deferred.Add(happened);
            return;
        }

        Now = happened.At;
        foreach (var waiting in _deferred)
        {
            PlayOne(waiting);
        }

        _deferred.Clear();
        PlayOne(happened);
    }

    private void PlayOne(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted started:
                Start(started);
                break;
            case Step step:
                Confirm(step);
                break;
            case TaskCompleted ended when _open.Remove(ended.Id, out var open):
                open.Complete(ended.Payload);
                break;
            case TimerFired ended when _open.Remove(ended.Id, out var open):
                open.Complete(null);
                break;
            case TaskFailed ended when _open.Remove(ended.Id, out var open):
                open.Fail(ended.Id, ended.Failure);
                break;
            case EventRaised raised when _continueAsNew is null:
                Events.Raise(raised.Name, raised.Payload);
                break;
            case EventRaised raised:
                _carried.Add(new RaisedEvent(raised.Name, raised.Payload));
                break;
            default:
                // The rest tells of the instance, not of what the orchestrator waits for; a timer may also have been cancelled.
                break;
        }

        _thread.Pump();
    }

    private void Start(ExecutionStarted started)
    {
        _context = new OrchestrationContext(this, started);
        try
        {
            _result = _functions.RunOrchestratorAsync(_context, started.Payload);
        }
#pragma warning disable CA1031 // Whatever the orchestrator throws is its result.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _result = Task.FromException<object?>(e);
        }
    }

    private void Confirm(Step recorded)
    {
        if (!_unconfirmed.Remove(recorded.Id, out var taken))
        {
            throw NonDeterministicOrchestrationException.Missing(recorded);
        }

        if (!NonDeterministicOrchestrationException.AreAlike(recorded, taken))
        {
            throw NonDeterministicOrchestrationException.Different(recorded, taken);
        }
    }

    private void DemandAllConfirmed()
    {
        if (_unconfirmed.Count > 0)
        {
            throw NonDeterministicOrchestrationException.Added(_unconfirmed.First().Value);
        }
    }

    private RunEnd? EndOf()
    {
        if (_result is null)
        {
            return null;
        }

        if (_thread.Strayed || (!_result.IsCompleted && _open.Count == 0 && !Events.IsAwaited))
        {
            return new RunEnd.Finished(EndStatus.Failed, null, Failure.Of(new InvalidOperationException(IllegalAwait)));
        }

        // As in the genuine engine an execution lasts until its activities, sub-orchestrations and timers have ended.
        if (!_result.IsCompleted || _open.Count > 0)
        {
            return null;
        }

        if (!_result.IsCompletedSuccessfully)
        {
            var exception = _result.Exception?.InnerException ?? new TaskCanceledException(_result);
            return new RunEnd.Finished(EndStatus.Failed, null, Failure.Of(exception));
        }

        if (_continueAsNew is { } next)
        {
            return new RunEnd.ContinuedAsNew(next.Input, next.Version, _carried);
        }

        try
        {
            return new RunEnd.Finished(EndStatus.Completed, Settings.Converter.Serialize(_result.Result), null);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException)
        {
            return new RunEnd.Finished(EndStatus.Failed, null, Failure.Of(e));
        }
    }

    private static int IdOfEnded(HistoryEvent happened) =>
        happened switch
        {
            TaskCompleted ended => ended.Id,
            TaskFailed ended => ended.Id,
            TimerFired ended => ended.Id,
            _ => -1,
        };

    [LoggerMessage(LogLevel.Error, "Instance '{InstanceId}': " + IllegalAwait)]
    private static partial void LogStrayed(ILogger log, string instanceId);
}

/// <summary>What every run needs.</summary>
internal sealed record RunSettings(DataConverter Converter, string DefaultVersion, ILoggerFactory Loggers);

/// <summary>Whose execution is played.</summary>
internal sealed record RunInstance(string Id, int Execution);
