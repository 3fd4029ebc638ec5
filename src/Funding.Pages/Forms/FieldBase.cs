using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Forms;

/// <summary>A field of a form: label, hint, the secretariat's question, faults, and the value as typed.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Name that is sent.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Visible label.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What to write, said beforehand.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Marks the field as one that may be left empty.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The form that the field stands in.</summary>
    [CascadingParameter]
    public FormState Form { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<Texts> T { get; set; } = default!;

    private protected string Id => Form.IdOf(Name);

    private protected string? Value => Form.Value(Name);

    private protected bool Faulty => Form.ErrorsOf(Name).Any();

    private protected string? Invalid => Faulty ? "true" : null;

    private protected string? DescribedBy
    {
        get
        {
            var ids = new List<string>(3);
            if (Hint is not null)
                ids.Add(Id + "-hint");
            if (Form.QuestionOf(Name) is not null)
                ids.Add(Id + "-question");
            if (Faulty)
                ids.Add(Id + "-error");
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }
}
