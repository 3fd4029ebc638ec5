using System.Diagnostics;
using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Funding.Pages.Records;

/// <summary>Draws up generated documents. The same content gives the same text, whenever and wherever it is drawn up.</summary>
public sealed class RecordRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The whole HTML document.</summary>
    public Task<string> RenderAsync(RecordContent content) =>
        content switch
        {
            ApplicationCopy copy => RenderAsync<ApplicationCopyPaper, ApplicationCopy>(copy),
            DecisionLetter letter => RenderAsync<DecisionPaper, DecisionLetter>(letter),
            AgreementDocument agreement => RenderAsync<AgreementPaper, AgreementDocument>(agreement),
            AmendmentDocument amendment => RenderAsync<AmendmentPaper, AmendmentDocument>(amendment),
            MinutesDocument minutes => RenderAsync<MinutesPaper, MinutesDocument>(minutes),
            _ => throw new UnreachableException(),
        };

    private async Task<string> RenderAsync<TPaper, TContent>(TContent content)
        where TPaper : RecordComponent<TContent>
        where TContent : RecordContent
    {
        var renderer = new HtmlRenderer(services, loggers);
        await using (renderer)
        {
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                // Flows with this call only: the caller's culture is untouched.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf("sv");
                var output = await renderer.RenderComponentAsync<TPaper>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>(StringComparer.Ordinal)
                        {
                            [nameof(RecordComponent<>.Content)] = content,
                        }
                    )
                );
                return output.ToHtmlString();
            });
        }
    }
}
