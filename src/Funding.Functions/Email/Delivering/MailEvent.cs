using System.Text.Json;
using System.Text.Json.Serialization;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;

namespace Funding.Functions.Email.Delivering;

/// <summary>What SendGrid tells of one mail. Of all that it sends only this is read; addresses and reasons are left out.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Timestamp">When, in seconds since 1970.</param>
/// <param name="EventId">The event's own id.</param>
/// <param name="MailId">What we gave the mail along.</param>
internal sealed record MailEvent(
    [property: JsonPropertyName("event")] string? Event,
    [property: JsonPropertyName("timestamp")] long Timestamp,
    [property: JsonPropertyName("sg_event_id")] string? EventId,
    [property: JsonPropertyName(MailEvent.IdArgument)] string? MailId
)
{
    /// <summary>The custom argument that a mail is known again by. It names a case and a number, and no person.</summary>
    internal const string IdArgument = "mail_id";

    // The longest that a table's row and DateTimeOffset bear.
    private const long LatestSecond = 253_402_300_799;

    /// <summary>The mail; null when it is none of a case or a meeting (a sign-in link, a digest).</summary>
    internal EffectId? Mail => EffectId.Parse(MailId);

    /// <summary>What it means for the mail; unknown for what says nothing of whether it arrives.</summary>
    internal MailFate Fate =>
        Event switch
        {
            "deferred" => MailFate.Deferred,
            "delivered" => MailFate.Delivered,
            "dropped" => MailFate.Dropped,
            "bounce" => MailFate.Bounced,
            "spamreport" => MailFate.Spam,
            _ => MailFate.Unknown,
        };

    internal DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Timestamp, 0, LatestSecond));

    /// <summary>The events of a batch; null when it is none.</summary>
    internal static IReadOnlyList<MailEvent>? Read(ReadOnlyMemory<byte> batch)
    {
        try
        {
            return JsonSerializer.Deserialize(batch.Span, MailEventJson.Default.MailEventArray);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(MailEvent[]))]
internal sealed partial class MailEventJson : JsonSerializerContext;
