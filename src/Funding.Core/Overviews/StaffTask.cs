using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What somebody at the association has to do with a case.</summary>
[JsonConverter(typeof(CamelCaseEnum<StaffTaskKind>))]
public enum StaffTaskKind
{
    /// <summary>Check that the application is complete.</summary>
    CheckCompleteness,

    /// <summary>Read the answers to a supplement, and check again.</summary>
    ReadSupplement,

    /// <summary>No answer came in time: give more time, or dismiss.</summary>
    DecideOnSupplement,

    /// <summary>The time for opinions is out: go on with those that came.</summary>
    CloseReview,

    /// <summary>Write the proposal to the board.</summary>
    WriteProposal,

    /// <summary>Put the proposal to the board.</summary>
    PutToBoard,

    /// <summary>Record that the minutes are approved.</summary>
    ApproveMinutes,

    /// <summary>Put the approved minutes on notice.</summary>
    PostNotice,

    /// <summary>Tell the board what delegates have decided.</summary>
    ReportToBoard,

    /// <summary>Record what the court makes of an appeal.</summary>
    FollowAppeal,

    /// <summary>Sign the agreement for the association.</summary>
    Countersign,

    /// <summary>Read a request for an instalment.</summary>
    AssessRequest,

    /// <summary>Read a report.</summary>
    ReviewReport,

    /// <summary>Authorise a payment.</summary>
    AuthorisePayment,

    /// <summary>Record what the bank did with a payment.</summary>
    AnswerPayment,

    /// <summary>The bank could not pay: send it again.</summary>
    RetryPayment,

    /// <summary>Decide on a change of the project.</summary>
    DecideAmendment,

    /// <summary>Record how the board voted on a change.</summary>
    RecordAmendmentVote,

    /// <summary>Confirm what is recorded of the board's vote on a change.</summary>
    ConfirmAmendmentVote,

    /// <summary>Check and accept a new account.</summary>
    DecideAccount,

    /// <summary>Make the final account.</summary>
    Settle,

    /// <summary>Record what the applicant pays back.</summary>
    RecordRecovery,

    /// <summary>A mail did not reach its receiver: correct the address and send it again.</summary>
    HandleReturnedMail,
}

/// <summary>Whose a task is: one role's, or anybody's at the association.</summary>
[JsonConverter(typeof(CamelCaseEnum<StaffAudience>))]
public enum StaffAudience
{
    /// <summary>The secretariat's.</summary>
    Secretariat,

    /// <summary>The executive director's.</summary>
    Director,

    /// <summary>Finance's.</summary>
    Finance,

    /// <summary>Anybody's who works at the association, but not those who have had a hand in it.</summary>
    Anybody,
}

/// <summary>Something in a case that waits for somebody at the association.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="For">Whose it is.</param>
/// <param name="Subject">Which instalment, request, report, change or mail; empty when it is the case itself.</param>
public sealed record StaffTask(StaffTaskKind Kind, StaffAudience For, string Subject = "")
{
    /// <summary>The first day on which it can be done; null: at once.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day to do it in time; null when nothing sets one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Since when it waits, as far as the case tells.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The money that it is about, if any.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whom it is about, by name; empty when it is about nobody in particular.</summary>
    public string Who
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Ids of people who may not do it, because they have done their part already.</summary>
    public IReadOnlyList<string> NotFor
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Whether it can be done that day.</summary>
    public bool IsOpenOn(DateOnly day) => From is null || From <= day;

    /// <summary>Whether it should have been done before that day.</summary>
    public bool IsOverdueOn(DateOnly day) => DueOn < day;

    /// <summary>Whether the person may do it.</summary>
    public bool IsFor(Actor actor) =>
        StaffAudiences.Of(actor).Contains(For) && !NotFor.Contains(actor.PersonId, StringComparer.Ordinal);
}
