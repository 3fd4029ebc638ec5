using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Listing;

/// <summary>Filters in addresses.</summary>
internal static class CaseFilters
{
    private static readonly string[] _names =
    [
        "q",
        "applicant",
        "year",
        "officer",
        "waits",
        "deadline",
        "from",
        "to",
        "order",
    ];

    /// <summary>Whether more is asked for than the plain lists by stage.</summary>
    internal static bool AnyIn(HttpRequest request) => _names.Any(name => request.Query[name].ToString().Length > 0);

    /// <summary>The filter, for programs: what is no value is refused.</summary>
    internal static Result<CaseFilter> Strict(HttpRequest request)
    {
        var filter = CaseFilter.Read(name => request.Query[name], out var wrong);
        return wrong.Count == 0 ? filter
            : wrong[0] == "stage" ? KnownProblems.UnknownStage
            : KnownProblems.InvalidFilter(wrong[0]);
    }

    /// <summary>The filter, for people: what is no value is left out.</summary>
    internal static CaseFilter Lenient(HttpRequest request) => CaseFilter.Read(name => request.Query[name], out _);

    /// <summary>Words alone.</summary>
    internal static Result<CaseFilter> OfSearch(HttpRequest request)
    {
        var text = request.Query["q"].ToString().Trim();
        return text.Length is > 0 and <= CaseFilter.LongestText
            ? CaseFilter.All with
            {
                Text = text,
            }
            : KnownProblems.InvalidFilter("q");
    }

    /// <summary>The name of what a filter lists, to which its pages belong.</summary>
    internal static string ListOf(CaseFilter filter) => "cases|" + filter.ToQuery();
}
