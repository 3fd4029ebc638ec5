using Microsoft.Extensions.Localization;

namespace Funding.Pages.Applying;

/// <summary>The word a reader sees for a value of the domain: never its code.</summary>
public static class Words
{
    /// <summary>The text <c>{Enum}.{Value}</c>; a test holds that each has one in both languages.</summary>
    public static string Word<T>(this IStringLocalizer<Texts> texts, T value)
        where T : struct, Enum => texts[$"{typeof(T).Name}.{value}"];

    /// <summary>All values as choices.</summary>
    public static IReadOnlyList<Forms.Choice> ChoicesOf<T>(this IStringLocalizer<Texts> texts)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new Forms.Choice(value.ToString(), texts.Word(value)))];
}
