using FsCheck.Fluent;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class FollowingTests
{
    [Fact]
    public void A_draft_waits_to_be_finished_then_for_the_signatory_then_to_be_changed()
    {
        var draft = Life.Draft();
        Assert.Equal(new ApplicantTask(ApplicantTaskKind.FinishDraft), Assert.Single(Tasks(draft)));

        var asked = Life.AskedToSign();
        Assert.Equal(ApplicantTaskKind.SignOffDraft, Assert.Single(Tasks(asked)).Kind);

        asked.Do(new DeclineSignOff(1, "Rätta budgeten."), People.Signatory);
        Assert.Equal(ApplicantTaskKind.ChangeDraft, Assert.Single(Tasks(asked)).Kind);
    }

    [Fact]
    public void A_supplement_waits_until_its_last_day_and_is_what_happens_next()
    {
        var day = new DateOnly(2026, 9, 20);
        var life = Life.Submitted()
            .Do(new RequestSupplement([new Question("/purpose", "Vad är syftet?")], day), People.Officer);

        Assert.Equal(new ApplicantTask(ApplicantTaskKind.AnswerSupplement, day), Assert.Single(Tasks(life)));
        Assert.Equal((MilestoneKind.SupplementDue, day), Next(life));
        Assert.Equal(MilestoneActor.Applicant, CaseTimeline.Next(life.Current)!.Actor);
    }

    [Fact]
    public void Nothing_waits_for_the_applicant_while_others_work_and_the_day_of_the_next_step_is_told()
    {
        var review = Life.InReview();
        Assert.Empty(Tasks(review));
        Assert.Equal((MilestoneKind.Opinions, review.Current.Review!.Deadline), Next(review));

        var board = Life.WithBoard();
        Assert.Empty(Tasks(board));
        Assert.Equal((MilestoneKind.BoardDecides, SwedishTime.DayOf(board.Current.Matter!.ClosesAt)), Next(board));
    }

    [Fact]
    public void The_agreement_waits_for_the_signatory_and_then_for_the_director()
    {
        Assert.Equal(ApplicantTaskKind.AcceptAgreement, Assert.Single(Tasks(Life.Granted())).Kind);

        var accepted = Life.Accepted();
        Assert.Empty(Tasks(accepted));
        Assert.Equal((MilestoneKind.AgreementToSign, null), Next(accepted));
    }

    [Fact]
    public void A_report_waits_from_the_day_after_the_time_that_it_tells_of()
    {
        var life = Life.Active();
        var report = life.Current.Reports[0];
        var task = Assert.Single(Tasks(life), task => task.Target == report.Id);

        Assert.Equal(report.DueOn, task.Day);
        Assert.False(task.IsOpenOn(report.Covers.End));
        Assert.True(task.IsOpenOn(report.Covers.End.AddDays(1)));
        Assert.False(task.IsLateOn(report.DueOn));
        Assert.True(task.IsLateOn(report.DueOn.AddDays(1)));
    }

    [Fact]
    public void A_report_that_was_sent_back_waits_at_once_and_one_that_is_read_does_not()
    {
        var life = Life.Active()
            .Until(new DateOnly(2027, 5, 10))
            .Do(new SubmitReport("interim-1", Samples.Report), People.Editor);
        Assert.DoesNotContain(Tasks(life), task => task.Target == "interim-1");
        Assert.Equal((MilestoneKind.ReportRead, null), Next(life));

        life.Do(new ReturnReport("interim-1", "Hur gick det?", new DateOnly(2027, 6, 10)), People.Officer);
        var task = Tasks(life)[0];
        Assert.Equal((ApplicantTaskKind.CorrectReport, "interim-1"), (task.Kind, task.Target));
        Assert.True(task.IsOpenOn(new DateOnly(2027, 5, 10)));
    }

    [Fact]
    public void The_most_urgent_comes_first()
    {
        var days = Tasks(Life.Active()).Select(task => task.Day).ToList();

        Assert.True(days.Count > 2);
        Assert.Equal(days.Order(), days);
    }

    [Fact]
    public void The_timeline_tells_what_has_happened_in_order_then_what_goes_on_then_what_comes()
    {
        var life = Life.Reported();
        var timeline = CaseTimeline.Of(life.Current);

        Assert.Equal(timeline.Select(m => m.State).Order(), timeline.Select(m => m.State));
        var past = timeline.Where(m => m is { State: MilestoneState.Past, Day: not null }).Select(m => m.Day).ToList();
        Assert.Equal(past.Order(), past);
        Assert.Equal(
            [
                MilestoneKind.Started,
                MilestoneKind.Submitted,
                MilestoneKind.ReviewStarted,
                MilestoneKind.ReviewClosed,
                MilestoneKind.Granted,
                MilestoneKind.MinutesApproved,
                MilestoneKind.AgreementSent,
                MilestoneKind.AgreementAccepted,
                MilestoneKind.AgreementInForce,
                MilestoneKind.InstalmentPaid,
            ],
            timeline.Take(10).Select(m => m.Kind)
        );
        Assert.Contains(timeline, m => m is { Kind: MilestoneKind.ReportDue, Target: "final" });
        Assert.Contains(timeline, m => m.Kind == MilestoneKind.ProjectEnds);
    }

    [Fact]
    public void What_the_rows_of_lists_hold_is_read_again_as_it_was()
    {
        var life = Life.Active();

        Assert.Equal(Tasks(life), ApplicantTask.Read(ApplicantTask.Write(Tasks(life))));
        var next = CaseTimeline.Next(life.Current)!;
        Assert.Equal(next, Milestone.Read(next.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NotYetInvented|2027-01-01||")]
    [InlineData("HandInReport")]
    public void A_row_that_says_nothing_or_something_of_a_later_release_is_no_fault(string text)
    {
        Assert.Empty(ApplicantTask.Read(text));
        Assert.Null(Milestone.Read(text));
    }

    [Fact]
    public void Every_state_that_a_life_can_come_to_can_be_followed_and_every_change_of_it_reaches_the_lists()
    {
        foreach (var moves in Moves.Lives().Generator.Sample(100, 100))
        {
            var (shown, told) = ((Shown?)null, 0);
            Played.Of(
                moves,
                (life, command, _) =>
                {
                    var now = Shown.Of(life.State!);
                    var effects = life.Effects.Skip(told).ToList();
                    // The first look at a life that began in its middle has nothing to compare with.
                    Assert.True(
                        shown is null || shown == now || effects.Contains(new Effect.UpdateView()),
                        $"After {command}: {shown} became {now} and the lists were not told."
                    );
                    (shown, told) = (now, life.Effects.Count);
                    Assert.Contains(CaseTimeline.Of(life.State!), m => m.Kind == MilestoneKind.Started);
                    Assert.True(
                        life.State!.Stage.IsTerminal() == (now.Next is null),
                        $"{life.State.Stage}: {now.Next}"
                    );
                }
            );
        }
    }

    private sealed record Shown(string Tasks, string? Next)
    {
        internal static Shown Of(Application application) =>
            new(ApplicantTask.Write(ApplicantTasks.Of(application)), CaseTimeline.Next(application)?.Write());
    }

    private static IReadOnlyList<ApplicantTask> Tasks(Life life) => ApplicantTasks.Of(life.Current);

    private static (MilestoneKind, DateOnly?)? Next(Life life) =>
        CaseTimeline.Next(life.Current) is { } next ? (next.Kind, next.Day) : null;
}
