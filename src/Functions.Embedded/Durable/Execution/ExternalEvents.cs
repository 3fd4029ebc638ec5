using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Execution;

/// <summary>
/// Events of one execution. Unread ones wait in the order of arrival; a new one goes to whoever began to wait last, even
/// if that wait was cancelled since (as in the genuine engine, where such an event is lost).
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<IWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RaisedEvent> _unread = [];

    private interface IWaiter
    {
        Type Type { get; }

        void Deliver(string? payload, DataConverter converter);
    }

    /// <summary>Whether anybody waits for an event.</summary>
    public bool IsAwaited => _waiters.Count > 0;

    /// <summary>The next event of this name.</summary>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
        {
            _waiters[name] = waiters = new Stack<IWaiter>();
        }
        else if (waiters.Peek().Type != typeof(T))
        {
            throw new ArgumentException(
                $"Event '{name}' is already awaited as {waiters.Peek().Type.FullName}, so it cannot be awaited as {typeof(T).FullName} too.",
                nameof(name)
            );
        }

        var waiter = new Waiter<T>();
        waiters.Push(waiter);
        var unread = _unread.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (unread >= 0)
        {
            var payload = _unread[unread].Payload;
            _unread.RemoveAt(unread);
            Raise(name, payload);
        }

        cancellationToken.Register(() => waiter.Cancel(cancellationToken));
        return waiter.Task;
    }

    /// <summary>Hands an event to who waits for it, or keeps it.</summary>
    public void Raise(string name, string? payload)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
        {
            _unread.Add(new RaisedEvent(name, payload));
            return;
        }

        var waiter = waiters.Pop();
        if (waiters.Count == 0)
        {
            _waiters.Remove(name);
        }

        waiter.Deliver(payload, converter);
    }

    /// <summary>Takes the unread events, in the order of their arrival.</summary>
    public IReadOnlyList<RaisedEvent> TakeUnread()
    {
        RaisedEvent[] unread = [.. _unread];
        _unread.Clear();
        return unread;
    }

    private sealed class Waiter<T> : IWaiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Type Type => typeof(T);

        public Task<T> Task => _source.Task;

        public void Cancel(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);

        public void Deliver(string? payload, DataConverter converter)
        {
            T? value;
            try
            {
                value = converter.Deserialize<T>(payload);
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException)
            {
                _source.TrySetException(e);
                return;
            }

            _source.TrySetResult(value!);
        }
    }
}

/// <summary>An event that came in.</summary>
internal sealed record RaisedEvent(string Name, string? Payload);
