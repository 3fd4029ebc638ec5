namespace Funding.Core;

/// <summary>What a form must fulfil to be sent in; every fault is named with its place.</summary>
/// <remarks>Lag (2003:1210) om finansiell samordning av rehabiliteringsinsatser, 2 and 7 §§; the association's practice for the rest.</remarks>
internal static class FormCheck
{
    private const int MostRows = 200;

    internal static IReadOnlyList<FieldProblem> Of(
        ApplicationForm form,
        AssociationSnapshot association,
        OrganisationNumber owner
    ) =>
        [
            .. Description(form, association),
            .. PartiesCheck.Of(form, association, owner),
            .. BudgetCheck.Of(form.Budget, PeriodOf(form)),
            .. FormTexts.Check(form),
        ];

    /// <summary>The form's period when it is one, else null.</summary>
    internal static Period? PeriodOf(ApplicationForm form) =>
        form.Period is { Start: { } start, End: { } end } && start <= end ? new Period(start, end) : null;

    private static IEnumerable<FieldProblem> Description(ApplicationForm form, AssociationSnapshot association)
    {
        (string Field, string Text)[] texts =
        [
            ("/title", form.Title),
            ("/background", form.Background),
            ("/purpose", form.Purpose),
            ("/targetGroup", form.TargetGroup),
            ("/method", form.Method),
            ("/organisation", form.Organisation),
            ("/followUp", form.FollowUp),
            ("/afterProject", form.AfterProject),
            ("/equality", form.Equality),
            ("/risks", form.Risks),
        ];
        foreach (var (field, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return Problem.Required(field);
            }
        }

        if (form.Title.Length > 200)
        {
            yield return Problem.OutOfRange(
                "/title",
                "Korta titeln till högst 200 tecken.",
                "Shorten the title to at most 200 characters."
            );
        }

        if (form.Type is null)
        {
            yield return Problem.Required("/type");
        }

        if (form.Association.Length > 0 && form.Association != association.Code)
        {
            yield return Problem.WrongAssociation("/association", association.Code);
        }

        foreach (var problem in Extent(form).Concat(Goals(form)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> Extent(ApplicationForm form)
    {
        var least = form.Type == InterventionType.Individual ? 1 : 0;
        if (form.Participants is null && least > 0)
        {
            yield return Problem.Required("/participants");
        }
        else if (form.Participants is { } count && (count < least || count > 100_000))
        {
            yield return Problem.OutOfRange(
                "/participants",
                "Ange hur många deltagare som beräknas delta, till exempel 60.",
                "Give how many participants are expected, such as 60."
            );
        }

        if (form.Period.Start is null)
        {
            yield return Problem.Required("/period/start");
        }

        if (form.Period.End is null)
        {
            yield return Problem.Required("/period/end");
        }
        else if (form.Period.Start is { } start && form.Period.End < start)
        {
            yield return Problem.Period("/period/end");
        }
        else if (form.Period.Start is { } first && form.Period.End > first.AddYears(10))
        {
            yield return Problem.OutOfRange(
                "/period/end",
                "Perioden får vara högst tio år.",
                "The period can be at most ten years."
            );
        }
    }

    private static IEnumerable<FieldProblem> Goals(ApplicationForm form)
    {
        if (form.Goals.Count == 0)
        {
            yield return Problem.Required("/goals");
        }

        if (form.Indicators.Count == 0)
        {
            yield return Problem.Required("/indicators");
        }

        if (form.Goals.Count > MostRows || form.Indicators.Count > MostRows)
        {
            yield return Problem.TooMany(form.Goals.Count > MostRows ? "/goals" : "/indicators", MostRows);
        }

        foreach (var (index, goal) in form.Goals.Index())
        {
            if (string.IsNullOrWhiteSpace(goal.Description))
            {
                yield return Problem.Required($"/goals/{index}/description");
            }

            if (string.IsNullOrWhiteSpace(goal.Measure))
            {
                yield return Problem.Required($"/goals/{index}/measure");
            }
        }

        foreach (var (index, indicator) in form.Indicators.Index())
        {
            if (string.IsNullOrWhiteSpace(indicator.Name))
            {
                yield return Problem.Required($"/indicators/{index}/name");
            }

            if (indicator.Target < 0)
            {
                yield return Problem.OutOfRange(
                    $"/indicators/{index}/target",
                    "Målvärdet kan inte vara mindre än noll.",
                    "The target cannot be below zero."
                );
            }
        }
    }
}
