using System.Reflection;

namespace Funding.Core.Tests;

/// <summary>The codes that refusals may have.</summary>
internal static class Codes
{
    internal static readonly IReadOnlyList<string> Refusals = Of(typeof(RefusalCode));

    internal static readonly IReadOnlyList<string> Problems = Of(typeof(ProblemCode));

    private static IReadOnlyList<string> Of(Type codes) =>
        [
            .. codes
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => f.IsLiteral)
                .Select(f => (string)f.GetRawConstantValue()!),
        ];
}
