using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Funding.Pages.Layout;

/// <summary>Renders a page to HTML on the server, in the language of its frame.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The whole HTML document of <typeparamref name="TPage"/>.</summary>
    public async Task<string> RenderAsync<TPage, TModel>(PageFrame frame, TModel model)
        where TPage : PageComponent<TModel>
    {
        var renderer = new HtmlRenderer(services, loggers);
        await using (renderer)
        {
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                // Flows with this call only: the caller's culture is untouched.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formatting.Formats.CultureOf(
                    frame.Language
                );
                var output = await renderer.RenderComponentAsync<Root>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>(StringComparer.Ordinal)
                        {
                            [nameof(Root.Frame)] = frame,
                            [nameof(Root.Body)] = (RenderFragment)(
                                builder =>
                                {
                                    builder.OpenComponent<TPage>(0);
#pragma warning disable MA0115 // The analyzer does not look at the constraint: every TPage has Model.
                                    builder.AddComponentParameter(1, nameof(PageComponent<>.Model), model);
#pragma warning restore MA0115
                                    builder.CloseComponent();
                                }
                            ),
                        }
                    )
                );
                return output.ToHtmlString();
            });
        }
    }
}
