using Funding.Core;
using Funding.Pages.Forms;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Applying;

/// <summary>A row of a list of applications.</summary>
/// <param name="Id">The application.</param>
/// <param name="CaseNumber">Its number, when it has one.</param>
/// <param name="Title">The project's name, possibly empty in a draft.</param>
/// <param name="Applicant">The applicant's name.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Sought">What is sought.</param>
/// <param name="At">When it was submitted, or created while a draft.</param>
public sealed record ApplicationRow(
    ApplicationId Id,
    string? CaseNumber,
    string Title,
    string Applicant,
    ApplicationStage Stage,
    Money Sought,
    DateTimeOffset? At
);

/// <summary>A report being written, by an applicant who is signed in or has a link.</summary>
/// <param name="Application">The state.</param>
/// <param name="Report">Which report.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="BackTo">The page before, or null for a link.</param>
/// <param name="State">What is typed.</param>
/// <param name="Theirs">What a colleague has saved meanwhile, when that is not what is typed.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record ReportModel(
    Application Application,
    Report Report,
    string Action,
    string? BackTo,
    FormState State,
    ReportDraft? Theirs = null,
    string? NoticeKey = null
);

/// <summary>A request for an instalment, being written.</summary>
/// <param name="Application">The state.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="FileTypes">File name extensions that may be attached.</param>
/// <param name="State">What is typed.</param>
public sealed record RequestModel(Application Application, string Action, string FileTypes, FormState State);

/// <summary>Changes that can be asked for while the agreement runs, and those that have been.</summary>
/// <param name="Application">The state.</param>
/// <param name="Action">Where the forms are sent.</param>
/// <param name="Refused">The form that was refused, with what was typed, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record AmendmentsModel(
    Application Application,
    string Action,
    FormState? Refused,
    string? NoticeKey = null
)
{
    /// <summary>The form of an act: as refused, or with these values.</summary>
    public FormState Form(string act, params IEnumerable<KeyValuePair<string, string?>> values) =>
        Refused is { } refused && string.Equals(refused.Act, act, StringComparison.Ordinal)
            ? refused
            : FormState.Of(act, values);
}
