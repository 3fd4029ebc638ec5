using Funding.Core;
using Funding.Pages.Forms;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Listing;

/// <summary>A case in the office's list.</summary>
/// <param name="Id">The application.</param>
/// <param name="CaseNumber">Its number, when it has one.</param>
/// <param name="Title">The project's name.</param>
/// <param name="Applicant">The applicant's name.</param>
/// <param name="Contact">The applicant's contact, when one is named.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Sought">What is sought.</param>
/// <param name="SubmittedAt">When it came in.</param>
/// <param name="Officer">Who handles it, or null.</param>
/// <param name="Deadline">The next day by which something is to be done.</param>
/// <param name="DeadlineKind">What is to be done by then.</param>
/// <param name="IsOverdue">Whether that day has passed.</param>
public sealed record CaseRow(
    ApplicationId Id,
    string? CaseNumber,
    string Title,
    string Applicant,
    string? Contact,
    ApplicationStage Stage,
    Money Sought,
    DateTimeOffset? SubmittedAt,
    string? Officer,
    DateOnly? Deadline,
    DeadlineKind? DeadlineKind,
    bool IsOverdue
);

/// <summary>A named filter to choose.</summary>
/// <param name="Name">Its name, as shown.</param>
/// <param name="Query">The filter as the end of an address.</param>
/// <param name="Id">Which of the person's own it is; null when everybody has it.</param>
public sealed record CaseView(string Name, string Query, string? Id = null);

/// <summary>A page of a list of cases, and the ways to the others.</summary>
/// <param name="Rows">The cases.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
/// <param name="PreviousHref">The page before, or null.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="Count">How many there are altogether, in words; null when nobody has counted.</param>
/// <param name="Looked">How many cases were looked at, when the page is not full although there may be more.</param>
public sealed record CaseResults(
    IReadOnlyList<CaseRow> Rows,
    string? FirstHref,
    string? PreviousHref,
    string? NextHref,
    string? Count,
    int? Looked
);

/// <summary>The office's list of cases.</summary>
/// <param name="Filter">What is shown.</param>
/// <param name="Results">This page of it.</param>
/// <param name="Views">Named filters: everybody's first, then the person's own.</param>
/// <param name="Officers">Those who can have a case.</param>
/// <param name="Applicants">The organisations that can have applied, by number.</param>
/// <param name="Years">The years to choose from, latest first.</param>
/// <param name="MayHandle">Whether the reader may assign and remind.</param>
/// <param name="MostExported">Most cases in one exported file.</param>
/// <param name="AllMarked">Whether every case of the page is marked.</param>
/// <param name="Refused">The form that was refused, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record CaseListModel(
    CaseFilter Filter,
    CaseResults Results,
    IReadOnlyList<CaseView> Views,
    IReadOnlyList<Choice> Officers,
    IReadOnlyList<Choice> Applicants,
    IReadOnlyList<int> Years,
    bool MayHandle,
    int MostExported,
    bool AllMarked = false,
    FormState? Refused = null,
    string? NoticeKey = null
)
{
    /// <summary>Where the list is, with its filter.</summary>
    public string Here =>
        Filter.ToQuery() is { Length: > 0 } query ? $"/staff/applications?{query}" : "/staff/applications";

    /// <summary>The address with one more thing said.</summary>
    public string With(string said) => $"{Here}{(Here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{said}";
}

/// <summary>What became of one of several cases.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its number and title; null when the reader may not know of it.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Why nothing was, when it was refused.</param>
public sealed record BulkRow(string Id, string? Name, BulkOutcome Outcome, string? Reason = null);

/// <summary>What became of a case when several were to be changed at once.</summary>
public enum BulkOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It could not be done.</summary>
    Refused,
}

/// <summary>What became of several cases.</summary>
/// <param name="Act">What was to be done: <c>assign</c> or <c>remind</c>.</param>
/// <param name="Officer">Whose they were to be; null: nobody's.</param>
/// <param name="Rows">Each case.</param>
/// <param name="BackHref">The list.</param>
public sealed record BulkModel(string Act, string? Officer, IReadOnlyList<BulkRow> Rows, string BackHref);

/// <summary>What a search found.</summary>
/// <param name="Text">The words, as typed.</param>
/// <param name="Results">A page of it; null when nothing was asked.</param>
public sealed record CaseSearchModel(string Text, CaseResults? Results);
