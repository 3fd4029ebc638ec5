namespace Funding.Core;

/// <summary>Lists as they come from outside: absent lists are empty and <c>null</c> rows are left out.</summary>
internal static class Rows
{
    internal static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? rows)
        where T : class =>
        rows is null ? []
        : rows.Any(r => r is null) ? [.. rows.Where(r => r is not null)]
        : rows;
}
