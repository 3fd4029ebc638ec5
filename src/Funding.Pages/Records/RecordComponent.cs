using Funding.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Records;

/// <summary>A generated document: its content in, a complete HTML file out. In Swedish, the language of the record.</summary>
public abstract class RecordComponent<TContent> : ComponentBase
    where TContent : RecordContent
{
    /// <summary>All that the document says.</summary>
    [Parameter, EditorRequired]
    public TContent Content { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<Texts> T { get; set; } = default!;
}
