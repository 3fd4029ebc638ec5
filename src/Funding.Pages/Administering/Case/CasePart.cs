using Funding.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Administering.Case;

/// <summary>Which acts are shown.</summary>
public enum ActsShown
{
    /// <summary>All that belong here.</summary>
    All,

    /// <summary>Those that are the next thing to do.</summary>
    Next,

    /// <summary>The others.</summary>
    Other,
}

/// <summary>A part of the office's page of a case.</summary>
public abstract class CasePart : ComponentBase
{
    /// <summary>The page's model.</summary>
    [Parameter, EditorRequired]
    public StaffCaseModel Model { get; set; } = default!;

    /// <summary>Which acts are shown.</summary>
    [CascadingParameter]
    public ActsShown Shown { get; set; }

    /// <summary>The texts in the reader's language.</summary>
    [Inject]
    protected IStringLocalizer<Texts> T { get; set; } = default!;

    /// <summary>The case.</summary>
    protected Application App => Model.Application;

    /// <summary>The form as it was last sent in.</summary>
    protected ApplicationForm Form => App.SubmittedForm ?? App.Form;

    /// <summary>The tab's address, to which its forms are sent.</summary>
    protected string Href => Model.Href;

    /// <summary>Whether what belongs to the next thing to do is shown.</summary>
    protected bool ShowsNext => Shown is not ActsShown.Other;

    /// <summary>Whether the reader may do it.</summary>
    protected bool May(ApplicationAction action) => Model.May.Contains(action);

    /// <summary>A field that is filled in.</summary>
    protected static KeyValuePair<string, string?> Pair(string name, string? value) => new(name, value);
}
