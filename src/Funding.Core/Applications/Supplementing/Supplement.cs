namespace Funding.Core;

/// <summary>A question to the applicant.</summary>
/// <param name="Field">JSON pointer to the part of the form that it is about; empty for the whole.</param>
/// <param name="Text">The question.</param>
public sealed record Question(string Field, string Text);

/// <summary>A supplement that has been asked for (komplettering).</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Questions">What is asked.</param>
/// <param name="Deadline">The last day to answer.</param>
public sealed record Supplement(int Round, IReadOnlyList<Question> Questions, DateOnly Deadline)
{
    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When more time was given, the last time; null: never, or before this was kept.</summary>
    public DateTimeOffset? ExtendedAt { get; init; }

    /// <summary>Whether the deadline passed without an answer.</summary>
    public bool DeadlinePassed { get; init; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>JSON pointers to what the answer changed in the form; documents as <c>/attachments/{id}</c>.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    /// <summary>What the answer changed, before and after; empty in answers of the time before this was kept.</summary>
    public IReadOnlyList<FieldDifference> Differences
    {
        get;
        init => field = Rows.Of(value);
    } = [];
}
