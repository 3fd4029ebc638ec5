using Funding.Pages.Archiving;
using Funding.Pages.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Pages.Layout;

/// <summary>Registers what rendering pages needs; nothing of Blazor's interactivity.</summary>
public static class PageServices
{
    /// <summary>Adds the renderer and the texts in Swedish and English.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<PageRenderer>();
        services.AddScoped<RecordRenderer>();
        services.AddScoped<ArchiveRenderer>();
        return services;
    }
}
