namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Submits the application, by the applicant's authorised signatory. The association's rules as of now follow it.</summary>
    public sealed record SubmitApplication(AssociationSnapshot Association) : ApplicationCommand
    {
        /// <summary>What the signatory has read (<see cref="Funding.Core.FormHash"/>): refused when the draft is another now. Null: whatever it is.</summary>
        public string? FormHash { get; init; }
    }

    /// <summary>Gives the application its number from the register, by the system.</summary>
    public sealed record AssignCaseNumber(CaseNumber CaseNumber) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The authorised signatory submitted the application; form and documents are public records from now on.</summary>
    public sealed record ApplicationSubmitted(AssociationSnapshot Association) : ApplicationEvent;

    /// <summary>The application got its number in the register.</summary>
    public sealed record CaseNumberAssigned(CaseNumber CaseNumber) : ApplicationEvent;
}
