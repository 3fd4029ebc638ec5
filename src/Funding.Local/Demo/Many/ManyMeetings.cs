using System.Collections.Concurrent;
using Funding.Core;

namespace Funding.Local.Demo.Many;

/// <summary>The calendar of meetings that cases share: those who are ready the same week come to the same meeting.</summary>
internal sealed class ManyMeetings(ManySystem system) : IDisposable
{
    private readonly ConcurrentDictionary<(MeetingKind Kind, DateOnly Day), ManyMeeting> _meetings = new();

    /// <summary>The meeting of that day.</summary>
    internal ManyMeeting On(MeetingKind kind, DateOnly day) =>
        _meetings.GetOrAdd((kind, day), _ => new ManyMeeting(system, kind, day));

    public void Dispose()
    {
        foreach (var meeting in _meetings.Values)
        {
            meeting.Dispose();
        }
    }
}
