using System.Globalization;

namespace Funding.Core;

/// <summary>Where something in the life of a case stands in time.</summary>
public enum MilestoneState
{
    /// <summary>It has happened.</summary>
    Past,

    /// <summary>It is what goes on now.</summary>
    Now,

    /// <summary>It comes later.</summary>
    Coming,
}

/// <summary>Who has the next move.</summary>
public enum MilestoneActor
{
    /// <summary>Nobody: a day that comes.</summary>
    Nobody,

    /// <summary>The applicant.</summary>
    Applicant,

    /// <summary>The association's office.</summary>
    Office,

    /// <summary>The partners that are asked for their opinion.</summary>
    Partners,

    /// <summary>The executive director.</summary>
    Director,

    /// <summary>The board.</summary>
    Board,
}

/// <summary>What happens in the life of a case, as the applicant is told. The names stand in the rows of lists.</summary>
public enum MilestoneKind
{
    /// <summary>The draft was begun.</summary>
    Started,

    /// <summary>To be finished and sent in.</summary>
    Finish,

    /// <summary>The signatory has been asked to sign the draft off.</summary>
    SignOffAsked,

    /// <summary>Sent in.</summary>
    Submitted,

    /// <summary>The office checks that it is complete.</summary>
    Check,

    /// <summary>The office asked for more.</summary>
    SupplementAsked,

    /// <summary>The answer is due.</summary>
    SupplementDue,

    /// <summary>The applicant answered.</summary>
    SupplementAnswered,

    /// <summary>The partners were asked.</summary>
    ReviewStarted,

    /// <summary>The partners answer.</summary>
    Opinions,

    /// <summary>The review is over.</summary>
    ReviewClosed,

    /// <summary>The director writes the proposal.</summary>
    ProposalWritten,

    /// <summary>The board decides.</summary>
    BoardDecides,

    /// <summary>The board granted money. Amount.</summary>
    Granted,

    /// <summary>The board said no.</summary>
    Rejected,

    /// <summary>The minutes are to be approved.</summary>
    Minutes,

    /// <summary>The minutes are approved.</summary>
    MinutesApproved,

    /// <summary>The decision can no longer be appealed from this day.</summary>
    Final,

    /// <summary>Somebody appealed.</summary>
    Appealed,

    /// <summary>The agreement was sent to the signatory.</summary>
    AgreementSent,

    /// <summary>The signatory is to accept it.</summary>
    AgreementToAccept,

    /// <summary>The director is to sign it.</summary>
    AgreementToSign,

    /// <summary>The signatory accepted it.</summary>
    AgreementAccepted,

    /// <summary>It is in force.</summary>
    AgreementInForce,

    /// <summary>An agreement follows on a grant.</summary>
    AgreementFollows,

    /// <summary>The applicant asked for a payment. Amount, number.</summary>
    RequestMade,

    /// <summary>The office reads the request. Number.</summary>
    RequestRead,

    /// <summary>An instalment falls due on a day. Amount, number.</summary>
    InstalmentDue,

    /// <summary>Paid. Amount, number.</summary>
    InstalmentPaid,

    /// <summary>A report is to be handed in. Target: its id.</summary>
    ReportDue,

    /// <summary>A report was handed in. Target: its id.</summary>
    ReportHandedIn,

    /// <summary>The office reads a report. Target: its id.</summary>
    ReportRead,

    /// <summary>The applicant asked for a change. Number.</summary>
    AmendmentAsked,

    /// <summary>The association answers it. Number.</summary>
    AmendmentRead,

    /// <summary>The signatory is to accept it. Number.</summary>
    AmendmentToAccept,

    /// <summary>It is in force. Number.</summary>
    AmendmentInForce,

    /// <summary>The answer was no. Number.</summary>
    AmendmentRefused,

    /// <summary>The project's last day.</summary>
    ProjectEnds,

    /// <summary>The office makes the final account.</summary>
    FinalAccount,

    /// <summary>It was made.</summary>
    FinalAccountMade,

    /// <summary>To be paid back. Amount.</summary>
    RepayBy,

    /// <summary>Money was paid back. Amount.</summary>
    Repaid,

    /// <summary>The final account is settled: the office closes the case.</summary>
    ToClose,

    /// <summary>The agreement is being ended.</summary>
    EndingDecided,

    /// <summary>Taken back by the applicant.</summary>
    Withdrawn,

    /// <summary>Dismissed.</summary>
    Dismissed,

    /// <summary>The agreement was ended.</summary>
    Terminated,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Opened again.</summary>
    Reopened,
}

/// <summary>Something in the life of a case, past or to come.</summary>
/// <param name="Kind">What.</param>
/// <param name="State">Past, now or coming.</param>
/// <param name="Day">When, or by when at the latest; null when no day is set.</param>
/// <param name="Amount">The money it is about, if any.</param>
/// <param name="Target">What it is about within the application, as the kind says.</param>
public sealed record Milestone(
    MilestoneKind Kind,
    MilestoneState State,
    DateOnly? Day,
    Money? Amount = null,
    string Target = ""
)
{
    /// <summary>All in one text, for the row of a list.</summary>
    public string Write() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}|{State}|{Day:yyyy-MM-dd}|{Amount?.Ore}|{Target}");

    /// <summary>What <see cref="Write"/> wrote; null for nothing, and for what a later release knows and this one does not.</summary>
    public static Milestone? Read(string text) =>
        (text ?? "").Split('|', 5) is [var kind, var state, var day, var ore, var target]
        && Enum.TryParse<MilestoneKind>(kind, out var what)
        && Enum.TryParse<MilestoneState>(state, out var when)
            ? new Milestone(
                what,
                when,
                DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
                    ? on
                    : null,
                long.TryParse(ore, CultureInfo.InvariantCulture, out var amount) ? new Money(amount) : null,
                target
            )
            : null;

    /// <summary>Who acts.</summary>
    public MilestoneActor Actor =>
        Kind switch
        {
            MilestoneKind.Finish
            or MilestoneKind.SignOffAsked
            or MilestoneKind.SupplementDue
            or MilestoneKind.AgreementToAccept
            or MilestoneKind.ReportDue
            or MilestoneKind.AmendmentToAccept
            or MilestoneKind.RepayBy => MilestoneActor.Applicant,
            MilestoneKind.Check
            or MilestoneKind.RequestRead
            or MilestoneKind.InstalmentDue
            or MilestoneKind.ReportRead
            or MilestoneKind.AmendmentRead
            or MilestoneKind.FinalAccount
            or MilestoneKind.ToClose
            or MilestoneKind.EndingDecided => MilestoneActor.Office,
            MilestoneKind.Opinions => MilestoneActor.Partners,
            MilestoneKind.ProposalWritten or MilestoneKind.AgreementToSign => MilestoneActor.Director,
            MilestoneKind.BoardDecides or MilestoneKind.Minutes => MilestoneActor.Board,
            _ => MilestoneActor.Nobody,
        };
}
