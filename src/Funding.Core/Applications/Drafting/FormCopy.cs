namespace Funding.Core;

/// <summary>Makes a new draft's form of an earlier application.</summary>
public static class FormCopy
{
    /// <summary>
    /// The form without what belonged to its own time: period, phases and budget move by whole years so that they begin no earlier than the
    /// year given, dates that were answers are left out, and so are answers to questions that the new form does not ask.
    /// </summary>
    /// <param name="form">The earlier application's.</param>
    /// <param name="association">The association as it is now.</param>
    /// <param name="firstYear">The first year that the new project can have.</param>
    public static ApplicationForm Of(ApplicationForm form, AssociationSnapshot association, int firstYear)
    {
        var years = Math.Max(0, firstYear - (FirstYearOf(form) ?? firstYear));
        return form with
        {
            Association = association.Code,
            Period = new FormPeriod
            {
                Start = form.Period.Start?.AddYears(years),
                End = form.Period.End?.AddYears(years),
                Phases =
                [
                    .. form.Period.Phases.Select(p =>
                        p with
                        {
                            Start = p.Start?.AddYears(years),
                            End = p.End?.AddYears(years),
                        }
                    ),
                ],
            },
            Budget = new Budget
            {
                Rows = [.. form.Budget.Rows.Select(r => r with { Year = r.Year + years })],
                CoFunding = [.. form.Budget.CoFunding.Select(c => c with { Year = c.Year + years })],
                Sought = [.. form.Budget.Sought.Select(s => s with { Year = s.Year + years })],
            },
            Answers = form
                .Answers.Where(a =>
                    association.FormInForce.Question(a.Key) is { Kind: not (QuestionKind.Date or QuestionKind.Part) }
                )
                .ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal),
        };
    }

    private static int? FirstYearOf(ApplicationForm form) =>
        form.Period.Start?.Year ?? (form.Budget.Rows.Count == 0 ? null : form.Budget.Rows.Min(r => r.Year));
}
