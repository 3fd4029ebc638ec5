using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for asking for and answering a supplement.</summary>
internal static class Supplementing
{
    private const int MostQuestions = 100;

    internal static Decision Request(Application state, RequestSupplement command, DateTimeOffset now)
    {
        if (
            state is { Stage: ApplicationStage.SupplementRequested, Supplement: { } asked }
            && asked.Questions.SequenceEqual(command.Questions)
        )
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Submitted)
        {
            return Refusals.WrongStage(state);
        }

        // The request, and the answer's copy, say which case they belong to.
        if (state.CaseNumber is null)
        {
            return Refusals.NotRegistered();
        }

        if (TextRules.RefusalOf(Check(command.Questions)) is { } refusal)
        {
            return refusal;
        }

        var deadline = Deadlines.Of(command.Deadline, state.Rules.SupplementDays, now);
        return Deadlines.IsPossible(deadline, now)
            ? new SupplementRequested((state.Supplement?.Round ?? 0) + 1, command.Questions, deadline)
            : Refusals.DeadlineInvalid("/deadline");
    }

    internal static Decision Extend(Application state, ExtendSupplement command, DateTimeOffset now) =>
        state is not { Stage: ApplicationStage.SupplementRequested, Supplement: { } asked } ? Refusals.WrongStage(state)
        : command.Deadline == asked.Deadline ? Decision.Nothing
        : command.Deadline < asked.Deadline || !Deadlines.IsPossible(command.Deadline, now)
            ? Refusals.DeadlineInvalid("/deadline")
        : new SupplementExtended(command.Deadline);

    internal static Decision Answer(Application state)
    {
        if (state is { Stage: ApplicationStage.Submitted, Supplement.AnsweredAt: not null })
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.SupplementRequested)
        {
            return Refusals.WrongStage(state);
        }

        var problems = FormCheck.Of(state.Form, state.Association, state.Association.FormInForce, state.Owner);
        if (problems.Count > 0)
        {
            return Refusals.FormIncomplete(problems);
        }

        if (Scanning.Unanswered(state) is { } unanswered)
        {
            return unanswered;
        }

        // What waits for its scan is nobody else's to know of; the trail tells of it when it is clean.
        var added = state.Documents.Where(d => d is { Registered: false, IsOpen: true }).ToList();
        return new SupplementAnswered([
            .. FormTexts.Changes(state.SubmittedForm!, state.Form),
            .. added.Select(d => $"/attachments/{d.Id}"),
        ])
        {
            Differences =
            [
                .. FormDifferences.Of(state.SubmittedForm!, state.Form),
                .. added.Select(d => new FieldDifference($"/attachments/{d.Id}", "", d.FileName)),
            ],
        };
    }

    private static IEnumerable<FieldProblem> Check(IReadOnlyList<Question> questions) =>
        questions.Count == 0 ? [Problem.Required("/questions")]
        : questions.Count > MostQuestions ? [Problem.TooMany("/questions", MostQuestions)]
        : questions.Index().SelectMany(q => TextRules.Check($"/questions/{q.Index}/text", q.Item.Text, required: true));
}
