using System.Globalization;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Tests.Durable;

public sealed class ReceivedEventsTests
{
    [Fact]
    public void A_repeated_delivery_is_recognised_and_the_senders_kept_are_the_last_two_hundred()
    {
        var received = ReceivedEvents.None;
        for (var sender = 0; sender < 1000; sender++)
        {
            received = received.With(sender.ToString(CultureInfo.InvariantCulture), 1).With("often", sender);
        }

        Assert.True(received.Has("often", 999));
        Assert.False(received.Has("often", 1000));
        Assert.True(received.Has("999", 1));
        Assert.False(received.Has("999", 2));
        Assert.False(received.Has("0", 1));
        Assert.Equal(200, received.Senders.Length);
    }
}
