using Funding.Core;

namespace Funding.Pages.Meetings;

/// <summary>Who may serve on a seat.</summary>
internal static class MeetingServants
{
    /// <summary>The one elected, the one called, and the substitutes of the same member, each once.</summary>
    internal static IEnumerable<PersonRef> Of(Meeting meeting, MeetingSeat seat) =>
        new[] { seat.Elected, seat.Holder }
            .Concat(meeting.Substitutes.Where(s => s.Member == seat.Member).Select(s => s.Person))
            .OfType<PersonRef>()
            .DistinctBy(person => person.Id, StringComparer.Ordinal);
}
