using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Functions.Embedded.Triggers.Http;

/// <summary>Turns the text of a route or query value into the type that a parameter has. Invariant culture.</summary>
internal static class TextConversion
{
    private delegate bool TryParse(string text, out object? value);

    private static readonly ConcurrentDictionary<Type, TryParse?> _known = new();

    internal static bool Supports(Type type) => Find(type) is not null;

    internal static bool TryConvert(string text, Type type, out object? value)
    {
        value = null;
        return Find(type)?.Invoke(text, out value) ?? false;
    }

    private static TryParse? Find(Type type) =>
        _known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t => Make(t));

    private static TryParse? Make(Type type)
    {
        if (type == typeof(string))
        {
            return Text;
        }

        if (type.IsEnum)
        {
            return (string text, out object? value) => Name(type, text, out value);
        }

        // Their own parsing reads 1,5 as fifteen.
        if (type == typeof(decimal))
        {
            return Number<decimal>;
        }

        if (type == typeof(double))
        {
            return Number<double>;
        }

        if (type == typeof(float))
        {
            return Number<float>;
        }

        return type.GetInterfaces().Contains(ParsableOf(type))
            ? typeof(TextConversion)
                .GetMethod(nameof(Parsable), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .CreateDelegate<TryParse>()
            : null;
    }

    private static Type? ParsableOf(Type type)
    {
        try
        {
            return typeof(IParsable<>).MakeGenericType(type);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Text(string text, out object? value)
    {
        value = text;
        return true;
    }

    // By name alone: a number that happens to be a member would bind the order of the members.
    private static bool Name(Type type, string text, out object? value)
    {
        var known = Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase);
        value = known ? Enum.Parse(type, text, ignoreCase: true) : null;
        return known;
    }

    private static bool Number<T>(string text, out object? value)
        where T : System.Numerics.INumberBase<T>
    {
        var ok =
            T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number);
        value = ok ? number : null;
        return ok;
    }

    private static bool Parsable<T>(string text, out object? value)
        where T : IParsable<T>
    {
        var ok = T.TryParse(text, CultureInfo.InvariantCulture, out var parsed);
        value = ok ? parsed : null;
        return ok;
    }
}
