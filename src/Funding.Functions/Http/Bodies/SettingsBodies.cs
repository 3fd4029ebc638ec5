using System.Text.Json;
using Funding.Core;

namespace Funding.Functions.Http.Bodies;

/// <summary>Numbers that change.</summary>
/// <param name="From">The first day.</param>
/// <param name="Values">The new values by name, as in docs/settings.md; what is left out stays.</param>
/// <param name="Reason">Why.</param>
internal sealed record RulesBody(DateOnly From, JsonElement Values, string Reason);

internal sealed record FormBody(DateOnly From, FormDefinition Form, string Reason);

internal sealed record LetterBody(DateOnly From, string Opening, string Closing, string Reason);

internal sealed record FrameBody(Money Amount, string Reason, IReadOnlyList<FunderShare>? Shares = null);
