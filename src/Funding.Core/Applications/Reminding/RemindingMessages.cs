namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// Reminds those whom the case waits for outside the office, besides the reminders that time sends: once a day at the most.
    /// </summary>
    public sealed record Remind : ApplicationCommand;
}
