namespace Funding.Core;

/// <summary>As whom somebody reads an application: what of it they are shown.</summary>
public enum Reader
{
    /// <summary>As those who apply: what they have been told, and what they have said.</summary>
    Applicant,

    /// <summary>As the association's office: everything.</summary>
    Staff,

    /// <summary>As a party that gives its opinion: the application and what goes with it.</summary>
    Partner,

    /// <summary>As the board: the application, the opinions, the proposal, the vote.</summary>
    Board,
}
