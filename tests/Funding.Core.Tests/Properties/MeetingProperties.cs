using System.Text.Json;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core.Tests;

/// <summary>What holds for every meeting, whatever people do, in whatever order, however often.</summary>
public sealed class MeetingProperties
{
    private const int Meetings = 300;

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void KL_5_69_Minutes_are_approved_by_two_who_were_there_and_read_the_same(Move[] moves)
    {
        var meeting = RandomMeeting.Of(moves);

        foreach (var (index, _) in meeting.Trail.Index().Where(e => e.Item is MeetingMinutesApproved))
        {
            var before = meeting.Trail.Take(index).ToList();
            var drawn = before.FindLastIndex(e => e is MinutesDrawn);
            var signed = before.Skip(drawn).OfType<MinutesSigned>().ToList();
            Assert.Equal(2, signed.Select(s => s.By.PersonId).Distinct().Count());
            Assert.Single(signed.Select(s => s.Hash).Distinct());
            var served = meeting.State!.Presences.Select(p => p.Person.Id).ToHashSet();
            Assert.All(signed, s => Assert.Contains(s.By.PersonId, served));
            Assert.Equal(meeting.State.MinutesHash, signed[0].Hash);
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void One_item_is_open_at_a_time_and_each_has_a_number_of_its_own(Move[] moves) =>
        RandomMeeting.Of(
            moves,
            (meeting, _, _, _) =>
            {
                Assert.True(meeting.State!.Items.Count(i => i.Status == AgendaItemStatus.Open) <= 1);
                var numbers = meeting.State.Items.Select(i => i.Paragraph).OfType<int>().ToList();
                Assert.Equal(numbers.Count, numbers.Distinct().Count());
                if (meeting.State.Stage is MeetingStage.Closed or MeetingStage.MinutesApproval)
                {
                    Assert.DoesNotContain(meeting.State.Items, i => i.Status == AgendaItemStatus.Open);
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void Nobody_serves_on_two_seats_and_on_each_only_its_own_member_s_people(Move[] moves) =>
        RandomMeeting.Of(
            moves,
            (meeting, _, _, _) =>
            {
                var state = meeting.State!;
                var present = state.Present.ToList();
                Assert.Equal(present.Count, present.Select(p => p.Person.Id).Distinct().Count());
                Assert.Equal(present.Count, present.Select(p => p.SeatId).Distinct().Count());
                Assert.All(
                    present,
                    p =>
                    {
                        var seat = state.Seat(p.SeatId)!;
                        Assert.True(
                            p.Person.Id == seat.Elected.Id
                                || state.Substitutes.Any(s => s.Member == seat.Member && s.Person.Id == p.Person.Id)
                        );
                    }
                );
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void Substitutes_are_called_in_order_from_the_same_member_and_never_who_has_declined(Move[] moves) =>
        RandomMeeting.Of(
            moves,
            (meeting, before, command, _) =>
            {
                if (command is DeclineMeeting && meeting.Trail[^1] is MeetingSubstituteCalled called)
                {
                    var member = before!.Seat(called.SeatId)!.Member;
                    var taken = before
                        .Seats.Select(s => s.Holder?.Id)
                        .Concat(meeting.State!.Declines.Select(d => d.Person.Id))
                        .ToHashSet();
                    var first = before.Substitutes.First(s => s.Member == member && !taken.Contains(s.Person.Id));
                    Assert.Equal(first.Person, called.Person);
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void The_call_never_goes_out_when_the_papers_come_too_late(Move[] moves) =>
        RandomMeeting.Of(
            moves,
            (meeting, _, _, _) =>
            {
                if (meeting.Trail[^1] is MeetingCalled)
                {
                    var days = meeting.State!.Time.Day.DayNumber - SwedishTime.DayOf(meeting.Now).DayNumber;
                    Assert.True(days >= meeting.State.Rules.PapersDays);
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void A_repeated_command_does_nothing_more(Move[] moves) =>
        RandomMeeting.Of(
            moves,
            (meeting, _, command, actor) =>
            {
                var again = MeetingDecider.Decide(meeting.State, command, actor, meeting.Now);
                Assert.True(
                    again is Decision<MeetingEvent>.Refused or Decision<MeetingEvent>.Accepted { Events.Count: 0 },
                    $"{command} {again}"
                );
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void The_trail_folds_to_the_state_and_both_are_stored_faithfully(Move[] moves)
    {
        var meeting = RandomMeeting.Of(moves);
        var folded = meeting
            .Trail.Select(e => JsonSerializer.Serialize(e, CoreJson.Default.MeetingEvent))
            .Select(text => JsonSerializer.Deserialize(text, CoreJson.Default.MeetingEvent)!)
            .Aggregate((Meeting?)null, Meeting.Fold)!;

        Assert.Equal(Written(meeting.State!), Written(folded));
        Assert.Equal(meeting.Trail.Count, meeting.State!.Version);
        var done = meeting.State.DuesDone;
        Assert.Equal(done.Count, done.Distinct().Count());
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Meetings)]
    public void Every_meeting_has_a_way_to_an_end(Move[] moves)
    {
        var meeting = RandomMeeting.Of(moves);

        for (var step = 0; step < 40 && !MeetingDues.Of(meeting.State!).Over; step++)
        {
            var (command, actor) = Ending(meeting.State!);
            meeting.Play(command, actor);
        }

        Assert.True(MeetingDues.Of(meeting.State!).Over, $"Stuck in {meeting.State!.Stage}");
    }

    [Fact]
    public void Random_meetings_reach_every_stage_and_every_event()
    {
        var happened = Moves
            .Lives()
            .Generator.Sample(300, Moves.Always, 300)
            .SelectMany(moves => RandomMeeting.Of(moves).Trail)
            .Select(e => e.GetType().Name)
            .ToHashSet();

        // A link is made anew and a document is stored outside of what people decide at the meeting.
        string[] elsewhere = [nameof(MeetingLinkReissued), nameof(MinutesStored)];
        Assert.Empty(typeof(MeetingEvent).GetNestedTypes().Select(t => t.Name).Except(happened).Except(elsewhere));
    }

    private static (MeetingCommand, Actor) Ending(Meeting state) =>
        state switch
        {
            { Stage: MeetingStage.Planned or MeetingStage.Called } => (
                new CancelMeeting("För få kan komma."),
                People.Officer
            ),
            { Stage: MeetingStage.Open }
                when state.Items.FirstOrDefault(i => i.Status == AgendaItemStatus.Open) is { } open => (
                new ReturnAgendaItem(open.Id),
                People.Officer
            ),
            { Stage: MeetingStage.Open, Kind: MeetingKind.Board }
                when state.Seats.FirstOrDefault(s =>
                    state.Present.All(p => p.SeatId != s.Id && p.Person.Id != s.Elected.Id)
                )
                    is { } empty
                    && state.Present.Count() < 2 => (new RecordPresence(empty.Id, empty.Elected.Id), People.Officer),
            { Stage: MeetingStage.Open, Kind: MeetingKind.Board }
                when state.Adjuster is null || state.Adjuster.Id == state.Leader?.Id => (
                new ChooseAdjuster(state.Present.First(p => p.Person.Id != state.Leader!.Id).Person.Id),
                People.Officer
            ),
            { Stage: MeetingStage.Open } => (new CloseMeeting(), People.Officer),
            _ when state.Signatures.All(s => s.As != MinutesSigner.Chair) => (
                new SignMinutes(state.MinutesHash),
                Signer(state.MinutesChair!)
            ),
            _ => (new SignMinutes(state.MinutesHash), Signer(state.Adjuster!)),
        };

    private static Actor Signer(PersonRef person) => People.Seat(1) with { PersonId = person.Id, Name = person.Name };

    private static string Written(Meeting meeting) => JsonSerializer.Serialize(meeting, CoreJson.Default.Meeting);
}
