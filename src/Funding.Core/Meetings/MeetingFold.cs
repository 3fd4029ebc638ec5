using System.Diagnostics;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

public sealed partial record Meeting
{
    /// <summary>The state after the event. Total; throws <see cref="InvalidOperationException"/> only when a trail does not begin with a planned meeting.</summary>
    public static Meeting Fold(Meeting? state, MeetingEvent happened)
    {
        var next = state is null ? Begin(happened) : state.After(happened);
        next = next with { Version = next.Version + 1 };
        return happened is IDoneByTime { Key: { } key } && !next.DuesDone.Contains(key, StringComparer.Ordinal)
            ? next with
            {
                DuesDone = [.. next.DuesDone, key],
            }
            : next;
    }

    private static Meeting Begin(MeetingEvent happened) =>
        happened is MeetingPlanned e
            ? new Meeting
            {
                Id = e.Id,
                Kind = e.Kind,
                Time = e.Time,
                Association = e.Association,
                Seats = [.. e.Seats.Select(s => new MeetingSeat(s.Id, s.Member, s.Office, s.Person, s.Person))],
                Substitutes = e.Substitutes,
            }
            : throw new InvalidOperationException("A meeting's trail begins with its planning.");

    private Meeting After(MeetingEvent happened) =>
        happened switch
        {
            MeetingPlanned => this,
            MeetingChanged e => Stage == MeetingStage.Called
                ? (this with { Time = e.Time }).CalledAnew(e.At)
                : this with
                {
                    Time = e.Time,
                },
            MeetingCancelled e => this with { Stage = MeetingStage.Cancelled, CancellationReason = e.Reason },
            AgendaItemAdded e => this with { Items = [.. Items, Numbered(e.Item)] },
            AgendaItemMoved e => this with { Items = Moved(e) },
            AgendaItemRemoved e => this with
            {
                Items = [.. Items.Where(i => i.Id != e.ItemId)],
                Conflicts = [.. Conflicts.Where(c => c.ItemId != e.ItemId)],
            },
            CallReminderSent or MeetingReminderSent or SigningReminderSent or MeetingDueSkipped => this,
            MeetingCalled e => (this with { Stage = MeetingStage.Called }).CalledAnew(e.At),
            MeetingAttended e => WithSeat(e.SeatId, s => s with { Attends = true }),
            MeetingDeclined e => WithSeat(e.Decline.SeatId, s => s with { Holder = null, Attends = false }) with
            {
                Declines = [.. Declines, e.Decline],
            },
            MeetingSubstituteCalled e => WithSeat(e.SeatId, s => s with { Holder = e.Person, Attends = false }),
            ConflictAnnounced e => this with { Conflicts = [.. Conflicts, e.Conflict] },
            MeetingLinkReissued e => this with
            {
                ReissuedLinks = ReissuedLink.Added(ReissuedLinks, new(e.Purpose, e.Target, e.Person.Id, e.At)),
            },
            MeetingOpened e => this with
            {
                Stage = MeetingStage.Open,
                OpenedAt = e.At,
                FirstParagraph = e.FirstParagraph,
                Presences = e.Present,
                Items = [.. Items.Select((item, index) => item with { Paragraph = e.FirstParagraph + index })],
            },
            PresenceRecorded e => this with { Presences = [.. Left(e.SeatId, e.At), .. Arrived(e)] },
            AgendaItemOpened e => WithItem(e.ItemId, i => i with { Status = AgendaItemStatus.Open, OpenedAt = e.At }),
            AgendaItemReturned e => WithItem(
                e.ItemId,
                i => i with { Status = AgendaItemStatus.Waiting, OpenedAt = null }
            ),
            AgendaItemClosed e => WithItem(e.ItemId, i => i.Done(e.At) with { Note = e.Note }),
            OutcomeRecorded e => WithItem(e.ItemId, i => i.Done(e.At) with { Outcome = e.Outcome }),
            AdjusterChosen e => this with { Adjuster = e.Person },
            MeetingEnded e => this with
            {
                Stage = Kind == MeetingKind.Board ? MeetingStage.MinutesApproval : MeetingStage.Closed,
                ClosedAt = e.At,
                Presences = [.. Presences.Select(p => p.Until is null ? p with { Until = e.At } : p)],
            },
            AgendaItemNoted e => WithItem(e.ItemId, i => i with { Note = e.Note }),
            AgendaItemCorrected e => WithItem(e.ItemId, i => i with { Note = e.Note }),
            MinutesDrawn e => this with
            {
                Minutes = e.Content,
                MinutesHash = e.Hash,
                MinutesVersion = MinutesVersion + 1,
                Signatures = [],
            },
            MinutesSigned e => this with
            {
                Signatures = [.. Signatures, new MinutesSignature(e.As, e.Person, e.Hash, e.At)],
            },
            MeetingMinutesApproved e => this with { Stage = MeetingStage.Closed, MinutesApprovedOn = e.ApprovedOn },
            MinutesStored e => this with { StoredMinutes = e.Document },
            NoticePublished e => this with { Notice = e.Notice },
            _ => throw new UnreachableException(),
        };

    /// <summary>Who had said to come answers anew, because it may be another day.</summary>
    private Meeting CalledAnew(DateTimeOffset at) =>
        this with
        {
            CallRound = CallRound + 1,
            CalledAt = at,
            Seats = [.. Seats.Select(s => s with { Attends = false })],
        };

    private AgendaItem Numbered(AgendaItem item) =>
        Stage == MeetingStage.Open ? item with { Paragraph = FirstParagraph + Items.Count } : item;

    private List<AgendaItem> Moved(AgendaItemMoved e)
    {
        var moved = Items.Single(i => i.Id == e.ItemId);
        List<AgendaItem> rest = [.. Items.Where(i => i.Id != e.ItemId)];
        rest.Insert(Math.Clamp(e.Position - 1, 0, rest.Count), moved);
        return rest;
    }

    private IEnumerable<Presence> Left(string seatId, DateTimeOffset at) =>
        Presences.Select(p => p.SeatId == seatId && p.Until is null ? p with { Until = at } : p);

    private static IEnumerable<Presence> Arrived(PresenceRecorded e) =>
        e.Person is { } person ? [new Presence(e.SeatId, person, e.At)] : [];

    private Meeting WithSeat(string seatId, Func<MeetingSeat, MeetingSeat> change) =>
        this with
        {
            Seats = [.. Seats.Select(s => s.Id == seatId ? change(s) : s)],
        };

    private Meeting WithItem(string itemId, Func<AgendaItem, AgendaItem> change) =>
        this with
        {
            Items = [.. Items.Select(i => i.Id == itemId ? change(i) : i)],
        };
}
