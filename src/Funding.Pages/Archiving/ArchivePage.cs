using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Archiving;

/// <summary>A page that is read from a disk.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class ArchivePage<TModel> : ComponentBase
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>The texts.</summary>
    [Inject]
    protected IStringLocalizer<Texts> T { get; set; } = default!;
}
