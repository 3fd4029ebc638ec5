using FsCheck.Xunit;

namespace Funding.Core.Tests;

/// <summary>What holds for the tasks of every case, whatever has happened to it.</summary>
public sealed class StaffTaskProperties
{
    private const int Lives = 120;

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void No_task_is_offered_to_anybody_for_whom_the_domain_would_refuse_it(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                foreach (var task in StaffTasks.Of(life.State!))
                {
                    var now =
                        task.From is { } day && !task.IsOpenOn(SwedishTime.DayOf(life.Now))
                            ? SwedishTime.Morning(day)
                            : life.Now;
                    foreach (var actor in StaffActs.Staff.Where(task.IsFor))
                    {
                        Assert.True(
                            StaffActs.Of(life.State!, task, now).Any(c => Does(life.State!, c, actor, now)),
                            $"{task} is refused to {actor.PersonId} in {life.State!.Stage}"
                        );
                    }
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Whatever_somebody_at_the_association_can_do_to_bring_a_case_on_is_among_their_tasks(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                var state = life.State!;
                var tasks = StaffTasks.Of(state);
                foreach (var actor in StaffActs.Staff)
                {
                    foreach (var (kind, subject, command) in StaffActs.All(state, life.Now))
                    {
                        if (!BringsItOn(state, kind) || !Does(state, command, actor, life.Now))
                        {
                            continue;
                        }

                        Assert.True(
                            tasks.Any(t => Same(t.Kind) == Same(kind) && t.Subject == subject && t.IsFor(actor)),
                            $"{kind} {subject} of {actor.PersonId} in {state.Stage} is no task: {string.Join("; ", tasks)}"
                        );
                    }
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Everything_that_changes_what_is_to_be_done_or_by_when_has_the_lists_brought_up_to_date(Move[] moves)
    {
        var (shown, effects) = ("", 0);
        Played.Of(
            moves,
            (life, _, _) =>
            {
                var now = Seen(life.State!);
                var isUpdated = life.Effects.Skip(effects).Any(e => e is Effect.UpdateView);
                Assert.True(
                    effects == 0 || now == shown || isUpdated,
                    $"{life.Trail[^1].GetType().Name}: {shown} → {now}"
                );
                (shown, effects) = (now, life.Effects.Count);
            }
        );
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void No_two_tasks_and_no_two_deadlines_of_a_case_are_the_same(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                var tasks = StaffTasks.Of(life.State!).Select(t => (t.Kind, t.Subject)).ToList();
                var deadlines = CaseDeadline.Of(life.State!).Select(d => (d.Kind, d.Subject)).ToList();
                Assert.Equal(tasks.Count, tasks.Distinct().Count());
                Assert.Equal(deadlines.Count, deadlines.Distinct().Count());
            }
        );

    private static bool Does(Application state, ApplicationCommand command, Actor actor, DateTimeOffset now) =>
        ApplicationDecider.Decide(state, command, actor, now) is Decision.Accepted { Events.Count: > 0 };

    // What could be done again though it has been, or could be done at any time to stop a case, waits for nobody.
    private static bool BringsItOn(Application state, StaffTaskKind kind) =>
        kind switch
        {
            StaffTaskKind.DecideOnSupplement => state.Stage == ApplicationStage.SupplementRequested,
            StaffTaskKind.WriteProposal => state.Stage == ApplicationStage.Proposal
                && state.Proposal?.ReviewRound != state.Review!.Round,
            StaffTaskKind.PostNotice => state.Notice is null
                && state.Stage is not (ApplicationStage.Closed or ApplicationStage.Terminated),
            StaffTaskKind.ReportToBoard => state.AwaitsReportToBoard,
            StaffTaskKind.RecordAmendmentVote => false,
            _ => true,
        };

    private static StaffTaskKind Same(StaffTaskKind kind) =>
        kind == StaffTaskKind.ReadSupplement ? StaffTaskKind.CheckCompleteness : kind;

    private static string Seen(Application state) =>
        string.Join(
            '\n',
            [
                .. StaffTasks.Of(state).Select(t => $"{t} {string.Join(',', t.NotFor)}"),
                .. CaseDeadline.Of(state).Select(d => $"{d}"),
            ]
        );
}
