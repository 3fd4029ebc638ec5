using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Forms;

namespace Funding.Pages.Administering;

/// <summary>One case with everything about it, and the acts that are possible now.</summary>
/// <param name="Application">The state.</param>
/// <param name="May">What the reader may do.</param>
/// <param name="PersonId">Who reads: nobody authorises what they have registered or authorised themselves.</param>
/// <param name="History">A page of the trail, oldest first.</param>
/// <param name="MoreHistoryHref">The trail's next page, or null at its end.</param>
/// <param name="Mails">The mails.</param>
/// <param name="Refused">The form that was refused, with what was typed, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
/// <param name="Today">The day in Sweden, for dates that are filled in.</param>
/// <param name="InstalmentRows">How many instalments the proposal's form has room for.</param>
public sealed record StaffCaseModel(
    Application Application,
    IReadOnlySet<ApplicationAction> May,
    string PersonId,
    IReadOnlyList<ApplicationEvent> History,
    string? MoreHistoryHref,
    IReadOnlyList<MailRow> Mails,
    FormState? Refused,
    string? NoticeKey,
    DateOnly Today,
    int InstalmentRows = 4
)
{
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
/// <param name="At">When it was sent, or decided on.</param>
/// <param name="Text">The text without personal links; may be empty.</param>
public sealed record MailRow(
    string Subject,
    string To,
    string Address,
    string StatusKey,
    DateTimeOffset At,
    string Text
);
