using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo.Many;

/// <content>The life that is signed off by link and goes through both meetings.</content>
internal sealed partial class FateLife
{
    private ManyMeeting? _meeting;

    /// <summary>The meetings that the case has come to.</summary>
    internal List<ManyMeeting> Meetings { get; } = [];

    // The signatory whom the form names signs off by link, after a reminder.
    private async Task SignOffAsync()
    {
        await ActAsync(_editor, "sign-off");
        await OnAsync(DayOfWeek.Monday, 9);
        await FollowLinkAsync(_signatory.Email.ToString(), "submission", new JsonObject());
    }

    private async Task CheckForMeetingAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 9);
        await MeetOnAsync(MeetingKind.PreparatoryGroup, _day.AddDays(16));
        await ActAsync(Officer, "completeness", new JsonObject { ["meeting"] = _meeting!.Id });
        await OnAsync(_day.AddDays(7), 11);
        await _meeting.CallAsync();
    }

    // A colleague answers for the first partner; the last one answers when the group has met.
    private async Task ReviewAtMeetingAsync()
    {
        await OnAsync(DayOfWeek.Wednesday, 10);
        var partners = Seen.Reviews[^1].Referrals.Select(referral => referral.Reviewer.Email.ToString()).ToList();
        var colleague = $"kollega.{partners[0]}";
        await FollowLinkAsync(
            partners[0],
            "handover",
            new JsonObject { ["name"] = "Kim Kollega", ["email"] = colleague }
        );
        await OnAsync(_meeting!.Day, 10);
        await _meeting.OpenAsync();
        await _meeting.TreatAsync(Id, () => _meeting.NoteAsync(Id));
        foreach (var partner in partners.Skip(1).Prepend(colleague))
        {
            await FollowLinkAsync(
                partner,
                "opinion",
                new JsonObject { ["stance"] = "supports", ["reasons"] = "Behovet är väl beskrivet." }
            );
        }

        await OnAsync(_meeting.Day, 15);
        await _meeting.EndAsync();
    }

    // Two weeks after the preparatory group; those who are there vote, one against, who dissents.
    private async Task DecideAtMeetingAsync()
    {
        await OnAsync(_day, 12);
        await MeetOnAsync(MeetingKind.Board, _meeting!.Day.AddDays(14));
        await _meeting.PutOnAgendaAsync(Id);
        await OnAsync(DayOfWeek.Tuesday, 13);
        await _meeting.CallAsync();
        await OnAsync(DayOfWeek.Friday, 9);
        await _meeting.AnswerAsync();
        await OnAsync(_meeting.Day, 10);
        await _meeting.OpenAsync();
        await _meeting.TreatAsync(Id, VoteAtMeetingAsync);
        await OnAsync(_meeting.Day, 15);
        await _meeting.EndAsync();
    }

    private async Task VoteAtMeetingAsync()
    {
        var voters = await _meeting!.VotersAsync(Voters + 1);
        await Task.WhenAll(
            voters.Select(
                (address, i) =>
                    FollowLinkAsync(
                        address,
                        "ballot",
                        new JsonObject { ["choice"] = i == Voters ? "no" : "yes", ["reason"] = "" }
                    )
            )
        );
        await ActAsync(Chair, "board-decision/closing");
        await FollowLinkAsync(voters[^1], "dissent", new JsonObject { ["reasons"] = "Målen är för vaga." });
    }

    private async Task ApproveMinutesOfMeetingAsync()
    {
        await OnAsync(DayOfWeek.Monday, 9);
        await _meeting!.ApproveMinutesAsync();
        await LookAsync();
    }

    private async Task MeetOnAsync(MeetingKind kind, DateOnly day)
    {
        _meeting = _system.Meetings.On(kind, day);
        Meetings.Add(_meeting);
        await _meeting.PlanAsync();
    }
}
