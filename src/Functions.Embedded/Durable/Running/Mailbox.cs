namespace Functions.Embedded.Durable.Running;

/// <summary>Messages of one instance, taken up in order by one reader at a time.</summary>
internal sealed class Mailbox(EngineWork work, Func<Task> read)
{
    private const int BatchSize = 64;
    private readonly Lock _gate = new();
    private readonly LinkedList<(Message Message, IDisposable Work)> _messages = [];
    private bool _reading;

    /// <summary>Adds a message that is read before all that follow, when there is one or when <see cref="Read"/> is called.</summary>
    public void Prepare(Message message)
    {
        lock (_gate)
        {
            _messages.AddLast((message, work.Begin()));
        }
    }

    /// <summary>Adds a message and sees to it that it is read.</summary>
    public void Post(Message message)
    {
        Prepare(message);
        Read();
    }

    /// <summary>Sees to it that the messages are read.</summary>
    public void Read()
    {
        lock (_gate)
        {
            if (_reading)
            {
                return;
            }

            _reading = true;
        }

        _ = Task.Run(read, CancellationToken.None);
    }

    /// <summary>The next messages, which stay here until they are removed. When there are none the reader is done.</summary>
    public IReadOnlyList<Message> Peek()
    {
        lock (_gate)
        {
            _reading = _messages.Count > 0;
            return [.. _messages.Take(BatchSize).Select(entry => entry.Message)];
        }
    }

    /// <summary>Removes the first messages. Their work is over when the result is disposed: after what they led to has begun.</summary>
    public IDisposable Remove(int count)
    {
        var over = new List<IDisposable>(count);
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                over.Add(_messages.First!.Value.Work);
                _messages.RemoveFirst();
            }
        }

        return new All(over);
    }

    private sealed class All(List<IDisposable> pieces) : IDisposable
    {
        public void Dispose() => pieces.ForEach(piece => piece.Dispose());
    }
}
