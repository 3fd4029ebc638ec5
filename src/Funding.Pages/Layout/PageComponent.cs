using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Layout;

/// <summary>A page: one view model in, HTML out.</summary>
public abstract class PageComponent<TModel> : ComponentBase
{
    /// <summary>All that the page shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    [CascadingParameter]
    private protected PageFrame Frame { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<Texts> T { get; set; } = default!;
}
