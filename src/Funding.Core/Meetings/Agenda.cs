using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What an item of the agenda is.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgendaItemKind>))]
public enum AgendaItemKind
{
    /// <summary>An application to prepare or decide on.</summary>
    Matter,

    /// <summary>A poll between meetings that the board makes a decision of, or not.</summary>
    Poll,

    /// <summary>A decision by delegation that is reported.</summary>
    DelegatedDecision,

    /// <summary>Information, or anything else.</summary>
    Information,
}

/// <summary>How far the meeting has come with an item.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgendaItemStatus>))]
public enum AgendaItemStatus
{
    /// <summary>Not taken up yet.</summary>
    Waiting,

    /// <summary>Taken up now.</summary>
    Open,

    /// <summary>Dealt with.</summary>
    Closed,
}

/// <summary>The application that an item is about.</summary>
/// <param name="Id">The application.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="PreparedOn">The day of the preparatory group's meeting, when the review names one.</param>
public sealed record AgendaApplication(
    ApplicationId Id,
    string CaseNumber,
    string Applicant,
    DateOnly? PreparedOn = null
);

/// <summary>An item of the agenda, in the order it stands there.</summary>
/// <param name="Id">Stable id within the meeting; an application's item has the application's.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What those called should know beforehand; may be empty.</param>
/// <param name="Application">The application that it is about, if any.</param>
public sealed record AgendaItem(
    string Id,
    AgendaItemKind Kind,
    string Title,
    string Text = "",
    AgendaApplication? Application = null
)
{
    /// <summary>What those called should know beforehand.</summary>
    public string Text { get; init; } = Text ?? "";

    /// <summary>The § number, from when the meeting is opened.</summary>
    public int? Paragraph { get; init; }

    /// <summary>How far the meeting has come with it.</summary>
    public AgendaItemStatus Status { get; init; }

    /// <summary>When it was taken up.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was done with.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the minutes say of it beside the outcome.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the vote came to, for an application that was voted on.</summary>
    public MatterOutcome? Outcome { get; init; }

    /// <summary>Whether the board votes on it.</summary>
    [JsonIgnore]
    public bool IsVotedOn => Application is not null && Kind is AgendaItemKind.Matter or AgendaItemKind.Poll;

    /// <summary>The number as it is printed: <c>§ 12</c>; empty before the meeting is opened.</summary>
    [JsonIgnore]
    public string ParagraphText => Paragraph is { } number ? FormattableString.Invariant($"§ {number}") : "";

    internal AgendaItem Done(DateTimeOffset at) =>
        this with
        {
            Status = AgendaItemStatus.Closed,
            OpenedAt = OpenedAt ?? at,
            ClosedAt = at,
        };
}
