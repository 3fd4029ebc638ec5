namespace Funding.Core;

/// <summary>What holds for every text that people write: it has an end, and no personal identity numbers.</summary>
internal static class TextRules
{
    /// <summary>Longest single text, in characters.</summary>
    internal const int Longest = 10_000;

    /// <summary>The faults of one text.</summary>
    internal static IEnumerable<FieldProblem> Check(string field, string? text, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return required ? [Problem.Required(field)] : [];
        }

        return
        [
            .. text.Length > Longest ? [Problem.TooLong(field)] : Array.Empty<FieldProblem>(),
            .. IdentityNumberGuard.FindsIn(text)
                ? [Problem.PersonalIdentityNumber(field)]
                : Array.Empty<FieldProblem>(),
        ];
    }

    /// <summary>A refusal when there are faults, else null.</summary>
    internal static Refusal? RefusalOf(IEnumerable<FieldProblem> problems)
    {
        var found = problems.ToList();
        return found.Count == 0 ? null : Refusals.InvalidInput(found);
    }
}
