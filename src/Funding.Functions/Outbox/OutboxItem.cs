using System.Globalization;
using Azure;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Outbox;

/// <summary>Which effect of which event: the same for every attempt, so that its receiver recognises a repeat.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Sequence">The event.</param>
/// <param name="Number">Which of its effects.</param>
internal sealed record EffectId(AggregateRef Of, long Sequence, int Number)
{
    /// <summary>Within the aggregate's partition.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Sequence:D8}|{Number:D3}");

    /// <summary>As people and addresses name it within the aggregate: <c>12-0</c>.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Sequence}-{Number}");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Of.Partition}/{Sequence}/{Number}");

    /// <summary>What <see cref="ToString"/> wrote, of an application; null when it is something else.</summary>
    internal static EffectId? Parse(string? text) =>
        text?.Split('/') is [var id, var sequence, var number]
        && Guid.TryParseExact(id, "D", out var guid)
        && Numbers(sequence, number) is { } numbers
            ? new(new ApplicationId(guid), numbers.Sequence, numbers.Number)
            : null;

    /// <summary>What <see cref="Key"/> wrote; null when it is something else.</summary>
    internal static EffectId? Keyed(AggregateRef of, string? key) =>
        key?.Split('|') is [var sequence, var number] && Numbers(sequence, number) is { } numbers
            ? new(of, numbers.Sequence, numbers.Number)
            : null;

    /// <summary>What <see cref="Name"/> wrote; null when it is something else.</summary>
    internal static EffectId? Named(AggregateRef of, string? name) =>
        name?.Split('-') is [var sequence, var number] && Numbers(sequence, number) is { } numbers
            ? new(of, numbers.Sequence, numbers.Number)
            : null;

    private static (long Sequence, int Number)? Numbers(string sequence, string number) =>
        long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;
}

/// <summary>One effect that is still to be delivered.</summary>
/// <param name="Id">Which.</param>
/// <param name="Effect">What to do.</param>
/// <param name="Token">The secret of the link to put in the mail, if any.</param>
/// <param name="RowETag">The row's ETag when it was read from storage; null when it was just written.</param>
/// <param name="QueuedAt">For a mail: when it was decided on.</param>
/// <param name="ClaimedUntil">For a mail: until when whoever wrote or claimed the row alone may send it.</param>
/// <param name="Attempts">How often it has failed.</param>
internal sealed record OutboxItem(
    EffectId Id,
    Effect Effect,
    string? Token,
    ETag? RowETag,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? ClaimedUntil,
    int Attempts
);
