using System.Globalization;
using Funding.Core;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Reading;

/// <summary>Says where in a file something was found.</summary>
internal static class FoundWords
{
    /// <summary>"rad 3, 7 och fler": the places that are known, or nothing but that there are some.</summary>
    internal static string Where(IStringLocalizer<Texts> texts, FoundNumbers found)
    {
        if (found.At.Count == 0)
        {
            return texts["Files.Somewhere"];
        }
        var places = string.Join(", ", found.At.Select(at => at.ToString(CultureInfo.CurrentCulture)));
        var more = found.Count > found.At.Count ? texts["Files.AndMore"].Value : "";
        return texts[$"FilePlace.{found.Place}", places].Value + more;
    }
}
