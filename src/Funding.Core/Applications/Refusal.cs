using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What sort of answer a refusal is, for those who must choose a status code or a page.</summary>
[JsonConverter(typeof(CamelCaseEnum<RefusalKind>))]
public enum RefusalKind
{
    /// <summary>It does not go with the state as it is.</summary>
    Conflict,

    /// <summary>Something in what was sent is wrong.</summary>
    Invalid,

    /// <summary>The actor may not.</summary>
    Forbidden,

    /// <summary>It does not exist, or not for this actor.</summary>
    NotFound,
}

/// <summary>Why a command changes nothing, and what the person can do about it.</summary>
/// <param name="Code">Stable, kebab-case; one of <see cref="RefusalCode"/>, listed in docs/refusals.md.</param>
/// <param name="Text">A sentence that says what to do.</param>
/// <param name="Field">JSON pointer to the place in what was sent, when there is one.</param>
public sealed record Refusal(string Code, LocalizedText Text, string? Field = null)
{
    /// <summary>What sort of answer it is.</summary>
    public RefusalKind Kind { get; init; }

    /// <summary>Every fault found, when there can be several at once.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];
}

/// <summary>One fault in what was sent.</summary>
/// <param name="Field">JSON pointer such as <c>/budget/rows/3/amount</c>.</param>
/// <param name="Code">Stable, kebab-case; one of <see cref="ProblemCode"/>, listed in docs/refusals.md.</param>
/// <param name="Text">A sentence that says what to do.</param>
public sealed record FieldProblem(string Field, string Code, LocalizedText Text);
