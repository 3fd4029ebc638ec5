namespace Funding.Core;

/// <summary>
/// What a form must fulfil to be sent in; every fault is named with its place. What the definition asks for, and besides it what holds
/// for every application.
/// </summary>
/// <remarks>Lag (2003:1210) om finansiell samordning av rehabiliteringsinsatser, 2 and 7 §§; the association's practice for the rest.</remarks>
internal static class FormCheck
{
    /// <summary>The faults, in the order of the first form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="association">The association with the rules that are to hold.</param>
    /// <param name="definition">The form's version, which is the draft's own.</param>
    /// <param name="owner">The organisation that the draft belongs to.</param>
    internal static IReadOnlyList<FieldProblem> Of(
        ApplicationForm form,
        AssociationSnapshot association,
        FormDefinition definition,
        OrganisationNumber owner
    ) =>
        [
            .. Description(form, association)
                .Concat(PartiesCheck.Of(form, association, owner))
                .Concat(AnswersCheck.Of(form, definition))
                .Concat(Extent(form))
                .Concat(BudgetCheck.Of(form.Budget, PeriodOf(form), association.Rules))
                .Concat(FormTexts.Check(form))
                // A text can be too long for its question and for any text.
                .DistinctBy(p => (p.Field, p.Code)),
        ];

    /// <summary>The form's period when it is one, else null.</summary>
    internal static Period? PeriodOf(ApplicationForm form) =>
        form.Period is { Start: { } start, End: { } end } && start <= end ? new Period(start, end) : null;

    private static IEnumerable<FieldProblem> Description(ApplicationForm form, AssociationSnapshot association)
    {
        if (form.Type is null)
        {
            yield return Problem.Required("/type");
        }

        if (form.Association.Length > 0 && form.Association != association.Code)
        {
            yield return Problem.WrongAssociation("/association", association.Code);
        }
    }

    private static IEnumerable<FieldProblem> Extent(ApplicationForm form)
    {
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
}
