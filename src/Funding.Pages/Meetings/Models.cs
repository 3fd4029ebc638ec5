using System.Collections.Immutable;
using Funding.Core;
using Funding.Pages.Forms;

namespace Funding.Pages.Meetings;

/// <summary>A meeting in the calendar.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Kind">Who meets.</param>
/// <param name="Stage">Where it is in its life.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Place">The room.</param>
public sealed record CalendarEntry(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    string Place
);

/// <summary>The calendar, a page at a time, latest first.</summary>
/// <param name="Meetings">This page's meetings.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
/// <param name="MayPlan">Whether the reader plans meetings.</param>
/// <param name="Plan">The form for planning one.</param>
public sealed record CalendarModel(
    IReadOnlyList<CalendarEntry> Meetings,
    string? NextHref,
    bool IsFirst,
    bool MayPlan,
    FormState Plan
);

/// <summary>One meeting, with the acts that are possible now.</summary>
/// <param name="Meeting">The state.</param>
/// <param name="May">What the reader may do.</param>
/// <param name="Candidates">Applications that can be put on the agenda.</param>
/// <param name="Matter">The vote that is open at the meeting, if one is.</param>
/// <param name="Refused">The form that was refused, with what was typed, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
/// <param name="FirstParagraph">The § number that the first item would have.</param>
public sealed record MeetingModel(
    Meeting Meeting,
    IReadOnlySet<MeetingAction> May,
    IReadOnlyList<Choice> Candidates,
    BoardMatter? Matter,
    FormState? Refused,
    string? NoticeKey,
    int FirstParagraph
)
{
    /// <summary>The application whose vote is open at the meeting, if one is and the reader may see it.</summary>
    public Application? OpenCase { get; init; }

    /// <summary>What the reader may do with it.</summary>
    public IReadOnlySet<ApplicationAction> MayWithCase { get; init; } = ImmutableHashSet<ApplicationAction>.Empty;

    /// <summary>Whether the reader can open the office's pages of cases.</summary>
    public bool SeesCases { get; init; }

    /// <summary>The meeting's version that the reader's page was made of: what has changed since then is told, not forced upon it.</summary>
    public long Seen { get; init; }

    /// <summary>The form of an act: as refused, or with these values.</summary>
    public FormState Form(string act, params IEnumerable<KeyValuePair<string, string?>> values) =>
        Refused is { } refused && string.Equals(refused.Act, act, StringComparison.Ordinal)
            ? refused
            : FormState.Of(act, values);
}

/// <summary>The call to a meeting, by personal link.</summary>
/// <param name="Meeting">The state.</param>
/// <param name="Seat">The seat that the link answers for.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="Answer">The answer's form.</param>
/// <param name="Conflict">The form that announces a conflict of interest.</param>
/// <param name="Matters">The applications on the agenda, by item.</param>
public sealed record CallModel(
    Meeting Meeting,
    MeetingSeat Seat,
    string Action,
    FormState Answer,
    FormState Conflict,
    IReadOnlyDictionary<string, Application> Matters
);

/// <summary>An application on the agenda, for whoever is called to the meeting.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The item.</param>
/// <param name="Application">The application as the reader may see it.</param>
/// <param name="Base">Address that its attachments are under.</param>
/// <param name="Back">The call.</param>
public sealed record MatterModel(Meeting Meeting, AgendaItem Item, Application Application, string Base, string Back)
{
    /// <summary>The proposal that the meeting has before it; none when it only prepares the case.</summary>
    public static Proposal? ProposalTo(Meeting meeting, Application application) =>
        meeting.Kind != MeetingKind.Board ? null
        : application.Stage is ApplicationStage.Proposal or ApplicationStage.BoardDecision ? application.Proposal
        : application.DecidedProposal;
}

/// <summary>The minutes, to be approved by personal link.</summary>
/// <param name="Meeting">The state.</param>
/// <param name="Person">Who approves.</param>
/// <param name="Action">The link's own address.</param>
/// <param name="State">The approval.</param>
public sealed record SigningModel(Meeting Meeting, string Person, string Action, FormState State);

/// <summary>What was done with a link.</summary>
/// <param name="Meeting">The state.</param>
/// <param name="Person">Who did it.</param>
/// <param name="TitleKey">Heading.</param>
/// <param name="TextKey">What happens now.</param>
/// <param name="At">When.</param>
public sealed record MeetingReceiptModel(
    Meeting Meeting,
    string Person,
    string TitleKey,
    string TextKey,
    DateTimeOffset At
);

/// <summary>A public notice.</summary>
/// <param name="Meeting">When the meeting was.</param>
/// <param name="UpFrom">The day it went up.</param>
/// <param name="LastAppealDay">The last day to appeal.</param>
/// <param name="Items">The items, one each.</param>
public sealed record NoticeEntry(
    DateTimeOffset Meeting,
    DateOnly UpFrom,
    DateOnly LastAppealDay,
    IReadOnlyList<string> Items
);

/// <summary>The public notices, a page at a time, latest first.</summary>
/// <param name="Notices">This page's notices.</param>
/// <param name="Today">The day in Sweden.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record NoticesModel(IReadOnlyList<NoticeEntry> Notices, DateOnly Today, string? NextHref, bool IsFirst);
