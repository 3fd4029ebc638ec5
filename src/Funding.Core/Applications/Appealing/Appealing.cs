using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the notice of the minutes and for appeals.</summary>
internal static class Appealing
{
    internal static Decision Notice(Application state, RecordNotice command, DateTimeOffset now)
    {
        if (state.Minutes is not { } minutes)
        {
            return Refusals.MinutesNotApproved();
        }

        var today = SwedishTime.DayOf(now);
        return state.Notice?.NoticedOn == command.On ? Decision.Nothing
            : state.Notice is { } before && today >= before.FinalOn ? Refusals.DecisionFinal(before.FinalOn)
            : command.On < minutes.ApprovedOn || command.On > today
                ? Refusals.InvalidInput([
                    Problem.OutOfRange(
                        "/on",
                        "Ange den dag då anslaget sattes upp: tidigast den dag då protokollet justerades och senast i dag.",
                        "Give the day when the notice went up: not before the minutes were approved and not after today."
                    ),
                ])
            : new NoticePosted(PublicNotice.On(command.On));
    }

    internal static Decision Lodge(Application state, RecordAppeal command, DateTimeOffset now)
    {
        if (state.Minutes is not { } minutes)
        {
            return Refusals.MinutesNotApproved();
        }

        if (
            state.Appeal is { } before
            && before.LodgedOn == command.LodgedOn
            && before.Reference == Text(command.Reference)
        )
        {
            return Decision.Nothing;
        }

        return state.Appeal is { Outcome: null } ? Refusals.DecisionAppealed()
            : state.Appeal is { Outcome: AppealOutcome.Annulled } ? Refusals.DecisionAnnulled()
            : TextRules.RefusalOf(Check(minutes, command, now)) is { } invalid ? invalid
            : new AppealLodged(command.LodgedOn, Text(command.Reference));
    }

    internal static Decision Decide(Application state, RecordAppealDecision command) =>
        state.Appeal is not { } appeal ? Refusals.NoAppeal()
        : appeal.Outcome is { } outcome
            ? outcome == command.Outcome && appeal.Note == Text(command.Note) ? Decision.Nothing
                : Refusals.NoAppeal()
        : TextRules.RefusalOf(TextRules.Check("/note", command.Note)) is { } invalid ? invalid
        : new AppealDecided(command.Outcome, Text(command.Note));

    private static string Text(string? text) => (text ?? "").Trim();

    private static IEnumerable<FieldProblem> Check(MinutesRecord minutes, RecordAppeal command, DateTimeOffset now) =>
        [
            .. command.LodgedOn < minutes.ApprovedOn || command.LodgedOn > SwedishTime.DayOf(now)
                ?
                [
                    Problem.OutOfRange(
                        "/lodgedOn",
                        "Ange den dag då överklagandet kom in: tidigast den dag då protokollet justerades och senast i dag.",
                        "Give the day when the appeal came in: not before the minutes were approved and not after today."
                    ),
                ]
                : Array.Empty<FieldProblem>(),
            .. TextRules.Check("/reference", command.Reference, required: true),
        ];
}
