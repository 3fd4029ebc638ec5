using System.Globalization;
using Funding.Pages.Extracting;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Funding.Pages.Archiving;

/// <summary>The pages of an archive, in Swedish: each whole by itself, so that it can be read from a disk in fifty years.</summary>
public sealed class ArchiveRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The first page.</summary>
    public Task<string> RenderAsync(ArchiveIndexModel model) => RenderAsync<ArchiveIndex, ArchiveIndexModel>(model);

    /// <summary>The trail.</summary>
    public Task<string> RenderAsync(ArchiveTrailModel model) => RenderAsync<ArchiveTrail, ArchiveTrailModel>(model);

    /// <summary>The first page of an extract.</summary>
    public Task<string> RenderAsync(ExtractIndexModel model) => RenderAsync<ExtractIndex, ExtractIndexModel>(model);

    /// <summary>A document of an extract that is an event or a mail.</summary>
    public Task<string> RenderAsync(ExtractPaperModel model) => RenderAsync<ExtractPaper, ExtractPaperModel>(model);

    private async Task<string> RenderAsync<TPage, TModel>(TModel model)
        where TPage : ArchivePage<TModel>
    {
        var renderer = new HtmlRenderer(services, loggers);
        await using (renderer)
        {
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf("sv");
                var output = await renderer.RenderComponentAsync<TPage>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>(StringComparer.Ordinal)
                        {
                            [nameof(ArchivePage<>.Model)] = model,
                        }
                    )
                );
                return output.ToHtmlString();
            });
        }
    }
}
