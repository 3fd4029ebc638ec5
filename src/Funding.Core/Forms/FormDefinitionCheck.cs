namespace Funding.Core;

/// <summary>Whether a definition is a form that can be answered, in both languages.</summary>
public static class FormDefinitionCheck
{
    private const int MostQuestions = 200;
    private const int MostSections = 40;
    private const int LongestText = 1_000;

    /// <summary>Every fault, with its place in the definition's JSON such as <c>/sections/2/questions/0/title/en</c>; none when it can be published.</summary>
    public static IReadOnlyList<FieldProblem> Of(FormDefinition definition)
    {
        if (definition.Sections is null)
        {
            return [Problem.Required("/sections")];
        }

        // What is missing altogether is told alone: nothing more can be said about it.
        List<FieldProblem> gaps = [.. Gaps(definition)];
        return gaps.Count > 0
            ? gaps
            :
            [
                .. Extent(definition),
                .. Duplicates(definition),
                .. definition.Sections.Index().SelectMany(s => Section($"/sections/{s.Index}", s.Item)),
                .. Placed(definition).SelectMany(q => Question(q.Place, q.Question)),
                .. Conditions(definition),
                .. MissingParts(definition),
            ];
    }

    private static IEnumerable<(string Place, FormQuestion Question)> Placed(FormDefinition definition) =>
        from section in definition.Sections.Index()
        from question in section.Item.Questions.Index()
        select ($"/sections/{section.Index}/questions/{question.Index}", question.Item);

    private static IEnumerable<FieldProblem> Gaps(FormDefinition definition)
    {
        foreach (var (index, section) in definition.Sections.Index())
        {
            if (section is not { Id: not null, Title: not null, Questions: not null })
            {
                yield return Problem.Required($"/sections/{index}");
                continue;
            }

            foreach (var (at, question) in section.Questions.Index())
            {
                if (
                    question is not { Id: not null, Title: not null }
                    || question.ShownWhen is { Question: null } or { Values: null }
                    || question.Choices.Any(c => c is not { Id: not null, Text: not null })
                )
                {
                    yield return Problem.Required($"/sections/{index}/questions/{at}");
                }
            }
        }
    }

    private static IEnumerable<FieldProblem> Extent(FormDefinition definition)
    {
        if (definition.Version < 1)
        {
            yield return Problem.OutOfRange(
                "/version",
                "Versionen ska vara ett heltal från 1.",
                "The version is a whole number from 1."
            );
        }

        if (definition.Sections.Count > MostSections)
        {
            yield return Problem.TooMany("/sections", MostSections);
        }

        if (definition.Questions.Count() > MostQuestions)
        {
            yield return Problem.TooMany("/sections", MostQuestions);
        }
    }

    private static IEnumerable<FieldProblem> Duplicates(FormDefinition definition) =>
        Repeated(definition.Sections.Index().Select(s => ($"/sections/{s.Index}/id", s.Item.Id)))
            .Concat(Repeated(Placed(definition).Select(q => ($"{q.Place}/id", q.Question.Id))));

    private static IEnumerable<FieldProblem> Repeated(IEnumerable<(string Place, string Id)> ids)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return ids.Where(i => !seen.Add(i.Id)).Select(i => Problem.Duplicate(i.Place));
    }

    private static IEnumerable<FieldProblem> Section(string place, FormSection section) =>
        [
            .. Own(section.Id) ? Array.Empty<FieldProblem>() : [Id($"{place}/id")],
            .. Texts($"{place}/title", section.Title),
            .. section.Help is { } help ? Texts($"{place}/help", help) : [],
        ];

    private static IEnumerable<FieldProblem> Question(string place, FormQuestion question)
    {
        var part = FormPart.Of(question.Id);
        if (question.Kind == QuestionKind.Part ? part is null : part is not null || !Own(question.Id))
        {
            yield return Id($"{place}/id");
        }

        foreach (var problem in Texts($"{place}/title", question.Title))
        {
            yield return problem;
        }

        if (question.Help is { } help)
        {
            foreach (var problem in Texts($"{place}/help", help))
            {
                yield return problem;
            }
        }

        var isText = part?.IsText ?? question.Kind is QuestionKind.ShortText or QuestionKind.LongText;
        var most = part?.Longest ?? TextRules.Longest;
        if (question.Longest is { } longest && (!isText || longest < 1 || longest > most))
        {
            yield return Problem.OutOfRange(
                $"{place}/longest",
                $"En längsta längd kan bara sättas för texter, här mellan 1 och {most} tecken.",
                $"A longest length can only be set for texts, here between 1 and {most} characters."
            );
        }

        if (part is { Always: true } && question.ShownWhen is not null)
        {
            yield return Problem.UnknownReference(
                $"{place}/shownWhen",
                "Den här delen behövs alltid och kan inte ha ett villkor. Ta bort villkoret.",
                "This part is always needed and cannot have a condition. Remove the condition."
            );
        }

        foreach (var problem in Choices(place, question))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> Choices(string place, FormQuestion question)
    {
        if (question.Kind != QuestionKind.Choice)
        {
            return question.Choices.Count == 0
                ? []
                :
                [
                    Problem.UnknownReference(
                        $"{place}/choices",
                        "Bara flervalsfrågor har svarsalternativ. Ta bort dem eller ändra slaget.",
                        "Only choice questions have choices. Remove them or change the kind."
                    ),
                ];
        }

        return
        [
            .. question.Choices.Count is < 2 or > 50
                ?
                [
                    Problem.OutOfRange(
                        $"{place}/choices",
                        "Ange mellan 2 och 50 svarsalternativ.",
                        "Give between 2 and 50 choices."
                    ),
                ]
                : Array.Empty<FieldProblem>(),
            .. Repeated(question.Choices.Index().Select(c => ($"{place}/choices/{c.Index}/id", c.Item.Id))),
            .. question
                .Choices.Index()
                .SelectMany(c =>
                    (Own(c.Item.Id) ? Array.Empty<FieldProblem>() : [Id($"{place}/choices/{c.Index}/id")]).Concat(
                        Texts($"{place}/choices/{c.Index}/text", c.Item.Text)
                    )
                ),
        ];
    }

    private static IEnumerable<FieldProblem> Conditions(FormDefinition definition)
    {
        foreach (var (place, question) in Placed(definition))
        {
            if (question.ShownWhen is not { } condition)
            {
                continue;
            }

            if (definition.Question(condition.Question) is not { } other)
            {
                yield return Problem.UnknownReference(
                    $"{place}/shownWhen/question",
                    $"Villkoret gäller frågan ”{condition.Question}”, som inte finns i formuläret.",
                    $"The condition concerns the question “{condition.Question}”, which the form does not have."
                );
                continue;
            }

            if (DependsOnItself(definition, question))
            {
                yield return Problem.UnknownReference(
                    $"{place}/shownWhen/question",
                    "Villkoren går i cirkel: frågan beror på sig själv. Ändra något av villkoren.",
                    "The conditions go in a circle: the question depends on itself. Change one of them."
                );
            }

            foreach (var value in condition.Values.Where(v => !Possible(other).Contains(v, StringComparer.Ordinal)))
            {
                if (Possible(other).Count > 0)
                {
                    yield return Problem.UnknownReference(
                        $"{place}/shownWhen/values",
                        $"”{value}” är inget svar på frågan ”{other.Id}”. Välj bland: {string.Join(", ", Possible(other))}.",
                        $"“{value}” is no answer to the question “{other.Id}”. Choose among: {string.Join(", ", Possible(other))}."
                    );
                }
            }
        }
    }

    /// <summary>The answers that can be named; empty when any text can be.</summary>
    private static IReadOnlyList<string> Possible(FormQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Part => FormPart.Of(question.Id)?.Values ?? [],
            QuestionKind.YesNo => ["yes", "no"],
            QuestionKind.Choice => [.. question.Choices.Select(c => c.Id)],
            QuestionKind.ShortText
            or QuestionKind.LongText
            or QuestionKind.Number
            or QuestionKind.Amount
            or QuestionKind.Date => [],
        };

    private static bool DependsOnItself(FormDefinition definition, FormQuestion question)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var next = question; next?.ShownWhen is { } condition; next = definition.Question(condition.Question))
        {
            if (!seen.Add(next.Id))
            {
                return next.Id == question.Id;
            }
        }

        return false;
    }

    private static IEnumerable<FieldProblem> MissingParts(FormDefinition definition) =>
        FormPart
            .All.Where(p => p.Always && definition.Question(p.Id) is null)
            .Select(p =>
                Problem.UnknownReference(
                    "/sections",
                    $"Formuläret saknar delen ”{p.Id}”, som varje ansökan behöver. Lägg till den.",
                    $"The form lacks the part “{p.Id}”, which every application needs. Add it."
                )
            );

    private static IEnumerable<FieldProblem> Texts(string place, LocalizedText text) =>
        Text($"{place}/sv", text.Sv).Concat(Text($"{place}/en", text.En));

    private static IEnumerable<FieldProblem> Text(string place, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [Problem.Required(place)]
        : text.Length > LongestText ? [Problem.TooLong(place, LongestText)]
        : [];

    private static bool Own(string id) =>
        id.Length is > 0 and <= 50 && char.IsAsciiLetterLower(id[0]) && id.All(char.IsAsciiLetterOrDigit);

    private static FieldProblem Id(string place) =>
        Problem.UnknownReference(
            place,
            "Ange namnet på en del av ansökan, eller för en egen fråga ett id: en liten bokstav a–z och sedan bokstäver och siffror, högst 50 tecken.",
            "Give the name of a part of the application, or for an own question an id: a lower-case letter a–z, then letters and digits, at most 50."
        );
}
