using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Elements;
using Funding.Pages.Forms;

namespace Funding.Pages.Administering;

/// <summary>One tab of the office's page of a case, and the acts that are possible now.</summary>
/// <param name="Application">The state.</param>
/// <param name="Tab">Which tab.</param>
/// <param name="May">What the reader may do.</param>
/// <param name="PersonId">Who reads: nobody authorises what they have registered or authorised themselves.</param>
/// <param name="Refused">The form that was refused, with what was typed, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
/// <param name="Today">The day in Sweden, for dates that are filled in.</param>
/// <param name="InstalmentRows">How many instalments the proposal's form has room for.</param>
public sealed record StaffCaseModel(
    Application Application,
    CaseTab Tab,
    IReadOnlySet<ApplicationAction> May,
    string PersonId,
    FormState? Refused,
    string? NoticeKey,
    DateOnly Today,
    int InstalmentRows = 4
)
{
    /// <summary>The register, on the tab of documents.</summary>
    public CaseRegisterModel? Register { get; init; }

    /// <summary>The mails, on their tab.</summary>
    public CaseMailsModel? Mails { get; init; }

    /// <summary>The notes, on their tab.</summary>
    public CaseNotesModel? Notes { get; init; }

    /// <summary>The audit trail, on its tab.</summary>
    public CaseTrailModel? Trail { get; init; }

    /// <summary>The tab's own address, to which its forms are sent.</summary>
    public string Href => Tab.Href(Application.Id);

    /// <summary>Meetings of the preparatory group that can take the application up.</summary>
    public IReadOnlyList<Choice> Meetings { get; init; } = [];

    /// <summary>What is left of the fund, where money is proposed or decided; null when no frame is set.</summary>
    public FundAvailability? Available { get; init; }

    /// <summary>The form of an act: as refused, or with these values.</summary>
    public FormState Form(string act, params IEnumerable<KeyValuePair<string, string?>> values) =>
        Refused is { } refused && string.Equals(refused.Act, act, StringComparison.Ordinal)
            ? refused
            : FormState.Of(act, values);
}

/// <summary>A year's money.</summary>
/// <param name="Ledger">The year.</param>
/// <param name="Uses">The applications that take out of it.</param>
public sealed record FundModel(FundLedger Ledger, IReadOnlyList<FundUse> Uses);

/// <summary>Delegated decisions that the board has not been told of, a page at a time.</summary>
/// <param name="Rows">This page's rows.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record DelegatedModel(IReadOnlyList<ApplicationRow> Rows, string? NextHref, bool IsFirst);

/// <summary>A mail of the case.</summary>
/// <param name="Subject">The subject, or the kind while it waits.</param>
/// <param name="To">The recipient's name.</param>
/// <param name="Address">The recipient's address.</param>
/// <param name="StatusKey">Text key of where it is.</param>
/// <param name="Tone">What that means.</param>
/// <param name="At">When it was sent, or decided on.</param>
/// <param name="Text">The text without personal links; may be empty.</param>
public sealed record MailRow(
    string Subject,
    string To,
    string Address,
    string StatusKey,
    Tone Tone,
    DateTimeOffset At,
    string Text
)
{
    /// <summary>Text key of what the mail service has told since, or null.</summary>
    public string? FateKey { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? FateAt { get; init; }

    /// <summary>What was done about it, as a sentence, or null.</summary>
    public string? Handled { get; init; }

    /// <summary>How it is sent again, when it can be.</summary>
    public ReturnedRow? Again { get; init; }
}

/// <summary>A mail that did not arrive and that somebody has to see to.</summary>
/// <param name="Mail">Which: <c>12-0</c>.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="To">The receiver's name.</param>
/// <param name="Address">The address that it went to.</param>
/// <param name="WhyKey">Text key of what became of it.</param>
/// <param name="At">When that was known.</param>
/// <param name="SendsTo">The receiver's address as it is now; null when it cannot be sent again.</param>
public sealed record ReturnedRow(
    string Mail,
    string Subject,
    string To,
    string Address,
    string WhyKey,
    DateTimeOffset At,
    string? SendsTo
);
