namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Asks the applicant to complete the application.</summary>
    /// <param name="Questions">At least one.</param>
    /// <param name="Deadline">The last day to answer; by the association's rules when absent.</param>
    public sealed record RequestSupplement(IReadOnlyList<Question> Questions, DateOnly? Deadline = null)
        : ApplicationCommand;

    /// <summary>Gives the applicant more time.</summary>
    public sealed record ExtendSupplement(DateOnly Deadline) : ApplicationCommand;

    /// <summary>Sends the application in again.</summary>
    public sealed record AnswerSupplement : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The applicant was asked to complete the application.</summary>
    public sealed record SupplementRequested(int Round, IReadOnlyList<Question> Questions, DateOnly Deadline)
        : ApplicationEvent;

    /// <summary>The applicant got more time.</summary>
    public sealed record SupplementExtended(DateOnly Deadline) : ApplicationEvent;

    /// <summary>The applicant was reminded of the supplement.</summary>
    public sealed record SupplementReminderSent(string Key) : ApplicationEvent, IDoneByTime;

    /// <summary>The deadline passed without an answer; the secretariat decides how to go on.</summary>
    public sealed record SupplementDeadlinePassed(string Key) : ApplicationEvent, IDoneByTime;

    /// <summary>The applicant sent the application in again.</summary>
    /// <param name="ChangedFields">JSON pointers to what changed.</param>
    public sealed record SupplementAnswered(IReadOnlyList<string> ChangedFields) : ApplicationEvent
    {
        /// <summary>The same changes with what stood there before and stands there after.</summary>
        public IReadOnlyList<FieldDifference> Differences
        {
            get;
            init => field = Rows.Of(value);
        } = [];
    }
}
