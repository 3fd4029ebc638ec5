namespace Funding.Core;

/// <summary>Why a command changes nothing, and what the person can do about it.</summary>
/// <param name="Code">Stable, kebab-case; listed in docs/refusals.md.</param>
/// <param name="Text">A sentence that says what to do.</param>
/// <param name="Field">JSON pointer to the place in what was sent, when there is one.</param>
public sealed record Refusal(string Code, LocalizedText Text, string? Field = null)
{
    /// <summary>Every fault found, when there can be several at once.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];
}

/// <summary>One fault in what was sent.</summary>
/// <param name="Field">JSON pointer such as <c>/budget/rows/3/amount</c>.</param>
/// <param name="Code">Stable, kebab-case; listed in docs/refusals.md.</param>
/// <param name="Text">A sentence that says what to do.</param>
public sealed record FieldProblem(string Field, string Code, LocalizedText Text);
