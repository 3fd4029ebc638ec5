namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Finds the application complete and asks the parties that are not applicants for their opinions.</summary>
    /// <param name="Parties">The association's parties; those with an applicant among them are left out.</param>
    /// <param name="Deadline">The last day to answer; by the association's rules when absent.</param>
    /// <param name="Meeting">The preparatory group's meeting: its day is the deadline, and it gets the item on its agenda.</param>
    public sealed record ConfirmComplete(
        IReadOnlyList<ReferralParty> Parties,
        DateOnly? Deadline = null,
        PreparatoryMeeting? Meeting = null
    ) : ApplicationCommand;

    /// <summary>Hands a referral over to a colleague, who answers instead. To the same colleague again: nothing.</summary>
    /// <param name="ReferralId">The referral.</param>
    /// <param name="Colleague">Somebody with an address in the same organisation.</param>
    public sealed record DelegateReferral(string ReferralId, PersonRef Colleague) : ApplicationCommand;

    /// <summary>Takes a referral back from the colleague; the one who handed it over answers again.</summary>
    public sealed record TakeBackReferral(string ReferralId) : ApplicationCommand;

    /// <summary>Answers a referral, or corrects the answer while the round is open. The same answer again: nothing.</summary>
    public sealed record GiveOpinion(string ReferralId, Opinion Opinion) : ApplicationCommand;

    /// <summary>Goes on with the answers that came in.</summary>
    public sealed record CloseReview(string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The secretariat found the application complete.</summary>
    public sealed record CompletenessConfirmed(IReadOnlyList<ReferralParty> Parties) : ApplicationEvent;

    /// <summary>The parties that are not applicants were asked for their opinions.</summary>
    /// <param name="BoardQuestions">What the board wants to know, after a remission.</param>
    /// <param name="Meeting">The preparatory group's meeting that discusses it, when one was named.</param>
    public sealed record ReviewStarted(
        int Round,
        DateOnly Deadline,
        IReadOnlyList<Referral> Referrals,
        string BoardQuestions,
        PreparatoryMeeting? Meeting = null
    ) : ApplicationEvent;

    /// <summary>A partner handed the referral over to a colleague.</summary>
    public sealed record ReferralDelegated(string ReferralId, PersonRef From, PersonRef To) : ApplicationEvent;

    /// <summary>A partner took the referral back from the colleague.</summary>
    public sealed record ReferralTakenBack(string ReferralId, PersonRef From, PersonRef To) : ApplicationEvent;

    /// <summary>A partner was reminded.</summary>
    public sealed record OpinionReminderSent(string Key, string ReferralId) : ApplicationEvent, IDoneByTime;

    /// <summary>A partner's manager was told that the answer is missing.</summary>
    public sealed record OpinionEscalated(string Key, string ReferralId) : ApplicationEvent, IDoneByTime;

    /// <summary>A partner answered, or corrected the answer.</summary>
    /// <param name="Late">Whether the deadline had passed.</param>
    /// <param name="AfterClosing">Whether the secretariat had gone on without it; the round stays closed.</param>
    public sealed record OpinionGiven(string ReferralId, Opinion Opinion, bool Late, bool AfterClosing = false)
        : ApplicationEvent;

    /// <summary>The review ended: all had answered, or staff went on with what had come in.</summary>
    /// <param name="Reason">Why staff ended it; null when all had answered.</param>
    /// <param name="Unanswered">Names of the parties that had not answered.</param>
    public sealed record ReviewClosed(int Round, string? Reason, IReadOnlyList<string> Unanswered) : ApplicationEvent;
}
