using Funding.Core;
using Funding.Pages.Forms;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Following;

/// <summary>An application in the own organisation's list, as its row tells it.</summary>
/// <param name="Id">The application.</param>
/// <param name="CaseNumber">Its number, when it has one.</param>
/// <param name="Title">The project's name, possibly empty in a draft.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Sought">What is sought.</param>
/// <param name="At">When it was submitted, or created while a draft.</param>
/// <param name="Tasks">What waits for the applicant.</param>
/// <param name="Next">What happens next; null when nothing does, or the row does not tell.</param>
public sealed record FollowedRow(
    ApplicationId Id,
    string? CaseNumber,
    string Title,
    ApplicationStage Stage,
    Money Sought,
    DateTimeOffset At,
    IReadOnlyList<ApplicantTask> Tasks,
    Milestone? Next
);

/// <summary>Something that waits, and in which case.</summary>
/// <param name="Row">The case.</param>
/// <param name="Task">What waits.</param>
public sealed record WaitingItem(FollowedRow Row, ApplicantTask Task)
{
    /// <summary>The page where it is done.</summary>
    public string Href =>
        Task.Kind switch
        {
            ApplicantTaskKind.FinishDraft or ApplicantTaskKind.ChangeDraft or ApplicantTaskKind.AnswerSupplement =>
                $"/applications/{Row.Id}",
            ApplicantTaskKind.SignOffDraft => $"/applications/{Row.Id}/submission",
            ApplicantTaskKind.AcceptAgreement => $"/applications/{Row.Id}?tab=agreement",
            ApplicantTaskKind.HandInReport or ApplicantTaskKind.CorrectReport =>
                $"/applications/{Row.Id}/reports/{Task.Target}",
            ApplicantTaskKind.RedoRequest => $"/applications/{Row.Id}/disbursement-requests/new",
            ApplicantTaskKind.AcceptAmendment or ApplicantTaskKind.ConfirmAccount =>
                $"/applications/{Row.Id}?tab=changes",
            ApplicantTaskKind.Repay => $"/applications/{Row.Id}?tab=money",
        };

    /// <summary>What waits on the day in these cases: the most urgent first, then what has no last day, drafts last.</summary>
    public static IReadOnlyList<WaitingItem> Of(IEnumerable<FollowedRow> rows, DateOnly today) =>
        [
            .. rows.SelectMany(row =>
                    row.Tasks.Where(task => task.IsOpenOn(today)).Select(task => new WaitingItem(row, task))
                )
                .OrderBy(item => item.Task.Kind is ApplicantTaskKind.FinishDraft)
                .ThenBy(item => item.Task.Day ?? DateOnly.MaxValue)
                .ThenBy(item => item.Row.At),
        ];
}

/// <summary>The applicant's start page.</summary>
/// <param name="Name">Who is signed in.</param>
/// <param name="Organisation">The organisation's name.</param>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Waiting">What waits; shown on the first page only.</param>
/// <param name="MoreWaits">Whether there is more than is shown.</param>
/// <param name="Rows">This page's applications, latest first.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page: only then is an empty list empty.</param>
/// <param name="MayApply">Whether new applications can be started.</param>
public sealed record MyApplicationsModel(
    string Name,
    string Organisation,
    DateOnly Today,
    IReadOnlyList<WaitingItem> Waiting,
    bool MoreWaits,
    IReadOnlyList<FollowedRow> Rows,
    string? NextHref,
    bool IsFirst,
    bool MayApply
);

/// <summary>A part of the case page with an address of its own.</summary>
public enum CaseTab
{
    /// <summary>What happens next, and the timeline.</summary>
    Overview,

    /// <summary>Decision and agreement.</summary>
    Agreement,

    /// <summary>Instalments, requests, repayment.</summary>
    Money,

    /// <summary>Reports.</summary>
    Reports,

    /// <summary>Amendments.</summary>
    Changes,

    /// <summary>The application as sent in, documents, attachments.</summary>
    Documents,

    /// <summary>Mails to the applicant's people.</summary>
    Mails,
}

/// <summary>A mail that somebody of the applicant's got.</summary>
/// <param name="To">To whom.</param>
/// <param name="Subject">Subject line.</param>
/// <param name="At">When it was sent, or decided on.</param>
/// <param name="StatusKey">What became of it, as a text key.</param>
public sealed record SentMail(string To, string Subject, DateTimeOffset At, string StatusKey);

/// <summary>The applicant's case after it has been sent in.</summary>
/// <param name="Application">The state.</param>
/// <param name="Tab">Which part is shown.</param>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Withdraw">The form that takes the application back.</param>
public sealed record CaseModel(Application Application, CaseTab Tab, DateOnly Today, FormState Withdraw)
{
    /// <summary>Whether the reader may withdraw, ask for instalments and for amendments.</summary>
    public bool MayAmend { get; init; }

    /// <summary>Whether the reader may write reports.</summary>
    public bool MayReport { get; init; }

    /// <summary>Whether the reader may accept agreements.</summary>
    public bool MaySign { get; init; }

    /// <summary>Whether the reader may begin a new application with what this one says.</summary>
    public bool MayCopy { get; init; }

    /// <summary>The form that accepts the agreement or an amendment, when it was refused.</summary>
    public FormState? Signing { get; init; }

    /// <summary>A page of the mails, on their tab.</summary>
    public IReadOnlyList<SentMail> Mails { get; init; } = [];

    /// <summary>The next page of mails, or null at the end.</summary>
    public string? NextMailsHref { get; init; }

    /// <summary>What was just done, as a text key, or null.</summary>
    public string? NoticeKey { get; init; }
}

/// <summary>When somebody gets the mails that are optional.</summary>
/// <param name="Topics">The topics that the reader gets mails of.</param>
/// <param name="Preferences">As chosen.</param>
/// <param name="Address">Where the mails go.</param>
/// <param name="State">The form.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record PreferencesModel(
    IReadOnlyList<MailTopic> Topics,
    MailPreferences Preferences,
    string Address,
    FormState State,
    string? NoticeKey = null
);
