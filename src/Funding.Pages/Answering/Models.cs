using Funding.Core;
using Funding.Pages.Forms;

namespace Funding.Pages.Answering;

/// <summary>A partner's opinion, by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Referral">The question that the link answers.</param>
/// <param name="Action">The link's own address: where the form is sent and documents are under.</param>
/// <param name="State">What is typed.</param>
/// <param name="Handover">The form that hands the referral over to a colleague; null when it cannot be.</param>
public sealed record OpinionModel(
    Application Application,
    Referral Referral,
    string Action,
    FormState State,
    FormState? Handover = null
);

/// <summary>A referral that was handed over, for the one who did.</summary>
/// <param name="Application">The state.</param>
/// <param name="Referral">The referral.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The form that takes it back.</param>
public sealed record HandoverModel(Application Application, Referral Referral, string Action, FormState State);

/// <summary>A decision, for a board member who took part in it and may dissent.</summary>
/// <param name="Application">The state.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Proposal">What was proposed.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The dissent's form.</param>
public sealed record DissentModel(
    Application Application,
    BoardDecision Decision,
    Proposal Proposal,
    string Action,
    FormState State
);

/// <summary>What a board member is about to do and has to confirm.</summary>
public enum BallotStep
{
    /// <summary>Nothing is chosen yet.</summary>
    Choose,

    /// <summary>A vote is chosen and waits for confirmation.</summary>
    Confirm,

    /// <summary>A vote is confirmed and waits for the code that was mailed.</summary>
    Code,
}

/// <summary>A board member's ballot, by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Matter">The open item.</param>
/// <param name="Seat">The seat that the link votes for.</param>
/// <param name="Proposal">The version of the proposal that is voted on.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="Step">Choosing or confirming.</param>
/// <param name="Vote">The vote's form.</param>
/// <param name="StandAside">The form that declares a conflict of interest or absence.</param>
/// <param name="Rulings">For whoever leads the item: a form for each open question of conflict, by seat.</param>
public sealed record BallotModel(
    Application Application,
    BoardMatter Matter,
    SeatInMatter Seat,
    Proposal Proposal,
    string Action,
    BallotStep Step,
    FormState Vote,
    FormState StandAside,
    IReadOnlyDictionary<ConflictFlag, FormState> Rulings
);

/// <summary>A draft that the authorised signatory is asked to sign off, by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="SignOff">The request.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The form that was sent, possibly refused: <c>sign-off</c> or <c>decline</c>.</param>
public sealed record SignOffModel(Application Application, SignOff SignOff, string Action, FormState State);

/// <summary>The agreement, to be accepted by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Agreement">The text and its hash.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The acceptance.</param>
public sealed record AgreementModel(Application Application, Agreement Agreement, string Action, FormState State);

/// <summary>Amended terms, to be accepted by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Amendment">The amendment with its terms and their hash.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The acceptance.</param>
public sealed record AmendmentModel(Application Application, Amendment Amendment, string Action, FormState State);

/// <summary>A new account, to be confirmed by personal link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Amendment">The amendment with the account.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The confirmation.</param>
public sealed record AccountModel(Application Application, Amendment Amendment, string Action, FormState State);

/// <summary>Why a personal link leads no further.</summary>
public enum LinkGoneReason
{
    /// <summary>It has been used.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken back or replaced, or the case has moved on.</summary>
    Void,

    /// <summary>The person is no longer what it was sent to them as.</summary>
    Mandate,

    /// <summary>A new one was asked for just now.</summary>
    Reissued,
}

/// <summary>A link that this browser has not opened, or not for a long time.</summary>
/// <param name="Action">Where the form was sent.</param>
/// <param name="Sent">The form that was sent nevertheless: kept, to be sent again; null when there is none.</param>
public sealed record LinkNotOpenModel(string Action, FormState? Sent);

/// <summary>A link that no longer works, and the offer of a new one.</summary>
/// <param name="Why">Why it leads no further.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="About">The case or the meeting, by name.</param>
/// <param name="Address">Where it was sent, masked.</param>
/// <param name="UsedAt">When it was used, if it was.</param>
/// <param name="Action">The link's own address.</param>
public sealed record LinkGoneModel(
    LinkGoneReason Why,
    LinkPurpose Purpose,
    string About,
    string Address,
    DateTimeOffset? UsedAt,
    string Action
)
{
    /// <summary>The form that asks for a new one.</summary>
    public const string Act = "new-link";
}

/// <summary>What was done with a link.</summary>
/// <param name="Application">The state.</param>
/// <param name="TitleKey">Heading.</param>
/// <param name="TextKey">What happens now.</param>
/// <param name="Facts">What was recorded: text keys and values in the reader's language.</param>
public sealed record ReceiptModel(
    Application Application,
    string TitleKey,
    string TextKey,
    IReadOnlyList<ReceiptFact> Facts
);

/// <summary>One thing that was recorded.</summary>
/// <param name="LabelKey">What it is.</param>
/// <param name="Value">The value; a text key when <paramref name="IsKey"/>.</param>
/// <param name="IsKey">Whether the value is a text key.</param>
public sealed record ReceiptFact(string LabelKey, string Value, bool IsKey = false);
