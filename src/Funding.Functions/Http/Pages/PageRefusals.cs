using Funding.Core;
using Funding.Functions.Security;
using Funding.Pages.Forms;

namespace Funding.Functions.Http.Pages;

/// <summary>The domain's refusals as faults of a page's form.</summary>
internal static class PageRefusals
{
    /// <summary>Every fault, at its field where the page has one.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="visit">In whose language.</param>
    /// <param name="fieldAt">The page's field at a JSON pointer, or null.</param>
    public static IReadOnlyList<FieldError> Of(Refusal refusal, Visit visit, Func<string?, string?> fieldAt)
    {
        SecurityEvents.Refused(visit.Request.HttpContext, refusal.Code);
        if (refusal.Problems.Count == 0)
        {
            return [new FieldError(fieldAt(refusal.Field), visit.Say(refusal.Text))];
        }
        return
        [
            .. refusal
                .Problems.Select(problem => new FieldError(fieldAt(problem.Field), visit.Say(problem.Text)))
                .Distinct(),
        ];
    }

    /// <summary>The field named by the last part of the pointer: right for forms without lists.</summary>
    public static Func<string?, string?> ByName(params IReadOnlyCollection<string> fields) =>
        place =>
        {
            var name = place?.Trim('/').Replace('/', '.');
            return name is null ? null
                : fields.Contains(name, StringComparer.Ordinal) ? name
                : fields.FirstOrDefault(field => name.StartsWith(field, StringComparison.Ordinal));
        };
}
