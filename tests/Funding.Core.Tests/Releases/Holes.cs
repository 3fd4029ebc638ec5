using System.Collections;
using System.Reflection;

namespace Funding.Core.Tests;

/// <summary>Finds members that are null although they never should be, anywhere in a value.</summary>
internal static class Holes
{
    internal static IEnumerable<string> In(object value, string place)
    {
        if (value is IEnumerable rows and not string)
        {
            return rows.Cast<object?>().SelectMany(row => row is null ? [$"{place} has a null row"] : In(row, place));
        }

        return value.GetType().Assembly != typeof(Application).Assembly || value is Enum
            ? []
            : value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(member => member.CanWrite)
                .SelectMany(member => In(member, value, $"{value.GetType().Name}.{member.Name}"));
    }

    private static IEnumerable<string> In(PropertyInfo member, object owner, string place) =>
        member.GetValue(owner) is { } inner ? In(inner, place)
        : new NullabilityInfoContext().Create(member).ReadState == NullabilityState.NotNull ? [$"{place} is null"]
        : [];
}
