using System.Collections.Immutable;

namespace Functions.Embedded.Durable.Storage;

/// <summary>
/// How far the events of other instances have come in, so that a delivery that is repeated after a crash is recognised.
/// A delivery is repeated only by the next start, so only the last senders matter.
/// </summary>
internal sealed record ReceivedEvents(ImmutableArray<SenderMark> Senders)
{
    private const int SendersKept = 200;

    public static ReceivedEvents None { get; } = new(ImmutableArray<SenderMark>.Empty);

    /// <summary>Whether the event has come in before.</summary>
    public bool Has(string sender, long order) => Find(sender) is { } mark && mark.Last >= order;

    /// <summary>Notes an event.</summary>
    public ReceivedEvents With(string sender, long order)
    {
        var others = Find(sender) is { } mark ? Senders.Remove(mark) : Senders;
        return new ReceivedEvents([.. others.TakeLast(SendersKept - 1), new SenderMark(sender, order)]);
    }

    private SenderMark? Find(string sender) =>
        Senders.FirstOrDefault(mark => string.Equals(mark.Sender, sender, StringComparison.Ordinal));
}

/// <summary>The last event of a sender's incarnation.</summary>
internal sealed record SenderMark(string Sender, long Last);
