using System.Globalization;

namespace Funding.Core;

/// <summary>Checks the form's answers against its definition: what is required, how long, of which kind, under which condition.</summary>
internal static class AnswersCheck
{
    private const int MostRows = 200;

    internal static IEnumerable<FieldProblem> Of(ApplicationForm form, FormDefinition definition)
    {
        foreach (var question in definition.Questions)
        {
            var isRequired =
                IsAlwaysRequired(question)
                || (question.Required && ApplicationAnswers.IsAsked(definition, form, question));
            var problems =
                question.Kind == QuestionKind.Part ? Part(form, question, isRequired) : Own(form, question, isRequired);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        foreach (
            var id in form.Answers.Keys.Where(id => definition.Question(id) is null or { Kind: QuestionKind.Part })
        )
        {
            yield return Problem.UnknownReference(
                $"/answers/{id.Replace("~", "~0").Replace("/", "~1")}",
                "Formuläret har ingen sådan fråga. Ta bort svaret.",
                "The form has no such question. Remove the answer."
            );
        }
    }

    private static IEnumerable<FieldProblem> Part(ApplicationForm form, FormQuestion question, bool isRequired)
    {
        var field = "/" + question.Id.Replace('.', '/');
        return question.Id switch
        {
            "participants" => Participants(form, isRequired),
            "goals" => Goals(form, isRequired),
            "indicators" => Indicators(form, isRequired),
            "activities" => Listed(
                "/activities",
                form.Activities,
                isRequired,
                (place, row) => Needed($"{place}/description", row.Description)
            ),
            "partnerRoles" => Listed(
                "/partnerRoles",
                form.PartnerRoles,
                isRequired,
                (place, row) => Needed($"{place}/partner", row.Partner).Concat(Needed($"{place}/role", row.Role))
            ),
            "period.phases" => Listed(
                "/period/phases",
                form.Period.Phases,
                isRequired,
                (place, row) => Phase(place, row, form)
            ),
            "implementer" when isRequired && form.Implementer is null => [Problem.Required("/implementer/name")],
            _ => ApplicationAnswers.Text(form, question.Id) is { } text
                ? Text(field, text, question.Longest ?? FormPart.Of(question.Id)!.Longest, isRequired)
                : [],
        };
    }

    private static bool IsAlwaysRequired(FormQuestion question) =>
        question.Kind == QuestionKind.Part && FormPart.Of(question.Id) is { Always: true };

    private static IEnumerable<FieldProblem> Text(string field, string text, int? longest, bool isRequired) =>
        string.IsNullOrWhiteSpace(text)
            ? isRequired
                ? [Problem.Required(field)]
                : []
            : longest is { } most && text.Length > most
                ? [Problem.TooLong(field, most)]
                : [];

    private static IEnumerable<FieldProblem> Own(ApplicationForm form, FormQuestion question, bool isRequired)
    {
        var field = $"/answers/{question.Id}";
        var answer = form.Answers.GetValueOrDefault(question.Id) ?? "";
        return string.IsNullOrWhiteSpace(answer) || question.Kind is QuestionKind.ShortText or QuestionKind.LongText
                ? Text(field, answer, question.Longest, isRequired)
            : IsOfKind(question, answer) ? []
            : [WrongKind(field, question.Kind)];
    }

    private static bool IsOfKind(FormQuestion question, string answer) =>
        question.Kind switch
        {
            QuestionKind.Number => ApplicationAnswers.TryNumber(answer, out var number)
                && Math.Abs(number) < 1_000_000_000_000
                && decimal.Round(number, 4) == number,
            QuestionKind.Amount => ApplicationAnswers.TryNumber(answer, out var kronor)
                && kronor >= 0
                && Money.TryFromKronor(kronor, out _),
            QuestionKind.YesNo => answer is "yes" or "no",
            QuestionKind.Choice => question.Choices.Any(c => c.Id == answer),
            QuestionKind.Date => ApplicationAnswers.TryDate(answer, out _),
            QuestionKind.Part or QuestionKind.ShortText or QuestionKind.LongText => true,
        };

    private static FieldProblem WrongKind(string field, QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Date => Problem.OutOfRange(
                field,
                "Ange ett datum, till exempel 2027-03-15.",
                "Give a date, such as 2027-03-15."
            ),
            QuestionKind.YesNo or QuestionKind.Choice => Problem.OutOfRange(
                field,
                "Välj ett av svaren.",
                "Choose one of the answers."
            ),
            QuestionKind.Amount => Problem.OutOfRange(
                field,
                "Ange ett belopp i kronor, noll eller mer, med högst två decimaler.",
                "Give an amount in kronor, zero or more, with at most two decimals."
            ),
            _ => Problem.OutOfRange(
                field,
                "Ange ett tal, till exempel 30 eller 2.5.",
                "Give a number, such as 30 or 2.5."
            ),
        };

    private static IEnumerable<FieldProblem> Participants(ApplicationForm form, bool isRequired)
    {
        var least = form.Type == InterventionType.Individual ? 1 : 0;
        return form.Participants switch
        {
            null => isRequired ? [Problem.Required("/participants")] : [],
            { } count when count < least || count > 100_000 =>
            [
                Problem.OutOfRange(
                    "/participants",
                    "Ange hur många deltagare som beräknas delta, till exempel 60.",
                    "Give how many participants are expected, such as 60."
                ),
            ],
            _ => [],
        };
    }

    private static IEnumerable<FieldProblem> Goals(ApplicationForm form, bool isRequired) =>
        Listed(
            "/goals",
            form.Goals,
            isRequired,
            (place, goal) =>
                Needed($"{place}/description", goal.Description).Concat(Needed($"{place}/measure", goal.Measure))
        );

    private static IEnumerable<FieldProblem> Indicators(ApplicationForm form, bool isRequired) =>
        Listed(
            "/indicators",
            form.Indicators,
            isRequired,
            (place, indicator) =>
                Needed($"{place}/name", indicator.Name)
                    .Concat(
                        indicator.Target < 0
                            ?
                            [
                                Problem.OutOfRange(
                                    $"{place}/target",
                                    "Målvärdet kan inte vara mindre än noll.",
                                    "The target cannot be below zero."
                                ),
                            ]
                            : []
                    )
        );

    private static IEnumerable<FieldProblem> Phase(string place, ProjectPhase phase, ApplicationForm form) =>
        [
            .. Needed($"{place}/name", phase.Name),
            .. phase.Start is null ? [Problem.Required($"{place}/start")] : Array.Empty<FieldProblem>(),
            .. phase.End is null ? [Problem.Required($"{place}/end")]
            : phase.Start > phase.End ? [Problem.Period($"{place}/end")]
            : phase.Start < form.Period.Start || phase.End > form.Period.End
                ?
                [
                    Problem.OutOfRange(
                        $"{place}/end",
                        "Fasen ska ligga inom projekttiden. Ändra fasens datum eller projekttiden.",
                        "The phase must lie within the project period. Change the phase's dates or the period."
                    ),
                ]
            : Array.Empty<FieldProblem>(),
        ];

    private static IEnumerable<FieldProblem> Listed<T>(
        string field,
        IReadOnlyList<T> rows,
        bool isRequired,
        Func<string, T, IEnumerable<FieldProblem>> check
    ) =>
        rows.Count == 0
            ? isRequired
                ? [Problem.Required(field)]
                : []
            : rows.Count > MostRows
                ? [Problem.TooMany(field, MostRows)]
                : rows.Index()
                    .SelectMany(r => check(string.Create(CultureInfo.InvariantCulture, $"{field}/{r.Index}"), r.Item));

    private static IEnumerable<FieldProblem> Needed(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? [Problem.Required(field)] : [];
}
