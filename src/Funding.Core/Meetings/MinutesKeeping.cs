using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>Rules for ending a meeting and for its minutes.</summary>
/// <remarks>
/// Kommunallag (2017:725) 5 kap. 69 § and lag (2003:1210): the chair and at least one other approve the minutes within fourteen days, and
/// the approval is put on notice at the latest the second day after. Here the notice goes up as the last of the two approves.
/// </remarks>
internal static class MinutesKeeping
{
    internal static Decision<MeetingEvent> End(Meeting state, DateTimeOffset now, Actor actor)
    {
        if (state.Stage is MeetingStage.MinutesApproval or MeetingStage.Closed)
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (state.Stage != MeetingStage.Open)
        {
            return Refusals.WrongMeetingStage(state);
        }

        if (state.Items.FirstOrDefault(i => i.Status == AgendaItemStatus.Open) is { } open)
        {
            return Refusals.ItemStillOpen(open);
        }

        return
            state.Kind == MeetingKind.Board
            && (state.Adjuster is null || state.Adjuster.Id == state.Leader?.Id || state.Leader is null)
            ? Refusals.AdjusterMissing()
            : Drawn(state, new MeetingEnded(), now, actor);
    }

    internal static Decision<MeetingEvent> Correct(
        Meeting state,
        CorrectAgendaItem command,
        DateTimeOffset now,
        Actor actor
    )
    {
        if (state.Item(command.ItemId) is not { } item)
        {
            return Refusals.NotFound();
        }

        var note = (command.Note ?? "").Trim();
        return state.Stage is not (MeetingStage.Open or MeetingStage.MinutesApproval)
                ? Refusals.WrongMeetingStage(state)
            : item.Note == note ? Decision<MeetingEvent>.Nothing
            : TextRules.RefusalOf(TextRules.Check("/note", command.Note)) is { } refusal ? refusal
            : state.Stage is MeetingStage.Open ? new AgendaItemNoted(item.Id, note)
            : Drawn(state, new AgendaItemCorrected(item.Id, note), now, actor);
    }

    internal static Decision<MeetingEvent> Sign(Meeting state, SignMinutes command, Actor actor, DateTimeOffset now)
    {
        if (state.Signatures.Any(s => s.Person.Id == actor.PersonId && IsHash(s.Hash, command.Hash)))
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (state.Stage != MeetingStage.MinutesApproval)
        {
            return Refusals.WrongMeetingStage(state);
        }

        if (!IsHash(state.MinutesHash, command.Hash))
        {
            return Refusals.MinutesChanged();
        }

        var (signer, person) =
            actor.PersonId == state.MinutesChair?.Id
                ? (MinutesSigner.Chair, state.MinutesChair)
                : (MinutesSigner.Adjuster, state.Adjuster!);
        var signed = new MinutesSigned(signer, person, state.MinutesHash);
        if (state.Signatures.All(s => s.As == signer))
        {
            return signed;
        }

        var today = SwedishTime.DayOf(now);
        return Decision<MeetingEvent>.Of(
            signed,
            new MeetingMinutesApproved(today),
            new NoticePublished(Notice(state, today))
        );
    }

    /// <summary>What was stored first stays.</summary>
    internal static Decision<MeetingEvent> Register(Meeting state, RegisterMinutes command) =>
        state.MinutesApprovedOn is null ? Refusals.NotFound()
        : state.StoredMinutes is null ? new MinutesStored(command.Document)
        : state.StoredMinutes == command.Document ? Decision<MeetingEvent>.Nothing
        : Refusals.RecordDiffers();

    private static MeetingNotice Notice(Meeting state, DateOnly today)
    {
        var told = state.Association.Members.Where(m => m.PutsUpNotices).ToLookup(m => m.NoticeAddress is null);
        return new(
            today,
            MeetingCalendar.LastAppealDay(today),
            [.. told[false].Select(m => m.Name)],
            [.. told[true].Select(m => m.Name)]
        );
    }

    /// <summary>The minutes tell of the meeting as it is after what happened.</summary>
    internal static Decision<MeetingEvent> Drawn(Meeting state, MeetingEvent happened, DateTimeOffset now, Actor actor)
    {
        var after = Meeting.Fold(state, happened with { At = now, By = new Author(actor.PersonId, actor.Name) });
        var content = MinutesContent.Of(after);
        return Decision<MeetingEvent>.Of(happened, new MinutesDrawn(content, content.Hash()));
    }

    private static bool IsHash(string hash, string? given) =>
        string.Equals(hash, given, StringComparison.OrdinalIgnoreCase);
}
