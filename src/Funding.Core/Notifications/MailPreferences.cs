namespace Funding.Core;

/// <summary>When a person wants the mails of one topic.</summary>
/// <param name="Topic">Which mails.</param>
/// <param name="Timing">When.</param>
public sealed record MailChoice(MailTopic Topic, MailTiming Timing);

/// <summary>What a person has chosen about mails that are optional. A topic that nobody has said anything about comes as it usually does.</summary>
public sealed record MailPreferences
{
    /// <summary>How many times it has been changed.</summary>
    public long Version { get; init; }

    /// <summary>The choices, in the topics' order.</summary>
    public IReadOnlyList<MailChoice> Choices
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>When it was changed last; null while it never was.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public Author? ChangedBy { get; init; }

    /// <summary>When mails of the topic go.</summary>
    public MailTiming TimingOf(MailTopic topic) =>
        Choices.FirstOrDefault(choice => choice.Topic == topic)?.Timing ?? MailTopics.Usually(topic);

    /// <summary>When the mail goes: at once unless it is optional and the person has chosen something else.</summary>
    public MailTiming TimingOf(MailTemplate template) =>
        MailTopics.Of(template) is { } topic ? TimingOf(topic) : MailTiming.AtOnce;

    /// <summary>
    /// The preferences with new choices; topics that are left out stay as they are. The same object when nothing is different,
    /// so that a repeat leaves no trace.
    /// </summary>
    public MailPreferences With(IEnumerable<MailChoice> chosen, DateTimeOffset at, Author by)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var latest = chosen
            .GroupBy(choice => choice.Topic)
            .ToDictionary(topic => topic.Key, topic => topic.Last().Timing);
        var timings = Enum.GetValues<MailTopic>()
            .Select(topic => new MailChoice(
                topic,
                latest.TryGetValue(topic, out var timing) ? timing : TimingOf(topic)
            ))
            .ToList();
        return timings.TrueForAll(choice => choice.Timing == TimingOf(choice.Topic))
            ? this
            : new MailPreferences
            {
                Version = Version + 1,
                Choices = timings,
                ChangedAt = at,
                ChangedBy = by,
            };
    }
}
