namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Says who handles the case.</summary>
    /// <param name="Officer">Somebody of the association's office; null: nobody in particular.</param>
    public sealed record AssignOfficer(PersonRef? Officer) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>Somebody of the office was made the case's officer, or nobody is any longer.</summary>
    public sealed record OfficerAssigned(PersonRef? Officer) : ApplicationEvent;
}
