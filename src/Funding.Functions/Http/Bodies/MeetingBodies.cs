using Funding.Core;

namespace Funding.Functions.Http.Bodies;

internal sealed record MeetingBody(
    MeetingKind Kind,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Place = "",
    string RemoteLink = ""
);

internal sealed record MeetingTimeBody(
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Place = "",
    string RemoteLink = ""
);

/// <summary>An item for the agenda.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its heading; an application's item has the project's title.</param>
/// <param name="Text">What those called should know beforehand.</param>
/// <param name="Application">The application that it is about.</param>
internal sealed record AgendaItemBody(
    AgendaItemKind Kind,
    string Title = "",
    string Text = "",
    ApplicationId? Application = null
);

internal sealed record PositionBody(int Position);

internal sealed record MeetingOpeningBody(IReadOnlyList<PresentPerson> Present, int FirstParagraph = 1);

/// <summary>Who serves on a seat from now; nobody when the person is left out.</summary>
internal sealed record PresenceBody(string SeatId, string? PersonId = null);

internal sealed record NoteBody(string Note);

internal sealed record AdjusterBody(string PersonId);

internal sealed record AttendanceBody(bool Attends, string Reason = "");

internal sealed record AnnouncementBody(string ItemId, string Reason);

internal sealed record SigningBody(string Hash);
