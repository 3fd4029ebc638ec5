namespace Funding.Core;

/// <summary>How far a section of the form has come.</summary>
public enum SectionStatus
{
    /// <summary>Something is asked for, and nothing has been written.</summary>
    NotStarted,

    /// <summary>Something has been written, and something is missing or wrong.</summary>
    InProgress,

    /// <summary>It can be sent in as it is.</summary>
    Done,

    /// <summary>Nothing is asked for, and nothing has been written.</summary>
    Optional,
}

/// <summary>A section of the form, and what is left to do in it.</summary>
/// <param name="Section">The section.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Problems">What is missing or wrong, in the order of the section's questions.</param>
public sealed record SectionProgress(FormSection Section, SectionStatus Status, IReadOnlyList<FieldProblem> Problems);

/// <summary>How far an application that is being written has come: the same checks as when it is sent in, section by section.</summary>
/// <param name="Sections">The form's sections, in order.</param>
/// <param name="Elsewhere">What is wrong and belongs to none of them.</param>
public sealed record FormProgress(IReadOnlyList<SectionProgress> Sections, IReadOnlyList<FieldProblem> Elsewhere)
{
    /// <summary>The sections that count: all but those that nothing has to be written in and nobody has written in.</summary>
    public int Total => Sections.Count(s => s.Status != SectionStatus.Optional);

    /// <summary>How many of them are done.</summary>
    public int Done => Sections.Count(s => s.Status == SectionStatus.Done);

    /// <summary>Whether it can be sent in as it is.</summary>
    public bool IsComplete => Elsewhere.Count == 0 && Sections.All(s => s.Problems.Count == 0);

    /// <summary>The progress of a form.</summary>
    /// <param name="form">The form as saved.</param>
    /// <param name="association">The association with the rules that are to hold when it is sent in.</param>
    /// <param name="definition">The form's version, which is the draft's own.</param>
    /// <param name="owner">The organisation that the draft belongs to.</param>
    public static FormProgress Of(
        ApplicationForm form,
        AssociationSnapshot association,
        FormDefinition definition,
        OrganisationNumber owner
    )
    {
        var problems = FormCheck.Of(form, association, definition, owner).ToLookup(p => definition.QuestionAt(p.Field));
        return new(
            [.. definition.Sections.Select(section => Of(form, definition, section, problems))],
            [.. problems[null]]
        );
    }

    private static SectionProgress Of(
        ApplicationForm form,
        FormDefinition definition,
        FormSection section,
        ILookup<FormQuestion?, FieldProblem> problems
    )
    {
        List<FieldProblem> left = [.. section.Questions.SelectMany(question => problems[question])];
        var isBegun = section.Questions.Any(question => IsBegun(form, question));
        var status =
            left.Count > 0
                ? isBegun
                    ? SectionStatus.InProgress
                    : SectionStatus.NotStarted
                : isBegun || section.Questions.Any(q => q.Required && ApplicationAnswers.IsAsked(definition, form, q))
                    ? SectionStatus.Done
                    : SectionStatus.Optional;
        return new(section, status, left);
    }

    // Whether a person has written something: what the system fills in by itself, the applicant's name and number, does not count.
    private static bool IsBegun(ApplicationForm form, FormQuestion question) =>
        question.Kind != QuestionKind.Part
            ? ApplicationAnswers.Of(form, question).Count > 0
            : question.Id switch
            {
                "applicant" => form.Applicant
                    is { Bankgiro: not "" }
                        or { Plusgiro: not "" }
                        or { Contact: not { Name: "", Email: "", Phone: "", Title: "" } }
                        or { AuthorisedSignatory: not { Name: "", Email: "", Phone: "", Title: "" } },
                "implementer.enterprise" => form.Implementer
                    is { Ownership: not "" }
                        or { SurplusReinvested: true }
                        or { Independent: true },
                "period" => form.Period is { Start: not null } or { End: not null },
                "budget" => form.Budget is { Rows: not [] } or { CoFunding: not [] },
                _ => ApplicationAnswers.Of(form, question).Count > 0,
            };
}
